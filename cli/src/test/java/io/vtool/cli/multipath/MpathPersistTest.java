package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mpathpersist on the default lab, over its hosts' real sessions. */
class MpathPersistTest {
    private static final String MAP = "/dev/mapper/mpatha";
    private static final String FOUR_KEYS = """
              PR generation=0x4, \t4 registered reservation keys follow:
                0x123abc
                0x123abc
                0x123abc
                0x123abc
            """;

    @TempDir
    Path folder;

    private CommandRun.Result run(String host, String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_HOST", host)
                .in(folder)
                .run();
    }

    private CommandRun.Result persist(String host, String... words) {
        List<String> all = new ArrayList<>(List.of("mpathpersist"));
        all.addAll(List.of(words));
        return run(host, all.toArray(new String[0]));
    }

    private void configure(String setting) throws IOException {
        String shown = run("xen1", "lab", "host", "xen1").out();
        int at = shown.indexOf(folder.toString());
        String root = shown.substring(at, shown.indexOf("xen1", at) + "xen1".length());
        Path file = Path.of(root, "etc/multipath.conf");
        Files.writeString(file, Files.readString(file).replaceFirst("defaults \\{", "defaults {\n" + setting));
        run("xen1", "multipathd", "reconfigure");
    }

    @Test
    void aKeyIsRegisteredOverEachPathAndItsHolderKeepsOthersOut() {
        assertThat(persist("xen1", "-i", "-k", MAP).out()).endsWith("\t0 registered reservation key.\n");
        assertThat(persist("xen1", "--out", "--register", "--param-sark=123abc", MAP)
                        .status())
                .isZero();
        assertThat(persist("xen1", "-ik", MAP).out()).isEqualTo(FOUR_KEYS);
        assertThat(persist("xen1", "--out", "--reserve", "--param-rk=123abc", "--prout-type=5", "-d", MAP)
                        .status())
                .isZero();
        assertThat(persist("xen2", "-i", "-r", MAP).out())
                .isEqualTo("  PR generation=0x4, Reservation follows:\n   Key = 0x123abc\n"
                        + "  scope = LU_SCOPE, type = Write Exclusive, registrants only\n");
        assertThat(persist("xen2", "-oG", "-S", "beef", MAP).status()).isZero();
        CommandRun.Result late = persist("xen2", "-oR", "-K", "beef", "-T", "5", MAP);
        assertThat(late.status()).isEqualTo(11);
        assertThat(late.out())
                .isEqualTo("persistent reserve out: scsi status: Reservation Conflict\nPR out: command failed\n");
        assertThat(run("xen2", "lab", "log").out()).contains("Persistent Reserve Out, Reserve");
    }

    @Test
    void anotherHostTakesOverAndMultipathdIsTold() throws IOException {
        persist("xen1", "-oG", "-S", "a1", MAP);
        persist("xen1", "-oR", "-K", "a1", "-T", "8", MAP);
        assertThat(run("xen1", "multipathd", "getprstatus", "map", "mpatha").out())
                .startsWith("1");
        persist("xen2", "-oI", "-S", "b2", MAP);
        CommandRun.Result refused = persist("xen2", "-oP", "-K", "b2", "-S", "a1", "-T", "5", MAP);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("mpatha: configured reservation key doesn't match: 0x0\n");
        assertThat(refused.out()).isEqualTo("PR out: command failed\n");
        assertThat(persist("xen1", "-oCK", "a1", MAP).status()).isZero();
        assertThat(run("xen1", "multipathd", "getprstatus", "map", "mpatha").out())
                .startsWith("0");
        assertThat(persist("xen1", "-ir", MAP).out())
                .doesNotContain("generation=0x0")
                .endsWith("there is NO reservation held \n");
    }

    @Test
    void theFileOfKeysIsWrittenAndTheKeyGoesOntoPathsThatComeBack() throws IOException {
        configure("reservation_key file");
        assertThat(persist("xen1", "-oG", "-S", "c3", MAP).status()).isZero();
        assertThat(run("xen1", "multipathd", "getprkey", "map", "mpatha").out()).isEqualTo("0xc3\n");
        run("xen1", "iscsiadm", "-m", "node", "-p", "127.0.10.1", "-u");
        String fewer = persist("xen1", "-ik", MAP).out();
        run("xen1", "iscsiadm", "-m", "node", "-p", "127.0.10.1", "-l");
        assertThat(run("xen1", "multipath", "-ll", "mpatha").out()).contains("sd");
        String all = persist("xen1", "-is", MAP).out();
        assertThat(fewer).contains("0xc3");
        assertThat(all.split("Key = 0xc3", -1)).hasSize(6);
        assertThat(persist("xen1", "-oG", "-K", "c3", "-S", "0", MAP).status()).isZero();
        assertThat(run("xen1", "multipathd", "getprkey", "map", "mpatha").out()).isEqualTo("none\n");
    }

