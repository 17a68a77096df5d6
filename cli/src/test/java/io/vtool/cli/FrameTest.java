package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Terminal;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.getopt.ToolWords;
import io.vtool.cli.model.Catalogue;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The frame around a command that does what its operands say. */
class FrameTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> variables = Map.of();

    private int run(String... words) {
        return run(out, words);
    }

    private int run(OutputStream sink, String... words) {
        Environment environment = new Environment(
                new SystemTime(),
                new SplittableRandom(1),
                () -> new CountDownLatch(0),
                variables,
                InputStream.nullInputStream(),
                sink,
                err,
                Terminal.of(variables),
                Path.of(""));
        return Main.run(new Sample(), environment, words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aHomeThatTheEnvironmentLacksIsTheOneOfTheSystem() {
        assertThat(Main.withHome(Map.of("HOME", "/home/a"), "/home/b")).containsEntry("HOME", "/home/a");
        assertThat(Main.withHome(Map.of("TERM", "dumb"), "/home/b"))
                .containsEntry("HOME", "/home/b")
                .containsEntry("TERM", "dumb");
        assertThat(Main.withHome(Map.of("HOME", ""), "/home/b")).containsEntry("HOME", "/home/b");
        assertThat(Main.withHome(Map.of(), "?")).isEmpty();
    }

    @Test
    void optionsStandAnywhereAfterTheVerb() {
        assertThat(run("disk", "show", "a", "-o", "jsonl", "b", "--size=3", "--tag", "x", "--tag", "y", "--", "-o"))
                .isZero();
        assertThat(out())
                .isEqualTo("{\"name\":\"a\",\"size\":\"3\",\"tags\":[\"x\",\"y\"]}\n"
                        + "{\"name\":\"b\",\"size\":\"3\",\"tags\":[\"x\",\"y\"]}\n"
                        + "{\"name\":\"-o\",\"size\":\"3\",\"tags\":[\"x\",\"y\"]}\n");
    }

    @Test
    void theLastOfAnOptionCountsAndAtSignsAreText() {
        assertThat(run("disk", "show", "@a", "--size", "1", "--size", "2", "--json", "-"))
                .isZero();
        assertThat(out()).contains("\"name\":\"@a\"", "\"size\":\"2\"", "\"name\":\"-\"");
    }

    @Test
    void pastedCommandLinesWork() {
        assertThat(run("disk\u00a0show", "\u2014output", "json", "\u201ctwo", "words\u201d"))
                .isZero();
        assertThat(out()).contains("\"name\":\"two words\"");
    }

    @Test
    void helpIsFoundWhereverItIsLookedFor() {
        assertThat(run("disk", "show", "-h")).isZero();
        String page = out();
        for (String line : List.of("-h disk show", "disk help show", "disk -h show", "disk show a --help")) {
            out.reset();
            assertThat(run(line.split(" "))).as(line).isZero();
            assertThat(out()).as(line).isEqualTo(page);
        }
        assertThat(run("show", "x")).isEqualTo(2);
        assertThat(err()).contains("did you mean 'disk show'?");
    }

    @Test
    void misspeltWordsGetASuggestionAndStatus2() {
        assertThat(run("dsik", "show")).isEqualTo(2);
        assertThat(run("disk", "sohw")).isEqualTo(2);
        assertThat(run("disk", "show", "a", "--siez=3")).isEqualTo(2);
        assertThat(run("disk", "show", "a", "-o", "jsn")).isEqualTo(2);
        assertThat(err().split("\n"))
                .containsExactly(
                        "vtool: unknown command 'dsik', did you mean 'disk'? Try 'vtool help'",
                        "vtool disk: unknown command 'disk sohw', did you mean 'show'? Try 'vtool help disk'",
                        "vtool disk show: unknown option '--siez', did you mean '--size'? Try 'vtool help disk show'",
                        "vtool disk show: option '--output' must be one of text, json, jsonl, tsv, not 'jsn', "
                                + "did you mean 'json'? Try 'vtool help disk show'");
        assertThat(out()).isEmpty();
    }

    @Test
    void wrongUseSaysWhatIsWrong() {
        assertThat(run("disk", "show")).isEqualTo(2);
        assertThat(run("disk", "show", "a", "--size")).isEqualTo(2);
        assertThat(run("disk", "show", "a", "--json=yes")).isEqualTo(2);
        assertThat(run("disk", "show", "a", "-Z")).isEqualTo(2);
        assertThat(run("disk", "show", "usage")).isEqualTo(2);
        assertThat(err().split("\n"))
                .containsExactly(
                        "vtool disk show: WORD is missing; try 'vtool help disk show'",
                        "vtool disk show: option '--size' needs a value; try 'vtool help disk show'",
                        "vtool disk show: option '--json' takes no value; try 'vtool help disk show'",
                        "vtool disk show: unknown option '-Z'; try 'vtool help disk show'",
                        "vtool disk show: words disagree; try 'vtool help disk show'");
    }

    @Test
    void anExpectedFailureHasItsStatusOneLineAndAPlaceInJson() {
        assertThat(run("disk", "show", "gone")).isEqualTo(74);
        assertThat(err()).isEqualTo("vtool disk show: cannot read 'x.img': no such file; check the name\n");
        assertThat(out()).isEmpty();
        assertThat(run("disk", "show", "gone", "--json")).isEqualTo(74);
        assertThat(out())
                .isEqualTo("{\"schema\":\"vtool.disk.show/1\",\"data\":null,\"errors\":[{\"code\":\"file_unreadable\","
                        + "\"message\":\"cannot read 'x.img': no such file\",\"subject\":\"x.img\","
                        + "\"hint\":\"check the name\"}]}\n");
    }

    @Test
    void aBugIsOneLineAndATraceOnlyWithDebug() {
        assertThat(run("disk", "show", "bug")).isEqualTo(70);
        assertThat(err()).startsWith("vtool disk show: internal error: ").containsOnlyOnce("\n");
        err.reset();
        assertThat(run("disk", "show", "bug", "--debug")).isEqualTo(70);
        assertThat(err()).contains("\tat io.vtool.cli.FrameTest").endsWith("report what it prints\n");
    }

    @Test
    void verboseShowsTheCausesOfAFailure() {
        assertThat(run("disk", "show", "gone", "-v")).isEqualTo(74);
        assertThat(err()).contains("because of java.nio.file.NoSuchFileException: x.img");
    }

    @Test
    void whatWasPrintedBeforeAFailureIsKept() {
        assertThat(run("disk", "show", "a", "gone", "-o", "jsonl")).isEqualTo(74);
        assertThat(out()).startsWith("{\"name\":\"a\"");
    }

    @Test
    void jsonStaysWholeWhenTheCommandFailsHalfWay() {
        assertThat(run("disk", "show", "a", "gone", "--json")).isEqualTo(74);
        assertThat(out())
                .isEqualTo("{\"schema\":\"vtool.disk.show/1\",\"data\":[{\"name\":\"a\",\"size\":null,\"tags\":[]}],"
                        + "\"errors\":[{\"code\":\"file_unreadable\",\"message\":\"cannot read 'x.img': no such file\","
                        + "\"subject\":\"x.img\",\"hint\":\"check the name\"}]}\n");
    }

    @Test
    void inputThatCannotBeReadIsAFailureToo() {
        assertThat(run("disk", "show", "unreadable", "--json")).isEqualTo(74);
        assertThat(err()).isEqualTo("vtool disk show: cannot read the input: torn; check where it comes from\n");
        assertThat(out()).contains("\"data\":null", "\"code\":\"input_unreadable\"");
    }

    @Test
    void aReaderThatWentAwayEndsItQuietly() {
        assertThat(run(failing("Broken pipe"), "disk", "show", "a")).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    @Test
    void aFullDiskIsAnError() {
        assertThat(run(failing("No space left on device"), "disk", "show", "a")).isEqualTo(74);
        assertThat(err())
                .isEqualTo("vtool disk show: cannot write the output: No space left on device; check where it goes\n");
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void notesObeyQuietAndVerbose() {
        run("disk", "show", "a");
        assertThat(err()).isEqualTo("vtool disk show: a note\n");
        err.reset();
        run("disk", "show", "a", "-q");
        assertThat(err()).isEmpty();
        run("disk", "show", "a", "-v");
        assertThat(err()).isEqualTo("vtool disk show: a detail\nvtool disk show: a note\n");
    }

    @Test
    void colourNeedsATerminalThatWantsIt() {
        String painted = "\u001b[1ma\u001b[0m\n";
        assertThat(text(Map.of("VTOOL_TTY", "1", "TERM", "xterm"))).isEqualTo(painted);
        assertThat(text(Map.of("VTOOL_TTY", "02", "TERM", "xterm"))).isEqualTo("a\n");
        assertThat(text(Map.of("VTOOL_TTY", "1", "TERM", "dumb"))).isEqualTo("a\n");
        assertThat(text(Map.of("VTOOL_TTY", "1"))).isEqualTo("a\n");
        assertThat(text(Map.of("VTOOL_TTY", "1", "TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo("a\n");
        assertThat(text(Map.of("VTOOL_TTY", "1", "TERM", "xterm", "NO_COLOR", "")))
                .isEqualTo(painted);
        assertThat(text(Map.of("NO_COLOR", "1"), "--color", "always")).isEqualTo(painted);
        assertThat(text(Map.of("VTOOL_TTY", "1", "TERM", "xterm"), "--color=never"))
                .isEqualTo("a\n");
    }

    private String text(Map<String, String> environment, String... options) {
        variables = environment;
        out.reset();
        String[] words = new String[options.length + 3];
        System.arraycopy(new String[] {"disk", "show", "a"}, 0, words, 0, 3);
        System.arraycopy(options, 0, words, 3, options.length);
        assertThat(run(words)).isZero();
        return out();
    }

    @Test
    void helpLeadsWithExamplesAndFitsTheTerminal() {
        variables = Map.of("COLUMNS", "50");
        assertThat(run("disk", "show", "--no-such-option", "--help")).isZero();
        assertThat(out().indexOf("Examples:")).isBetween(0, out().indexOf("Options:"));
        assertThat(out().split("\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
        assertThat(out()).contains("-o, --output FORMAT", "--size SIZE", "jsonl, tsv");
    }

    @Test
    void theGroupHasAPageAndEveryPlaceKnowsTheVersion() {
        assertThat(run("disk")).isZero();
        assertThat(out()).contains("show ", "Show disks", "vtool disk show a");
        out.reset();
        assertThat(run("--version")).isZero();
        assertThat(run("disk", "-V")).isZero();
        assertThat(run("disk", "show", "--version")).isZero();
        assertThat(out()).isEqualTo("vtool 0.1.0\nvtool 0.1.0\nvtool 0.1.0\n");
    }

    @Test
    void theVersionNamesTheCommitTheLauncherRead() {
        variables = Map.of("VTOOL_COMMIT", "2a90967c01d2-dirty 2026-11-29T01:02:03Z");
        assertThat(run("--version")).isZero();
        assertThat(out()).isEqualTo("vtool 0.1.0 (commit 2a90967c01d2-dirty, 2026-11-29T01:02:03Z)\n");
        out.reset();
        variables = Map.of("VTOOL_COMMIT", "");
        assertThat(run("disk", "-V")).isZero();
        assertThat(out()).isEqualTo("vtool 0.1.0\n");
    }

    @Test
    void optionsBeforeTheCommandAreExplained() {
        assertThat(run("--json", "disk", "show")).isEqualTo(2);
        assertThat(err()).contains("options come after it");
    }

    /** One group with one command. */
    private static final class Sample implements Catalogue {
        @Override
        public ToolWords toolWords(String tool) {
            return new ToolWords(List.of(), Map.of());
        }

        @Override
        public List<String> groups() {
            return List.of("disk");
        }

        @Override
        public List<String> commands() {
            return List.of();
        }

        @Override
        public List<String> tools() {
            return List.of();
        }

        @Override
        public Group group(String noun) {
            return noun.equals("disk") ? new DiskGroup() : null;
        }

        @Override
        public Command command(String word) {
            return null;
        }
    }

    private static final class DiskGroup implements Group {
        @Override
        public GroupModel model() {
            return new GroupModel("disk", "Look at disks", List.of("Disks turn."), List.of("show"));
        }

        @Override
        public Command command(String verb) {
            return verb.equals("show") ? new ShowCommand() : null;
        }
    }

    private static final class ShowCommand implements Command, RowView {
        private static final Columns COLUMNS =
                Columns.start().text("name").text("size").list("tags").end();

        @Override
        public CommandModel model() {
            return CommandModel.of("disk", "show", "Show disks, whatever they are called and wherever they may be")
                    .operand(Operand.some("WORD", "What to do"))
                    .option(Option.value("-s --size", "SIZE", "Only disks of SIZE, which is a number of blocks"))
                    .option(Option.value("--tag", "TAG", "Only disks with TAG").repeated())
                    .option(CommonOptions.FROM)
                    .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                    .example("vtool disk show a", "one disk")
                    .status(ExitStatus.FOUND, "no disk")
                    .end();
        }

        @Override
        public int run(Invocation in) throws IOException {
            in.detail("a detail");
            RowSink rows = null;
            for (String word : in.operands()) {
                if (word.equals("usage")) {
                    throw new UsageError("words disagree");
                }
                if (word.equals("gone")) {
                    throw CommandFailure.unreadable("x.img", new NoSuchFileException("x.img"));
                }
                if (word.equals("unreadable")) {
                    throw new IOException("torn");
                }
                if (word.equals("bug")) {
                    throw new IllegalStateException("broken");
                }
                rows = rows == null ? in.rows(COLUMNS, this) : rows;
                rows.row(COLUMNS.row(word, in.value("size"), in.values("tag")));
            }
            if (rows != null) {
                rows.end(List.of());
            }
            in.note("a note");
            return ExitStatus.WELL;
        }

        @Override
        public void print(Row row, TextOutput out, Style style) {
            out.line(style.paint(Style.Tone.STRONG, String.valueOf(row.text("name"))));
        }
    }
}
