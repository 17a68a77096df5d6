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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pvscan --noudevsync --major=7 -n|--noudevsync --major",
                "pvscan -aay --minor=0 --checkcomplete|--checkcomplete --minor '--activate ay'",
                "pvscan --cache -u|--cache",
                "pvscan --cache -aay -e|--exported",
                "pvscan --listvg|--listvg",
                "pvscan --vgonline --checkcomplete --listvg --noudevsync|--listvg --checkcomplete --noudevsync --vgonline",
                "pvck --pvmetadatacopies 2 /dev/x|'--pvmetadatacopies 2'",
                "pvck --settings a=1 /dev/x|--settings",
                "pvck --repair /dev/x|--repair",
                "vgck --updatemetadata|--updatemetadata"
            })
    void optionsThatTheFormDoesNotTake(String words, String refused) {
        StringBuilder expected = new StringBuilder("3\n");
        for (String option : refused.replace("'", "").split(" (?=--)")) {
            expected.append("  Command does not accept option: ").append(option).append(".\n");
        }
        assertEquals(expected.toString(), run(words));
    }

    @Test
    void theNearestFormIsNamed() {
        String none = "  No command with matching syntax recognised.  Run 'pvck --help' for more information.\n";
        assertEquals("3\n" + none, run("pvck"));
        assertEquals("3\n" + none + "  Nearest similar command has syntax:\n", run("pvck --dump headers"));
        assertEquals("3\n  Command does not accept argument: b.\n", run("vgck --updatemetadata a b"));
    }

    @Test
    void whatIsDoneWithoutIsSaidBeforeAnythingElse() {
        String disabled = "Activation disabled. No device-mapper interaction will be attempted.\n";
        assertEquals("0\n  WARNING: " + disabled, run("lvs --driverloaded n"));
        assertEquals("0\n  WARNING: " + disabled, run("lvs -q --config global/activation=0"));
        assertEquals("0\n", run("lvs --readonly"));
        assertEquals(
                "0\n  TEST MODE: Metadata will NOT be updated and volumes will not be (de)activated.\n",
                run("vgck -t"));
        assertEquals(
                "5\n  /etc/lvm/profile/x.profile: stat failed: No such file or directory\n"
                        + "  Failed to apply command profile x.\n",
                run("lvs -t --profile x"));
        assertEquals(
                "5\n  Unrecognised configuration setting for global/units: z\n"
                        + "  Updated config file invalid. Aborting.\n",
                run("lvs --config global/units=\"z\""));
        assertEquals("0\n  Device not found for /dev/x.\n", run("pvs --devices /dev/x"));
        assertEquals("5\n  No log report stored.\n", run("lastlog"));
    }

    @Test
    void settingsThatMakeNoSense() {
        assertEquals(
                "0\n  Configuration setting \"report/lvs_cols\" invalid. It cannot be set to an empty value.\n"
                        + "  WARNING: Ignoring unsupported value for report/lvs_cols.\n",
                run("lvs --config report/lvs_cols=\"\""));
        assertEquals(
                "0\n  Configuration setting \"tags/x\" unknown.\n",
                run("vgs --config tags{x=\"1\"y{host_list=[\"h\"]}}"));
        assertEquals(
                "3\n  --atversion requires --type or --list\n  Run `lvmconfig --help' for more information.\n",
                run("lvmconfig --atversion x"));
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
