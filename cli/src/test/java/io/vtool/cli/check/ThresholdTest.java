package io.vtool.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.cli.failure.UsageError;
import java.math.BigDecimal;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    /** Of the guidelines, with a start of 0 that may go without saying before a colon, as the plug-ins take it. */
    private static final Pattern RANGE = Pattern.compile("@?((~|-?[0-9.]+)?:)?(-?[0-9.]+)?");

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
        ":10, -1, true",
        ":10, 5, false",
        "~:, -1000, false",
        "@~:10, 10, true",
        "@~:10, 11, false",
        "@10:, 9, false",
        "@10:, 1000000, true",
        "0.5:, 0.4, true",
        "-5:-1, -3, false"
    })
    void rangesAlertAsTheGuidelinesSay(String range, double value, boolean alerts) {
        assertThat(Threshold.parse("-w", range).alerts(value)).isEqualTo(alerts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "@", ":", "@:", "20:10", "10:-1", ":-1", "10:20:", "~5", "1.2.3", ".", "-", "x", "1:2:3", "1e9",
                "--1", "~", "5:~"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> Threshold.parse("-w", text)).isInstanceOf(UsageError.class);
    }

    @Test
    void aTildeThatTheShellTookIsExplained() {
        assertThatThrownBy(() -> Threshold.parse("-w", "/home/me:10")).hasMessageContaining("quotes");
    }

    /** [@][start:][end], built from its parts; a value alerts outside of start to end, or inside with an at sign. */
    @Test
    void rangesOfAllShapesAlertByTheirEnds() {
        Random random = new Random(20260107);
        for (int i = 0; i < 5000; i++) {
            int low = random.nextInt(200) - 100;
            int high = low + random.nextInt(50);
            boolean inside = random.nextInt(3) == 0;
            int shape = random.nextInt(5);
            boolean endless = shape == 2 || shape == 4;
            String start = shape == 0 ? "" : shape == 1 || shape == 4 ? "~:" : tenths(low) + ":";
            int from = shape == 0 ? 0 : shape == 1 || shape == 4 ? Integer.MIN_VALUE : low;
            int to = endless ? Integer.MAX_VALUE : shape == 0 ? Math.abs(high) : high;
            String range = (inside ? "@" : "") + start + (endless ? "" : tenths(to));
            int value = random.nextInt(4) == 0 ? low : random.nextInt(4) == 0 ? to : random.nextInt(400) - 200;
            boolean within = value >= from && value <= to;
            assertThat(Threshold.parse("-w", range).alerts(value / 10.0))
                    .as("%s of %s", value / 10.0, range)
                    .isEqualTo(within == inside);
        }
    }

    private static String tenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1).toPlainString();
    }

    /** Any text is a range or is refused, and nothing else happens. */
    @Test
    void anyTextIsARangeOrIsRefused() {
        Random random = new Random(7);
        String letters = "0123456789@~:.-+e ,%x";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                Threshold range = Threshold.parse("-w", text.toString());
                assertThat(range.text()).isEqualTo(text.toString().strip());
                assertThat(RANGE.matcher(range.text()).matches())
                        .as(range.text())
                        .isTrue();
            } catch (UsageError e) {
                assertThat(e).hasMessageContaining("is not a range");
            }
        }
    }
}
