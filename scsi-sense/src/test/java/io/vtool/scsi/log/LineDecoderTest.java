package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LineDecoderTest {
    private static final LineDecoder DECODER = new LineDecoder();
    private static final int EVENTS = 13;
    private static final int LINE = 14;

    static List<String> rows(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(LineDecoderTest.class.getResourceAsStream(name))) {
            List<String> rows =
                    new ArrayList<>(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
            rows.removeIf(row -> row.startsWith("#"));
            return rows;
        }
    }

    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("lines.tsv", "collected-lines.tsv", "unseen-lines.tsv")) {
            List<String> rows = rows(name);
            lines.addAll(rows.subList(1, rows.size()));
        }
        return lines;
    }

    static List<String> proseLines() throws IOException {
        return rows("no-event-lines.txt");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatTheLinePrints(String row) {
        String[] cells = row.split("\t", -1);
        List<StatusEvent> events = DECODER.decode(7, cells[LINE]);
        if (cells[0].equals("no-sense-event")) {
            assertThat(events).isEmpty();
            return;
        }
        StatusEvent event = first(events);
        if (event == null) {
            assertThat(String.join("", List.of(cells).subList(1, 9))).isEmpty();
            return;
        }
        assertThat(event.line()).isEqualTo(7);
        assertThat(numbers(event)).isEqualTo(String.join(" ", List.of(cells).subList(1, 9)));
        assertThat(text(event.deviceId())).isEqualTo(cells[11]);
        assertThat(text(event.pathId())).isEqualTo(cells[12]);
        assertThat(text(event.act())).isEqualTo(cells[10]);
        if (!cells[9].isEmpty()) {
            assertThat(text(event.senseKind()).toLowerCase(Locale.ROOT)).isEqualTo(cells[9]);
        }
        if (!cells[EVENTS].isEmpty()) {
            assertThat(events).hasSize(Integer.parseInt(cells[EVENTS]));
        }
    }

    @ParameterizedTest
    @MethodSource("proseLines")
    void inventsNothing(String line) {
        assertThat(DECODER.decode(1, line)).isEmpty();
    }

    @Test
    void givesTheDetailsOfACommand() {
        StatusEvent event = DECODER.decode(1, "sd 6:0:7:0: [sdq] tag#5 CDB: Read(10): 28 00 0c 56 c6 10 00 00 18 00")
                .get(0);
        assertThat(event.details().lba()).isEqualTo(207013392L);
        assertThat(event.details().blocks()).isEqualTo(24L);
        assertThat(event.details().tag()).isEqualTo(5L);
    }

    @Test
    void staysBoundedOnAnEndlessLine() {
        String piece = "H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0 ";
        List<StatusEvent> events = DECODER.decode(1, piece.repeat(200_000));
        assertThat(events).hasSize(65_536);
    }

    private static @Nullable StatusEvent first(List<StatusEvent> events) {
        for (StatusEvent event : events) {
            if (!numbers(event).replace(text(event.opcode()), "").isBlank()) {
                return event;
            }
        }
        return events.isEmpty() ? null : events.get(0);
    }

    private static String numbers(StatusEvent e) {
        return String.join(
                " ",
                hex(e.host()),
                hex(e.device()),
                hex(e.plugin()),
                hex(e.driver()),
                hex(e.senseKey()),
                hex(e.asc()),
                hex(e.ascq()),
                hex(e.opcode()));
    }

    private static String hex(@Nullable Integer number) {
        return number == null ? "" : "0x" + Integer.toHexString(number);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
