package io.vtool.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypographyTest {
    private static final OptionShape SHAPE = shape(false);

    private static OptionShape shape(boolean files) {
        return new OptionShape() {
            @Override
            public boolean hasLong(String name) {
                return name.equals("json") || name.equals("from") || name.equals("output");
            }

            @Override
            public boolean keepsValue(String option) {
                return option.equals("--from");
            }

            @Override
            public boolean keepsOperands() {
                return files;
            }
        };
    }

    private static List<String> repaired(String... words) {
        return Typography.repair(List.of(words), SHAPE);
    }

    @Test
    void plainWordsAreLeftAlone() {
        List<String> words = List.of("--json", "a - b", "'x'", "--", "-y");
        assertThat(Typography.repair(words, SHAPE)).isSameAs(words);
    }

    @Test
    void aDashStandsForOneOrTwoHyphens() {
        assertThat(repaired("\u2013json", "\u2014output=text", "\u2013o", "\u2212v"))
                .containsExactly("--json", "--output=text", "-o", "-v");
        assertThat(repaired("\u2013\u2013json", "-\u2010json", "\u2013ll")).containsExactly("--json", "--json", "-ll");
    }

    @Test
    void aLoneDashIsStandardInputAndALongOneEndsTheOptions() {
        assertThat(repaired("\u2013")).containsExactly("-");
        assertThat(repaired("\u2014", "\u2013json")).containsExactly("--", "-json");
    }

    @Test
    void curlyQuotesQuote() {
        assertThat(repaired("\u201creservation", "conflict\u201d")).containsExactly("reservation conflict");
        assertThat(repaired("--output=\u201cjson\u201d", "\u2018a\u2019")).containsExactly("--output=json", "a");
        assertThat(repaired("device", "\u201cnaa.6")).containsExactly("device", "\"naa.6");
    }

    @Test
    void blanksThatDoNotBreakSeparateOptionsFromValues() {
        assertThat(repaired("--output\u00a0json")).containsExactly("--output", "json");
        assertThat(repaired("--out\u200bput=json")).containsExactly("--output=json");
        assertThat(Typography.lead(List.of("sense\u00a0decode", "a\u00a0b"), 2))
                .containsExactly("sense", "decode", "a\u00a0b");
    }

    @Test
    void theMultiplicationSignIsAnXOnlyInNumbers() {
        assertThat(repaired("0\u00d728 H:0\u00d70 2\u00d74")).containsExactly("0x28 H:0x0 2\u00d74");
    }

    @Test
    void namesOfFilesAreKept() {
        assertThat(repaired("--from", "Log \u2013 May.txt", "\u2013v"))
                .containsExactly("--from", "Log \u2013 May.txt", "-v");
        assertThat(repaired("\u2013from=Log\u2013May")).containsExactly("--from=Log\u2013May");
        assertThat(Typography.repair(List.of("\u2013json", "a\u2013b"), shape(true)))
                .containsExactly("--json", "a\u2013b");
    }
}
