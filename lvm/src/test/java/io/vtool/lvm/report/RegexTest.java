package io.vtool.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
    @ParameterizedTest
    @CsvSource({
        "sda, /dev/sda, true",
        "^/dev, /dev/sda, true",
        "^dev, /dev/sda, false",
        "sda$, /dev/sda, true",
        "sd$, /dev/sda, false",
        "^[^s.*], -wi, true",
        "^[^s.*], swi, false",
        "^(a|bc)+$, abcbca, true",
        "^(a|bc)+$, abcb, false",
        "^ab?c$, ac, true",
        "^a*$, aaaa, true",
        "x-[0-9]+, x-42, true",
        "a\\., a.b, true",
        "a\\., ab, false",
        ".a, a, true"
    })
    void matches(String pattern, String text, boolean expected) {
        Regex regex = Regex.of(pattern);
        assertThat(regex).isNotNull();
        assertThat(regex.matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "*a", "(a", "a)", "[a", "a|", "a\\"})
    void whatIsNoExpressionIsRefused(String pattern) {
        assertThat(Regex.of(pattern)).isNull();
    }

    @Test
    void nestedRepetitionTakesNoLongTime() {
        Regex regex = Regex.of("^(((a*)*)*)*b$");
        assertThat(regex).isNotNull();
        assertThat(regex.matches("a".repeat(2000))).isFalse();
    }

    @Test
    void anyTextIsAnExpressionOrRefused() {
        SplittableRandom random = new SplittableRandom(7);
        String signs = "ab()[]|*+?.^$\\-c";
        for (int i = 0; i < 3000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                pattern.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThatCode(() -> {
                        Regex regex = Regex.of(pattern.toString());
                        if (regex != null) {
                            regex.matches("abc-a.b");
                        }
                    })
                    .as(pattern.toString())
                    .doesNotThrowAnyException();
        }
    }
}
