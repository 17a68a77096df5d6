package io.vtool.multipath.regex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extended regular expressions as the GNU C library reads them. */
class ExtendedRegexTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "LUN|LUN C-Mode|true",
                "^DF|DF600F|true",
                "^DF|XDF|false",
                ".*||true",
                "NVM[eE]|NVMe|true",
                "\"^(RAID|DISK|VRAID)\"|VRAID 5|true",
                "\"^(RAID|DISK|VRAID)\"|LUNZ|false",
                "SAN ARRAY$|SAN ARRAY|true",
                "SAN ARRAY$|SAN ARRAY ALUA|false",
                "IBM[ ]+2145|IBM   2145|true",
                "a{2,3}b|xaab|true",
                "^a{2,3}b|aaaab|false",
                "[[:digit:]]{4}|a2107900|true",
                "[^[:alpha:]]|abc|false",
                "a)|a)|true",
                "\\.|a.b|true",
                "\\.|ab|false",
                "\\bmd\\b|a md b|true",
                "\\bmd\\b|amd b|false",
                "[]a]|]|true",
                "(a*)*b|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac|false",
                "x?y+|y|true",
                "()|anything|true",
            })
    void matches(String expression, String text, boolean expected) {
        assertThat(ExtendedRegex.matches(expression, text == null ? "" : text)).isEqualTo(expected);
    }

    @Test
    void alternativesAreTriedEverywhere() {
        assertThat(ExtendedRegex.matches("^(sd[a-z]|dasd[a-z]|nvme[0-9])", "nvme0n1"))
                .isTrue();
        assertThat(ExtendedRegex.matches("^(sd[a-z]|dasd[a-z]|nvme[0-9])", "loop0"))
                .isFalse();
        assertThat(ExtendedRegex.matches("(A6189A|HSV1[01]1|)", "")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a",
                "[a",
                "*a",
                "a|*",
                "^*",
                "{2}",
                "a{2",
                "a{3,1}",
                "a{x}",
                "[z-a]",
                "[[:no:]]",
                "\\",
                "(?:a)",
                "+"
            })
    void invalidOnesMatchNothing(String expression) {
        assertThat(ExtendedRegex.of(expression)).isNull();
        assertThat(ExtendedRegex.matches(expression, "a")).isFalse();
    }

    @Test
    void nestedIntervalsAreBounded() {
        assertThat(ExtendedRegex.of("((a{1000}){1000}){1000}")).isNull();
        assertThat(ExtendedRegex.of("(".repeat(5000) + ")".repeat(5000))).isNull();
    }
}
