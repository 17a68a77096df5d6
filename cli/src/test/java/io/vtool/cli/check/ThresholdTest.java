package io.vtool.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.cli.failure.UsageError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    /** The examples of the guidelines, ends included. */
    @ParameterizedTest
    @CsvSource({
        "10, -1, true",
        "10, 0, false",
        "10, 10, false",
        "10, 11, true",
        "10:, 9, true",
        "10:, 10, false",
        "10:, 1000000, false",
        "~:10, -1000, false",
        "~:10, 10, false",
        "~:10, 11, true",
        "10:20, 9, true",
        "10:20, 10, false",
        "10:20, 20, false",
        "10:20, 21, true",
        "@10:20, 9, false",
        "@10:20, 10, true",
        "@10:20, 20, true",
        "@10:20, 21, false",
        "@5, 3, true",
        "0.5:, 0.4, true",
        "-5:-1, -3, false"
    })
    void rangesAlertAsTheGuidelinesSay(String range, double value, boolean alerts) {
        assertThat(Threshold.parse("-w", range).alerts(value)).isEqualTo(alerts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", ":10", "20:10", "x", "1:2:3", "1e9", "--1", "~", "5:~"})
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> Threshold.parse("-w", text)).isInstanceOf(UsageError.class);
    }

    @Test
    void aTildeThatTheShellTookIsExplained() {
        assertThatThrownBy(() -> Threshold.parse("-w", "/home/me:10")).hasMessageContaining("quotes");
    }
}
