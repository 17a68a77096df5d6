package io.vtool.lvm.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vtool.lvm.command.LvmFiles;
import io.vtool.lvm.command.LvmOutput;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.kernel.KernelState;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lvm2 2.03.16 says to command lines that make no sense, recorded on a host without PVs. */
class WrongWordsTest {
    private static final String PARSING = "  Error during parsing of command line.\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lvs -a -a|'  Option -a/--all may not be repeated.'",
                "lvs --all -v --all|'  Option -a/--all may not be repeated.'",
                "lvs --nosuch|'lvs: unrecognized option ''--nosuch'''",
                "pvs -k|'pvs: invalid option -- ''k'''",
                "vgs --un|'vgs: option ''--un'' is ambiguous; possibilities: ''--unbuffered'' ''--units'' ''--unquoted'''",
                "vgs -o|'vgs: option requires an argument -- ''o'''",
                "vgs --sort|'vgs: option ''--sort'' requires an argument'",
                "lvs --segments=x|'lvs: option ''--segments'' doesn''t allow an argument'",
                "lvs --configreport x|'  Invalid argument for --configreport: x'",
                "pvscan -a x|'  Invalid argument for --activate: x'"
            })
    void wordsThatAreNoOptions(String words, String complaint) {
        assertEquals("3\n" + complaint + "\n" + PARSING, run(words));
    }

    @Test
    void wordsThatAreNoOperands() {
        assertEquals("3\n  Command does not accept argument: x.\n", run("lvscan x"));
        assertEquals("3\n  Command does not accept argument: x.\n", run("pvscan x"));
        assertEquals("3\n  Command does not accept option: --background.\n", run("pvscan -b"));
        assertEquals("2\n  No such command.  Try 'lvm help'.\n", run("nosuch"));
    }

    @Test
    void unitsThatAreNone() {
        assertEquals(
                "3\n  Invalid units specification\n  Run `lvs --help' for more information.\n", run("lvs --units 0m"));
        assertEquals(
                "3\n  Invalid units specification\n  Run `pvs --help' for more information.\n", run("pvs --units xx"));
    }

    @Test
    void selectionsThatAreNone() {
        String tail = "  Use 'help' for selection to get more help.\n";
        assertEquals(
                "5\n  Failed to parse numeric value for selection field pv_count.\n"
                        + "  Selection syntax error at 'pv_count=\"\"'.\n" + tail,
                run("vgs -S pv_count=\"\""));
        assertEquals(
                "5\n  Found percent value but numeric value expected for selection field lv_count.\n"
                        + "  Selection syntax error at 'lv_count>3%'.\n" + tail,
                run("vgs -S lv_count>3%"));
    }

    /** The status, and what came to the standard error. */
    private static String run(String words) {
        StringBuilder err = new StringBuilder();
        LvmOutput output = new LvmOutput() {
            @Override
            public void out(CharSequence text) {}

            @Override
            public void err(CharSequence text) {
                err.append(text);
            }
        };
        LvmWorld world = new LvmWorld(
                List.of(), KernelState.NOTHING_ACTIVE, Instant.EPOCH, ZoneOffset.UTC, new NoFiles(), output);
        return LvmProgram.run(world, List.of(words.split(" "))) + "\n" + err;
    }

    private static final class NoFiles implements LvmFiles {
        @Override
        public byte[] read(String name) throws IOException {
            throw new IOException("No such file or directory");
        }

        @Override
        public void write(String name, byte[] content) throws IOException {
            throw new IOException("Permission denied");
        }
    }
}