    @Test
    void aStrangersReservationIsPreemptedAndTheFaultIsGone() throws IOException {
        configure("reservation_key 0xa1");
        run("xen1", "lab", "fault", "add", "reserved", "array01/sr0", "hold=write-exclusive");
        assertThat(persist("xen1", "-ir", MAP).out()).contains("Key = 0x5eed0fa11\n", "type = Write Exclusive\n");
        assertThat(persist("xen1", "-oG", "-S", "a1", MAP).status()).isZero();
        assertThat(persist("xen1", "-oP", "-K", "a1", "-S", "5eed0fa11", "-T", "5", MAP)
                        .status())
                .isZero();
        assertThat(persist("xen1", "-ir", MAP).out()).contains("Key = 0xa1\n");
        assertThat(run("xen1", "lab", "fault", "list").out()).doesNotContain("reserved");
    }

    @Test
    void aReservationIsReleasedAlsoWhenThePathThatHoldsItIsGone() throws IOException {
        configure("reservation_key 0xa1");
        persist("xen1", "-oG", "-S", "a1", MAP);
        persist("xen1", "-oR", "-K", "a1", "-T", "5", MAP);
        persist("xen2", "-oG", "-S", "b2", MAP);
        run("xen1", "lab", "fault", "add", "portal-refuse", "127.0.10.1:3260");
        CommandRun.Result release = persist("xen1", "-v", "3", "-oL", "-K", "a1", "-T", "5", MAP);
        assertThat(release.status()).isZero();
        assertThat(release.err())
                .contains(
                        "sda path not up. Skip.",
                        "sending pr out command to sde",
                        "Path holding reservation is not available.");
        assertThat(persist("xen1", "-ir", MAP).out()).endsWith("there is NO reservation held \n");
        String keys = persist("xen1", "-ik", MAP).out();
        assertThat(keys).contains("\t4 registered", "0xb2\n").containsPattern("(0xa1\\s+){3}");
        run("xen1", "lab", "fault", "clear", "all");
        run("xen1", "multipath", "-ll");
        assertThat(persist("xen1", "-ik", MAP).out()).containsPattern("(0xa1\\s+){4}");
    }

    @Test
    void linesOfABatchFileAreCommandLines() throws IOException {
        Files.writeString(
                folder.resolve("batch"),
                "# keys\n-i -k /dev/dm-0 # before\n\n\tmpathpersist --out  --register -S abc /dev/dm-0\n -x\n-f a\n-ik /dev/dm-0\n");
        CommandRun.Result batch = persist("xen1", "-f", "batch");
        assertThat(batch.status()).isEqualTo(1);
        assertThat(batch.out()).contains("\t0 registered", "\t4 registered").contains("    0xabc\n");
        assertThat(batch.err())
                .isEqualTo("mpathpersist: invalid option -- 'x'\nunrecognised switch code 0x3f ??\n"
                        + "syntax error on line 5 in batch file\nERROR: -f option not allowed in batch file\n"
                        + "syntax error on line 6 in batch file\n");
        assertThat(persist("xen1", "-f", "none").err()).startsWith("unable to open none: No such file or directory\n");
    }

    @Test
    void wrongUseIsToldAsItTells() {
        assertThat(persist("xen1").err()).startsWith("No parameter used\nmultipath-tools v0.9.4 (12/19, 2022)\nUsage:");
        assertThat(persist("xen1", "-h").status()).isZero();
        assertThat(persist("xen1", MAP).err()).startsWith("choose either '--in' or '--out' \n");
        assertThat(persist("xen1", "-o", MAP).err()).startsWith(" For Persistent Reserve Out only one appropriate\n");
        assertThat(persist("xen1", "-i", MAP).err()).startsWith(" No service action given for Persistent");
        assertThat(persist("xen1", "-i", "-k", "-r", MAP).err()).startsWith(" Too many service actions given");
        assertThat(persist("xen1", "-i", "-G", MAP).err()).startsWith(" When a service action for Persistent");
        assertThat(persist("xen1", "-ik").err()).startsWith("No device name given \n");
        assertThat(persist("xen1", "-oG", "-S", "xyz", MAP).err()).startsWith("bad argument to '--param-sark'\n");
        assertThat(persist("xen1", "-ik", "-l", "9000", MAP).err()).contains("exceeds maximum limit(8192)\n");
        assertThat(persist("xen1", "-ik", MAP, "more").err()).startsWith("Unexpected extra argument: more\n");
        CommandRun.Result missing = persist("xen1", "-ik", "/dev/mapper/none");
        assertThat(missing.status()).isEqualTo(12);
        assertThat(missing.err()).isEqualTo("/dev/mapper/none: error opening file (rw) fd=-1\n");
        CommandRun.Result disk = persist("xen1", "-ik", "/dev/sda");
        assertThat(disk.status()).isEqualTo(13);
        assertThat(disk.err()).endsWith("Persistent Reserve IN command failed\n");
        assertThat(persist("xen1", "-oL", "-K", "1", MAP).err())
                .startsWith("Warning: --prout-type probably needs to be given\n");
    }
}
