package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {
    @ParameterizedTest
    @CsvSource({
        "0x3f,63",
        "3f,63",
        "3Fh,63",
        "0X3F,63",
        "0,0",
        "h,-1",
        "0x,-1",
        "'',-1",
        "xyz,-1",
        "12345678,-1",
        "3g,-1"
    })
    void readsHexadecimalInEveryWayPeopleTypeIt(String word, int number) {
        assertThat(Codes.parse(word)).isEqualTo(number);
    }
}
