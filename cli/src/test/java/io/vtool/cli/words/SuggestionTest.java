package io.vtool.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> WORDS = List.of("decode", "scan", "lookup", "list", "completion");

    @ParameterizedTest
    @CsvSource({"decdoe,decode", "scna,scan", "lokup,lookup", "lst,list", "comp,completion", "SCAN,", "xyzzy,", "d,"})
    void theClosestWordWins(String word, String expected) {
        assertThat(Suggestion.closest(word, WORDS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"ab,ba,1", "abc,abc,0", "'',abc,3", "kitten,sitting,3", "ca,abc,3"})
    void distanceCountsSwapsOfNeighboursOnce(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theClauseIsEmptyWhenNothingIsClose() {
        assertThat(Suggestion.clause("zzz", WORDS)).isEmpty();
        assertThat(Suggestion.clause("scam", WORDS)).isEqualTo(", did you mean 'scan'?");
    }
}
