package io.vtool.multipath.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.daemon.CommandLine.Problem;
import io.vtool.multipath.map.MapAction;
import io.vtool.multipath.path.InitStatus;
import io.vtool.multipath.path.PathStatus;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static String words(String text) {
        CommandLine line = CommandLine.parse(text);
        return line.problem() == Problem.NONE ? line.words() : line.problem().name();
    }

    @Test
    void wordsMayBeAbbreviatedAsFarAsOneIsMeant() {
        assertThat(words("show maps topology")).isEqualTo("list maps topology");
        assertThat(words("list multipaths top")).isEqualTo("list maps topology");
        assertThat(words("li maps")).isEqualTo("list maps");
        assertThat(words("sh paths")).as("show or shutdown").isEqualTo("UNKNOWN_WORD");
        assertThat(words("show map mpatha topology")).isEqualTo("list map topology");
        assertThat(words("switch map mpatha group 2")).isEqualTo("switch map group");
        assertThat(words("switchgroup multipath mpatha group 2")).isEqualTo("switch map group");
    }

    @Test
    void whatIsWrongDependsOnWhereItIs() {
        assertThat(words("show bogus")).isEqualTo("NOT_FOUND");
        assertThat(words("bogus paths")).isEqualTo("UNKNOWN_WORD");
        assertThat(words("show map")).isEqualTo("MISSING_ARGUMENT");
        assertThat(words("show map mpatha")).isEqualTo("MISSING_ARGUMENT");
        assertThat(words("show")).isEqualTo("MISSING_ARGUMENT");
        assertThat(words("")).isEqualTo("NOTHING");
    }

    @Test
    void argumentsMayBeQuoted() {
        CommandLine line = CommandLine.parse("show paths format \"%d %p\" \n");
        assertThat(line.words()).isEqualTo("list paths format");
        assertThat(line.argument("format")).isEqualTo("%d %p");
        assertThat(CommandLine.parse("fail path /dev/sdb").device("path")).isEqualTo("sdb");
        assertThat(CommandLine.parse("del map /dev/mapper/mpatha").device("map"))
                .isEqualTo("mapper/mpatha");
        assertThat(CommandLine.parse("show paths format \"%d\"\"%t\"").argument("format"))
                .isEqualTo("%d\"%t");
        assertThat(words("show paths format \"\"")).isEqualTo("MISSING_ARGUMENT");
        assertThat(words("show paths format \"%d")).isEqualTo("list paths format");
        assertThat(words("\"show\" paths")).isEqualTo("list paths");
        assertThat(words("\"show paths\"")).isEqualTo("UNKNOWN_WORD");
    }

    @Test
    void commentsBracesAndForeignLettersAreTakenAsInTheConfiguration() {
        assertThat(words("show paths # of the host")).isEqualTo("list paths");
        assertThat(words("show paths!")).isEqualTo("list paths");
        assertThat(CommandLine.parse("show paths format %d#%t").argument("format"))
                .isEqualTo("%d");
        assertThat(words("# show paths")).isEqualTo("NOTHING");
        assertThat(words("show { paths")).isEqualTo("UNKNOWN_WORD");
        assertThat(words("show\u00a0paths")).isEqualTo("list paths");
        assertThat(CommandLine.help(" \n", Problem.NOTHING)).startsWith(" \n: Not enough memory\nmultipath-tools ");
    }

    @Test
    void anyTextIsReadOrRefused() {
        Random random = new Random(5);
        String[] pieces = {"show", "map", "path", "format", "\"", " ", "%", "maps", "\n", "x", "key", "\u00e9"};
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            assertThat(CommandLine.parse(text.toString()).problem()).isNotNull();
        }
    }

    private static DaemonState state() {
        DaemonState state = new DaemonState();
        state.running = true;
        state.pid = 812;
        state.millis = 123_456_789_012L;
        state.files.add(new ConfigFile("/etc/multipath.conf", "defaults {\n\tverbosity 2\n}\n"));
        state.dropped.add("sdz 1:0:0:9 4");
        state.paths.add(new PathMemory(
                "sdb",
                "1:0:0:0",
                2,
                "3600",
                PathStatus.GHOST,
                InitStatus.OK,
                -1,
                null,
                "sysfs",
                true,
                true,
                3,
                20,
                false,
                "2 3 true 99 0 0"));
        state.maps.add(new MapMemory(
                "3600", "mpatha", MapAction.CREATE, -2, true, false, 7, 0, true, new int[] {1, 2, 3, 4, 5, 6}, 8));
        return state;
    }

    @Test
    void memoryIsKeptAsText() {
        String text = StateText.render(state());
        DaemonState read = StateText.parse(text);
        assertThat(read).isNotNull();
        assertThat(StateText.render(read)).isEqualTo(text);
        assertThat(read.paths.get(0)).isEqualTo(state().paths.get(0));
        assertThat(read.files).isEqualTo(state().files);
    }

    @Test
    void damagedMemoryCountsAsNoneOrIsRead() {
        Random random = new Random(11);
        String whole = StateText.render(state());
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int n = random.nextInt(3); n >= 0; n--) {
                text.setCharAt(random.nextInt(text.length()), (char) (9 + random.nextInt(110)));
            }
            DaemonState read = StateText.parse(text.substring(0, random.nextInt(text.length())));
            if (read != null) {
                assertThat(StateText.render(read)).startsWith("multipathd 1\n");
            }
        }
        assertThat(StateText.parse(null)).isNull();
        assertThat(StateText.parse("")).isNull();
    }
}
