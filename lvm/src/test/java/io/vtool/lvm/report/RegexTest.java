package io.vtool.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexTest {
    private final StringBuilder text = new StringBuilder();
    private final Messages said = new Messages() {
        @Override
        public void print(String line) {}

        @Override
        public void printLines(CharSequence lines) {}

        @Override
        public void error(String line) {
            text.append(line).append('\n');
        }
    };

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
        ".a, a, true",
        "a), xa, true",
        "a)b, a, false"
    })
    void matches(String pattern, String text, boolean expected) {
        Regex regex = Regex.of(pattern, said);
        assertThat(regex).isNotNull();
        assertThat(regex.matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', M", "*a, MM", "(a, M", "[a, MM", "a|, BM", "|, MB", "a|b|, BBM", "a\\, M"})
    void whatIsNoExpressionIsRefusedInTheOrderOfItsFaults(String pattern, String faults) {
        assertThat(Regex.of(pattern, said)).isNull();
        StringBuilder expected = new StringBuilder();
        for (char fault : faults.toCharArray()) {
            expected.append(fault == 'M' ? "missing ')' in regular expression\n" : "Badly formed 'or' expression\n");
        }
        assertThat(text.toString()).isEqualTo(expected + "Parse error in regex\nCouldn't parse regex\n");
    }

    @Test
    void nestedRepetitionTakesNoLongTime() {
        Regex regex = Regex.of("^(((a*)*)*)*b$", said);
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
                        Regex regex = Regex.of(pattern.toString(), said);
                        if (regex != null) {
                            regex.matches("abc-a.b");
                        }
                    })
                    .as(pattern.toString())
                    .doesNotThrowAnyException();
        }
    }
}
