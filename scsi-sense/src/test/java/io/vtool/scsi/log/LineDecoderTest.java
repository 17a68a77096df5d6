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
import org.junit.jupiter.params.provider.CsvSource;
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
        for (String name : List.of("lines.tsv", "collected-lines.tsv", "unseen-lines.tsv", "driver-lines.tsv")) {
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
        assertThat(event).isNotNull();
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

    /** Text as Linux, FreeBSD and nvme-cli print it, and the status type and code in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nvme0: UNRECOVERED READ ERROR (02/81) crd:0 m:0 dnr:0 p:1 sqid:3 cid:122 cdw0:0 | 0x281
                    nvme nvme0: Identify Controller failed (16641)                                  | 0x101
                    nvme nvme0: Could not set queue count (16385)                                   | 0x1
                    nvme nvme1: Identify Descriptors failed (nsid=1, status=0xb)                    | 0xb
                    NVMe Status:INVALID_FIELD(2002)                                                 | 0x2
                    NVME Admin command error:INVALID_NS(200b)                                       | 0xb
                    NVME IO command error:INVALID_OPCODE(2001)                                      | 0x1
                    """)
    void readsTheStatusOfNvme(String line, String status) {
        List<StatusEvent> events = DECODER.decode(1, line);

        assertThat(events).hasSize(1);
        assertThat(events.get(0).details().nvmeStatus()).isEqualTo(Integer.decode(status));
    }

    @Test
    void readsTheResultOfQlogic() {
        StatusEvent event = DECODER.decode(
                        1, "qla2xxx [0000:04:00.0]-301c:2: FCP command status: 0x15-0x302 (0x70008) x")
                .get(0);

        assertThat(List.of(event.host(), event.device())).containsExactly(7, 8);
    }
}
