package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFilterTest {
    private static final long CODE = Code.pack(8, 0x2, 0, 5, 0x24, 0x10);

    @ParameterizedTest
    @CsvSource({
        "0x5/0x24/0x10, true",
        "5/24/10, true",
        "5/24, true",
        "5, true",
        "5/24/11, false",
        "6/24, false",
        "H:0x8, true",
        "h:8, true",
        "H:0x0, false",
        "H:0x8 D:0x2 P:0x0, true",
        "H:0x8 5/25, false",
        "'H:0x8  5/24', true",
    })
    void choosesByWhatItNames(String text, boolean chosen) {
        CodeFilter filter = CodeFilter.parse(text);
        assertThat(filter).isNotNull();
        assertThat(filter.accepts(CODE)).isEqualTo(chosen);
        assertThat(filter.accepts(Code.nvme(0x302))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "H:", "X:1", "5/", "/5", "5/24/0/1", "5/xyz", "H:0x123"})
    void refusesWhatIsNoCode(String text) {
        assertThat(CodeFilter.parse(text)).isNull();
    }
}
