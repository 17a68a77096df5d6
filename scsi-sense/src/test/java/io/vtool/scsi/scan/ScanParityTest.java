package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line counts in a scan as the full decoder reads it, also when a page or a mail has damaged it. */
class ScanParityTest {
    private static final LineDecoder DECODER = new LineDecoder();

    private static final ScanOptions ONE_THREAD =
            new ScanOptions(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of(), false, 1);

    enum Damage {
        NONE,
        MULTIPLICATION_SIGN,
        CURLY_QUOTES,
        NO_BREAK_BLANKS,
        QUOTED_REPLY,
        CAPITALS,
        SMALL_LETTERS,
        CARRIAGE_RETURN,
        NEIGHBOURS;

        String of(String line) {
            return switch (this) {
                case NONE -> line;
                case MULTIPLICATION_SIGN -> line.replace("0x", "0\u00d7");
                case CURLY_QUOTES -> line.replace("\"", "\u201c");
                case NO_BREAK_BLANKS -> line.replace(' ', '\u00a0');
                case QUOTED_REPLY -> "> " + line;
                case CAPITALS -> line.replace("sense", "SENSE").replace("failed", "FAILED");
                case SMALL_LETTERS -> line.toLowerCase(java.util.Locale.ROOT);
                case CARRIAGE_RETURN -> line + "\r";
                case NEIGHBOURS -> line + "\nplain\n\nsensible";
            };
        }
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : List.of("lines", "collected-lines", "unseen-lines", "driver-lines")) {
            try (InputStream in = ScanParityTest.class.getResourceAsStream("/io/vtool/scsi/log/" + name + ".tsv")) {
                assertThat(in).isNotNull();
                for (String row : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                    if (!row.startsWith("#")) {
                        lines.add(row.substring(row.lastIndexOf('\t') + 1));
                    }
                }
            }
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void aScanCountsWhatTheDecoderReads(Damage damage) throws IOException {
        int events = 0;
        for (String whole : lines()) {
            String text = damage.of(whole);
            Map<String, Long> wanted = new TreeMap<>();
            long repeated = 0;
            boolean fragment = false;
            for (String line : text.split("\r?\n|\r$")) {
                for (StatusEvent event : DECODER.decode(0, line)) {
                    fragment |= isFragment(event, line);
                    repeated += event.details().repeated() == null
                            ? 0
                            : event.details().repeated();
                    if (Code.of(event) != -1) {
                        wanted.merge(numbers(event), 1L, Long::sum);
                        events++;
                    }
                }
            }
            if (!fragment) {
                ScanResult result = scan(text);
                assertThat(codes(result)).as(text).isEqualTo(wanted);
                assertThat(result.repeated()).as(text).isEqualTo(repeated);
                assertThat(result.senseLines() > 0).as(text).isEqualTo(!wanted.isEmpty());
            }
        }
        assertThat(events).isGreaterThan(50);
    }

    /** What a scan remembers of one line must fit every other line that it takes for the like. */
    @Test
    void linesOfTheKernelThatDifferInNamesCountAsTheDecoderReads() throws IOException {
        String[] messages = {
            "FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=0s",
            "Sense Key : Medium Error [current]",
            "Add. Sense: Unrecovered read error",
            "Synchronize Cache(10) failed: Result: hostbyte=DID_NO_CONNECT driverbyte=DRIVER_OK",
            "reservation conflict",
            "sense data, in which nothing stands",
        };
        String[] heads = {"", "Mar  1 08:53:36 db1 kernel: ", "Mar 11 08:53:36 sense.example kernel: "};
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder();
        Map<String, Long> codes = new TreeMap<>();
        Map<String, Long> names = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            String upTime =
                    random.nextInt(3) == 0 ? "" : "[" + random.nextInt(1 << 20) + "." + random.nextInt(999) + "] ";
            String device = random.nextInt(9) == 0 ? "" : "[sd" + (char) ('a' + random.nextInt(26)) + "] ";
            String tag = random.nextInt(3) == 0 ? "" : "tag#" + random.nextInt(300) + " ";
            String line = heads[random.nextInt(heads.length)] + upTime + "sd " + random.nextInt(12) + ":0:"
                    + random.nextInt(300) + ":0: " + device + tag + messages[random.nextInt(messages.length)];
            text.append(line).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
            for (StatusEvent event : DECODER.decode(0, line)) {
                if (Code.of(event) != -1) {
                    codes.merge(numbers(event), 1L, Long::sum);
                    names.merge(event.deviceId() + " " + event.pathId(), 1L, Long::sum);
                }
            }
        }
        ScanResult result = scan(text.toString());

        assertThat(codes(result)).isEqualTo(codes).hasSizeGreaterThan(3);
        Map<String, Long> devices = new TreeMap<>();
        Map<String, Long> paths = new TreeMap<>();
        names.forEach((pair, count) -> {
            String[] both = pair.split(" ");
            devices.merge(both[0], count, Long::sum);
            paths.merge(both[1], count, Long::sum);
        });
        devices.remove("null");
        assertThat(counts(result.byDevice())).isEqualTo(devices);
        assertThat(counts(result.byPath())).isEqualTo(paths);
    }

    private static Map<String, Long> counts(List<ScanResult.NameCount> names) {
        Map<String, Long> counts = new TreeMap<>();
        names.forEach(n -> counts.put(n.name(), n.count()));
        return counts;
    }

    /** Bare numbers, which are no line of a log: {@code 2/0 0x6 0x3f 0xe}, and rows of a table that its head explains. */
    private static boolean isFragment(StatusEvent event, String line) {
        return event.origin() == Origin.RAW
                || event.form().startsWith("smartctl-")
                || event.form().equals("windows-event-data") && line.chars().noneMatch(Character::isLetter)
                || event.form().equals("esx35-fragment") && !line.contains("status");
    }

    private static ScanResult scan(String text) throws IOException {
        LogScan scan = new LogScan(ONE_THREAD, () -> line -> DECODER.decode(0, line));
        scan.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, n -> {});
        return scan.result();
    }

    private static String numbers(StatusEvent e) {
        return e.host() + " " + e.device() + " " + e.plugin() + " " + e.senseKey() + " " + e.asc() + " " + e.ascq()
                + " " + e.details().nvmeStatus() + other(e);
    }

    /** What an adapter or Windows says, which counts by itself only where there is no status. */
    private static String other(StatusEvent e) {
        Integer adapter = e.details().adapter();
        Integer number = e.details().eventId();
        boolean status = e.host() != null || e.device() != null || e.senseKey() != null || e.asc() != null;
        return status || adapter == null && number == null ? "" : " " + e.origin() + " " + adapter + " " + number;
    }

    private static Map<String, Long> codes(ScanResult result) {
        Map<String, Long> codes = new TreeMap<>();
        for (ScanResult.CodeCount c : result.byCode()) {
            String numbers = c.host() + " " + c.device() + " " + c.plugin() + " " + c.senseKey() + " " + c.asc() + " "
                    + c.ascq() + " " + c.nvmeStatus();
            if (c.system() != null) {
                numbers += " " + c.system() + " " + c.adapterStatus() + " " + c.eventId();
            }
            codes.put(numbers, c.count());
        }
        return codes;
    }
}
