package io.vtool.multipath.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.topology.MultipathMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What copying does to listings takes nothing away that they say. */
class DamagedListingTest {
    /** Ways of copying. */
    enum Damage {
        WRAPPED_AT_BLANKS(text -> wrapped(text, 60, true)),
        WRAPPED_ANYWHERE(text -> wrapped(text, 80, false)),
        COMMENT(text -> each(text, line -> "# " + line)),
        BLOCK_COMMENT(text -> "/*\n" + each(text, line -> " * " + line) + " */"),
        QUOTED_TWICE(text -> each(text, line -> "> > " + line)),
        TABLE(text -> each(text, line -> "| " + line + " |")),
        GREP(text -> numbered(text, "./host/multipath_-ll:")),
        LOG(text -> each(text, line -> "2026-01-02 03:04:05,678 INFO  [main] out - " + line)),
        DASHES(text ->
                text.replace("-+-", "\u2013+\u2013").replace("|- ", "|\u2013 ").replace("`- ", "`\u2013 ")),
        BOXES(text -> text.replace("|-+-", "\u251c\u2500+\u2500").replace("`- ", "\u2514\u2500 ")),
        PAGE(text -> "<pre>" + text.replace("'", "&#39;").replace(">", "&gt;") + "</pre>"),
        BREAKS(text -> text.replace("\n", "<br />")),
        MAIL(text -> each(text, DamagedListingTest::mailed)),
        STRING(text -> "{\"out\":\"" + escaped(text).replace("\n", "\\n") + "\"}"),
        STRINGS(text -> "[\n" + each(text, line -> "  \"" + escaped(line) + "\",") + "]"),
        MARKDOWN(text ->
                text.replace("_", "\\_").replace("|", "\\|").replace("`", "\\`").replace("[", "\\[")),
        ONE_LINE(text -> text.replace("\n", " ")),
        ONE_LINE_OF_BOXES(text -> BOXES.change.apply(text).replace("\n", " ")),
        ONE_LINE_OF_A_DOCUMENT(
                text -> text.replace('`', '\u2018').replace('\'', '\u2019').replace("\n", " ")),
        HARD_BLANKS(text -> wrapped(text, 60, false).replace(' ', '\u00a0')),
        VISIBLE_ENDS(text -> each(text, line -> line + "$")),
        COLOURS(text -> each(text, line -> "\u001b[0;32m" + line + "\u001b[m\u001b[K")),
        CUT_AT_50(text -> wrapped(text, 50, false)),
        CUT_AT_60(text -> wrapped(text, 60, false)),
        CUT_AT_64(text -> wrapped(text, 64, false)),
        CUT_AT_72(text -> wrapped(text, 72, false)),
        CUT_AND_QUOTED(text -> each(wrapped(text, 60, false).stripTrailing(), line -> "> " + line)),
        WRAPPED_AND_QUOTED(text -> each(wrapped(text, 64, true).stripTrailing(), line -> "> " + line)),
        WRAPPED_AT_50(text -> wrapped(text, 50, true)),
        CODE(text -> each(text, line -> "`" + line + "`")),
        ISSUE(text -> "{code:java}" + text + "{code}"),
        FORUM(text -> "[code]" + text + "[/code]"),
        XML(text -> "<output><![CDATA[" + text + "]]></output>"),
        COMMAS(text -> each(text, line -> "host1,\"" + line.replace("\"", "\"\"") + "\",2026")),
        LIST(text -> "[\"" + escaped(text).replace("\n", "\", \"") + "\"]"),
        LIST_OF_PYTHON(text -> "['" + text.replace("\n", "', '") + "']"),
        LIST_OF_LINES(text -> "[u\"" + escaped(text).replace("\n", "\",\n u\"") + "\"]"),
        SYSTEM_LOG(text -> "Nov  3 10:00:00 host1 out: #012" + text.replace("\n", "#012")),
        WINDOWS(text -> text.replace("'", "\u0092")),
        REPLACED(text -> text.replace("'", "\ufffd")),
        LINKS(text -> text.replace("dm-", "\u001b]8;;http://x\u0007dm-\u001b]8;;\u0007")),
        SCRIPT(text -> "\u001b[?2004hroot@h1:~# multipath -ll\r\n\u001b[?2004l\r" + text.replace("\n", "\r\n")
                + "\r\n\u001b[?2004h\u001b]0;root@h1: ~\u0007root@h1:~# exit\r\n"),
        DOUBLED_AND_NUMBERED(text -> lines(text.replace("\n", "\n\n"))),
        MISREAD(text -> text.replace("'", "\u00e2\u20ac\u2122"));

        private final UnaryOperator<String> change;

        Damage(UnaryOperator<String> change) {
            this.change = change;
        }
    }

    private static String lines(String text) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            numbered.append("   ").append(++number).append('\t').append(line).append('\n');
        }
        return numbered.toString();
    }

    private static String each(String text, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            changed.append(change.apply(line)).append('\n');
        }
        return changed.toString();
    }

    private static String numbered(String text, String file) {
        StringBuilder changed = new StringBuilder();
        int number = 6;
        for (String line : text.split("\n", -1)) {
            changed.append(file).append(number++).append(':').append(line).append('\n');
        }
        return changed.toString();
    }

    private static String wrapped(String text, int width, boolean atBlanks) {
        return each(text, line -> {
            StringBuilder lines = new StringBuilder();
            String rest = line;
            while (rest.length() > width) {
                int at = atBlanks ? rest.lastIndexOf(' ', width) : width;
                lines.append(rest, 0, at).append('\n');
                rest = rest.substring(atBlanks ? at + 1 : at);
            }
            return lines.append(rest).toString();
        });
    }

    /** Quoted-printable: lines of at most 76 characters, in which a pair is not cut. */
    private static String mailed(String line) {
        String rest = line.replace("=", "=3D");
        StringBuilder lines = new StringBuilder();
        while (rest.length() > 75) {
            int at = rest.charAt(74) == '=' ? 74 : rest.charAt(73) == '=' ? 73 : 75;
            lines.append(rest, 0, at).append("=\n");
            rest = rest.substring(at);
        }
        return lines.append(rest).toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static List<MultipathMap> maps(String listing) {
        ListingReader reader = new ListingReader();
        for (String line : listing.split("\n", -1)) {
            reader.line(line);
        }
        return reader.end().maps();
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatItSaid(Damage damage) throws IOException {
        for (String sample : List.of("modern", "legacy", "nvme")) {
            try (InputStream in = Objects.requireNonNull(
                    DamagedListingTest.class.getResourceAsStream("/capture/" + sample + ".txt"))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
                String damaged = damage.change.apply(text);
                assertThat(maps(damaged)).as(damaged).isEqualTo(maps(text)).isNotEmpty();
            }
        }
    }
}
