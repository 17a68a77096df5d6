package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and what sg_decode_sense 1.46 takes them for. */
class SgNumberTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "17,17",
                "0x1f,31",
                "0X1F,31",
                "1fh,31",
                "2k,2048",
                "2kB,2000",
                "2KiB,2048",
                "2kD,2000",
                "3x4,12",
                "3X4,12",
                "1+1,2",
                "+1+1,3",
                "0x3x2,6",
                "0x+0x2x2,8",
                "0x2+3,5",
                "5c,5",
                "5w,10",
                "2b,1024",
                "5w1,10",
                "0kiBx,0",
                "0x9 5,9",
                " 71H,113",
                "740G-,0",
                "211170240222111016326+1+1,1",
                "0x0x,0",
            })
    void isTheNumber(String word, int number) {
        assertThat(SgNumber.parse(word)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "x",
        "k",
        "-1",
        "0x3w",
        "0X9w1",
        "0x0g",
        "29hKiB",
        "2kx",
        "2kI",
        "5z",
        "3x",
        "1+",
        "0x",
        "0x50240647230221272#"
    })
    void isNoNumber(String word) {
        assertThat(SgNumber.parse(word)).isNegative();
    }

    @Test
    void takesAnyWord() {
        Random random = new Random(1);
        String letters = "0123456789abcdefxXhHkKmMgGwcbBDi+-#, \t";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder word = new StringBuilder();
            for (int n = random.nextInt(26); n > 0; n--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            SgNumber.parse(word.toString());
        }
    }
}
