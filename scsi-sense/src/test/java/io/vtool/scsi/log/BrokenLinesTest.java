package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mails, pages and terminals do to lines: broken at a width, in marks of boards and texts, torn numbers. */
class BrokenLinesTest {
    private static final LineDecoder DECODER = new LineDecoder();

    enum Marks {
        BOARD_BOLD(line -> line.replace(":0x0 ", ":[b]0x0[/b] ")),
        BOARD_COLOUR(line -> "[color=#ff0000]" + line + "[/color]"),
        SLANTED(line -> "_" + line + "_"),
        STARRED(line -> "*" + line + "*"),
        TORN(line -> line.replace("0x", "0 x ")),
        TORN_ONCE(line -> line.replace("0x", "0 x")),
        TABLE(line -> "| " + line + " |"),
        ESCAPED_TWICE(line -> line.replace("\"", "&amp;quot;").replace("<", "&amp;lt;")),
        JSON(line -> "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\\n\",");

        private final UnaryOperator<String> damage;

        Marks(UnaryOperator<String> damage) {
            this.damage = damage;
        }
    }

    private static List<String> lines(String form) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String row : LineDecoderTest.lines()) {
            String line = row.substring(row.lastIndexOf('\t') + 1);
            if (row.startsWith(form) && !WrappedLinesTest.events(List.of(line)).isEmpty()) {
                lines.add(line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(5);
        return lines;
    }

    @ParameterizedTest
    @EnumSource
    void marksChangeNoNumber(Marks marks) throws IOException {
        for (String form : List.of("esx", "linux-result", "linux-sense-key", "linux-cdb", "freebsd")) {
            for (String line : lines(form)) {
                if (CutLine.is(line)) {
                    continue;
                }
                String text = marks.damage.apply(line);
                assertThat(numbers(DECODER.decode(1, text))).as(text).isEqualTo(numbers(DECODER.decode(1, line)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 66, 72, 76, 78, 80, 90, 100})
    void aLineBrokenBetweenWordsIsReadOrRefused(int width) throws IOException {
        int whole = 0;
        int all = 0;
        for (String form : List.of("esx", "linux-result", "linux-sense-key", "linux-blk", "linux-nvme", "freebsd")) {
            for (String line : lines(form)) {
                List<StatusEvent> wanted = DECODER.decode(1, line);
                for (String mark : List.of("", "> ", "    ")) {
                    List<StatusEvent> events = WrappedLinesTest.events(broken(line, width, mark));
                    whole += numbers(events).equals(numbers(wanted)) ? 1 : 0;
                    all++;
                    for (StatusEvent event : events) {
                        assertThat(wanted)
                                .as(broken(line, width, mark).toString())
                                .anyMatch(w -> isPartOf(event, w));
                    }
                }
            }
        }
        assertThat(whole).isGreaterThan(all * 9 / 10);
    }

    @Test
    void aTerminalBreaksWords() {
        String line =
                "2012-11-01T04:12:00.960Z cpu17:4113)NMP: nmp_ThrottleLogForDevice:2318: Cmd 0x28 (0x41244109c100,"
                        + " 12535) to dev \"naa.600601601f7019006361881f3b4de11a\" on path \"vmhba2:C0:T0:L6\" Failed: H:0xb D:0x0"
                        + " P:0x0 Possible sense data: 0x5 0x24 0x0. Act:NONE";
        for (int width = 79; width < 160; width++) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < line.length(); i += width) {
                lines.add(line.substring(i, Math.min(line.length(), i + width)));
            }
            List<StatusEvent> events = WrappedLinesTest.events(lines);
            assertThat(events).as(lines.toString()).hasSize(1);
            assertThat(numbers(events)).as(lines.toString()).isEqualTo(numbers(DECODER.decode(1, line)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apr 17 10:45:43 server kernel: sd 1:0:1:0: [sdg] tag#1 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE",
                "Mar  7 02:44:18 dbhost01 kernel: sd 2:0:0:0: [sdb] tag#182 Add. Sense: Internal target failure",
                "Feb  5 12:52:57 host7 kernel: sd 2:0:0:1: SCSI error: return code = 0x00010000",
                "2021-03-05T03:30:15+00:00 h kernel: sd 1:0:1:0: [sdg] Result: hostbyte=DID_OK driverbyte=DRIVER_OK",
            })
    void linesWhoseEndIsLostAreTwo(String line) {
        List<String> alone = numbers(DECODER.decode(1, line));
        List<String> both = new ArrayList<>(alone);
        both.addAll(alone);
        assertThat(numbers(DECODER.decode(1, line + line))).isEqualTo(both);
    }

    @Test
    void noStampIsMadeOfOtherTimes() {
        for (String text : List.of(
                "at 10:45:43 it was", "xMar:10:45:43:12", "1:2:3 10:45:43", "0123456789:45:43", "::::::::::::")) {
            assertThat(Seam.opened(text)).isSameAs(text);
        }
    }

    /** Lines of different logs, one below the other as in a list of examples, stay what they are. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesOfAListStandAlone(long seed) throws IOException {
        List<String> lines = lines("");
        lines.removeIf(line -> CutLine.is(line) || line.startsWith("(ada0") || line.contains("disk error :"));
        Collections.shuffle(lines, new Random(seed));
        List<StatusEvent> events = WrappedLinesTest.events(lines);
        int next = 0;
        for (int i = 0; i < lines.size(); i++) {
            for (StatusEvent alone : DECODER.decode(i + 1, lines.get(i))) {
                assertThat(events.get(next++))
                        .as(lines.subList(Math.max(0, i - 1), i + 1).toString())
                        .isEqualTo(alone);
            }
        }
        assertThat(events).hasSize(next);
    }

    private static List<String> broken(String line, int width, String mark) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            blank = blank <= 0 ? rest.indexOf(' ', width) : blank;
            if (blank <= 0 || blank >= rest.length() - 1) {
                break;
            }
            lines.add((lines.isEmpty() && mark.isBlank() ? "" : mark) + rest.substring(0, blank));
            rest = rest.substring(blank + 1);
        }
        lines.add((lines.isEmpty() && mark.isBlank() ? "" : mark) + rest);
        return lines;
    }

    private static List<String> numbers(List<StatusEvent> events) {
        List<String> numbers = new ArrayList<>();
        for (StatusEvent e : events) {
            numbers.add(e.host() + " " + e.device() + " " + e.plugin() + " " + e.driver() + " " + e.senseKey() + " "
                    + e.asc() + " " + e.ascq() + " " + e.opcode() + " "
                    + e.details().nvmeStatus() + " "
                    + e.details().repeated());
        }
        return numbers;
    }

    private static boolean isPartOf(StatusEvent event, StatusEvent whole) {
        return isPart(event.host(), whole.host())
                && isPart(event.device(), whole.device())
                && isPart(event.plugin(), whole.plugin())
                && isPart(event.driver(), whole.driver())
                && isPart(event.senseKey(), whole.senseKey())
                && isPart(event.asc(), whole.asc())
                && isPart(event.ascq(), whole.ascq())
                && isPart(event.opcode(), whole.opcode())
                && isPart(event.details().nvmeStatus(), whole.details().nvmeStatus());
    }

    private static boolean isPart(@Nullable Integer part, @Nullable Integer whole) {
        return part == null || part.equals(whole);
    }
}
