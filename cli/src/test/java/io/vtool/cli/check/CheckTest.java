package io.vtool.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final String LISTING = "mpatha (360014050a110000000000000000000a0) dm-0 VTOOL,ALUA-ARRAY\n"
            + "size=8.0G features='0' hwhandler='1 alua' wp=rw\n"
            + "|-+- policy='service-time 0' prio=50 status=active\n"
            + "| |- 0:0:0:0 sda 8:0   active ready  running\n"
            + "| `- 1:0:0:0 sde 8:64  failed faulty running\n"
            + "`-+- policy='service-time 0' prio=10 status=enabled\n"
            + "  |- 2:0:0:0 sdi 8:128 active ready  running\n"
            + "  `- 3:0:0:0 sdm 8:192 active ghost  running\n";
    private static final String DEVICE_LOST =
            "2024-03-01T10:00:00.000Z cpu2:2097154)ScsiDeviceIO: 3047: Cmd(0x439500) 0x28, CmdSN 0x1 from world 1 to dev \"naa.1\" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x4 0x3e 0x1.\n";

    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("XDG_STATE_HOME", folder.resolve("state").toString())
                .in(folder)
                .run();
    }

    @Test
    void healthyHostIsOkAndANewOneIsNot() {
        CommandRun.Result all = vtool("check", "all");
        assertThat(all.status()).isZero();
        assertThat(all.out())
                .startsWith("ALL OK - ")
                .contains("|", "usable_paths=18", "sessions=6", "'vg_data free'=", "backlog=0");
        CommandRun.Result fresh = vtool("check", "multipath", "--host", "xen2");
        assertThat(fresh.status()).isEqualTo(1);
        assertThat(fresh.out()).startsWith("MULTIPATH WARNING - mpatha: a single path");
    }

    /** A check once made the lab whose name was mistyped, and found it well. */
    @Test
    void aLabThatIsNamedAndIsNotThereIsUnknown() throws IOException {
        for (String area : new String[] {"multipath", "iscsi", "lvm", "dfsr", "all"}) {
            CommandRun.Result none = vtool("check", area, "--lab", "none");
            assertThat(none.status()).as(area).isEqualTo(3);
            assertThat(none.out()).contains(" UNKNOWN - ", "there is no lab in " + folder.resolve("none"));
            assertThat(folder.resolve("none")).doesNotExist();
        }
        assertThat(vtool("--lab", "none", "check", "iscsi").status()).isEqualTo(3);
        Files.writeString(folder.resolve("log"), DEVICE_LOST);
        assertThat(vtool("check", "all", "--lab", "none", "--log", "log").out())
                .contains("/ SENSE OK |")
                .containsOnlyOnce("there is no lab in ");
        Files.writeString(folder.resolve("ll.txt"), LISTING);
        assertThat(vtool("check", "multipath", "--lab", "none", "--from", "ll.txt")
                        .out())
                .startsWith("MULTIPATH WARNING - mpatha: 3 of 4");
        CommandRun.Result made = vtool("multipath", "ll", "--lab", "new");
        assertThat(made.err()).isEqualTo("vtool multipath ll: there was no lab in new, the usual one was made there\n");
        assertThat(vtool("multipath", "ll", "--lab", "new").err()).isEmpty();
    }

    @Test
    void pathsOfACapturedListingAreJudgedByTheRanges() throws IOException {
        Files.writeString(folder.resolve("ll.txt"), LISTING);
        CommandRun.Result usual = vtool("check", "multipath", "--from", "ll.txt");
        assertThat(usual.status()).isEqualTo(1);
        assertThat(usual.out())
                .isEqualTo(
                        "MULTIPATH WARNING - mpatha: 3 of 4 paths usable | mpatha=75%;100:;1: maps=1 paths=4 usable_paths=3\n");
        assertThat(vtool("check", "multipath", "--from", "ll.txt", "-w", "50:").status())
                .isZero();
        assertThat(vtool("check", "multipath", "--from", "ll.txt", "-c", "80:").status())
                .isEqualTo(2);
        assertThat(vtool("check", "multipath", "--from", "ll.txt", "-w", "50:", "--paths", "8")
                        .out())
                .contains("4 paths instead of 8");
    }

    @Test
    void badUseAndMissingFilesAreUnknown() {
        CommandRun.Result range = vtool("check", "multipath", "-w", "20:10");
        assertThat(range.status()).isEqualTo(3);
        assertThat(range.out()).startsWith("MULTIPATH UNKNOWN - ");
        assertThat(vtool("check", "dfsr", "--nonsense").status()).isEqualTo(3);
        CommandRun.Result verb = vtool("check", "mulitpath");
        assertThat(verb.status())
                .as("a status that no monitoring system takes for critical")
                .isEqualTo(3);
        assertThat(verb.out())
                .isEqualTo(
                        "CHECK UNKNOWN - unknown command 'check mulitpath', did you mean 'multipath'? The checks are "
                                + "multipath, iscsi, lvm, dfsr, sense, all\n");
        assertThat(vtool("check", "-w", "5", "multipath").status()).isEqualTo(3);
        CommandRun.Result none = vtool("check");
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.out()).startsWith("CHECK UNKNOWN - no command is given; the checks are ");
        assertThat(vtool("check", "sense", "-").out()).startsWith("SENSE UNKNOWN - standard input has no place");
        assertThat(vtool("help", "check", "lvm").out())
                .contains("3                           unknown: the state could not be found out, or the")
                .doesNotContain("2                           the command line is wrong");
        CommandRun.Result file = vtool("check", "multipath", "--from", "none.txt");
        assertThat(file.status()).isEqualTo(3);
        assertThat(file.out()).contains("none.txt");
        assertThat(file.err()).isEmpty();
    }

    @Test
    void logsAreReadFromWhereTheLastRunEnded() throws IOException {
        Path log = folder.resolve("vmkernel.log");
        Files.writeString(log, DEVICE_LOST);
        assertThat(vtool("check", "sense", "vmkernel.log").status()).isZero();
        Files.writeString(log, DEVICE_LOST + DEVICE_LOST + DEVICE_LOST.substring(0, 80), StandardOpenOption.APPEND);
        CommandRun.Result grown = vtool("check", "sense", "vmkernel.log");
        assertThat(grown.status()).isEqualTo(1);
        assertThat(grown.out())
                .startsWith("SENSE WARNING - 0x4/0x3e/0x1: 2 x on naa.1, The ")
                .contains("events=2;0");
        assertThat(vtool("check", "sense", "vmkernel.log").out()).contains("events=0;0");
        Files.writeString(log, DEVICE_LOST.substring(80), StandardOpenOption.APPEND);
        assertThat(vtool("check", "sense", "vmkernel.log").out())
                .as("a line in two pieces")
                .contains("events=1;0");
        Files.writeString(log, DEVICE_LOST.replace("2024-03-01", "2024-03-02"));
        assertThat(vtool("check", "sense", "vmkernel.log").out())
                .as("a rotated log")
                .contains("events=1;0");
        assertThat(vtool("check", "sense", "vmkernel.log", "--state", "other", "--from-start")
                        .out())
                .contains("events=1;0");
    }

    @Test
    void volumeGroupsAreJudged() {
        CommandRun.Result well = vtool("check", "lvm");
        assertThat(well.status()).isZero();
        assertThat(well.out()).startsWith("LVM OK - 3 volume groups well | ");
        assertThat(vtool("check", "lvm", "--free", "50").out()).contains("VG_XenStorage", " % free");
        vtool("lab", "fault", "add", "lvm-missing", "array01/data1");
        CommandRun.Result missing = vtool("check", "lvm", "--host", "xen1");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.out()).contains("is missing");
    }

    @Test
    void aFileThatCannotBeWrittenHidesNothing() throws IOException {
        vtool("lab", "fault", "add", "lvm-missing", "array01/data1");
        CommandRun.Result all = vtool("check", "all", "--prom-file", "no/where.prom");
        assertThat(all.status()).isEqualTo(2);
        assertThat(all.out())
                .as("one answer, the worst first")
                .startsWith("ALL CRITICAL - MULTIPATH CRITICAL: mpathc: 0 of 4 paths usable / LVM CRITICAL: ")
                .contains("FILES UNKNOWN: cannot write 'no/where.prom': no such folder, check the name")
                .hasLineCount(1);
        CommandRun.Result one = vtool("check", "lvm", "--save-baseline", "no/where.txt");
        assertThat(one.out()).startsWith("LVM CRITICAL - ").contains("; cannot write 'no/where.txt'");
        assertThat(vtool("check", "all", "--baseline", "none.txt").out())
                .startsWith("ALL CRITICAL - ")
                .contains("LVM CRITICAL: vg_data", "; cannot read 'none.txt': no such file, check the name");
        Files.writeString(folder.resolve("file"), "");
        CommandRun.Result forgetful = vtool("check", "dfsr", "--state", "file");
        assertThat(forgetful.status()).isEqualTo(3);
        assertThat(forgetful.out()).contains("cannot write '").contains("backlog=0");
    }

    @Test
    void metricsCanBeReadByOthers() throws IOException {
        Path file = folder.resolve("vtool.prom");
        vtool("check", "multipath", "--prom-file", "vtool.prom");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        vtool("check", "multipath", "--prom-file", "vtool.prom");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .as("as somebody has set them")
                .isEqualTo("rw-r-----");
    }

    @Test
    void whatTheLimitsAllowIsNotToldAsAllWell() throws IOException {
        Files.writeString(folder.resolve("ll.txt"), LISTING);
        assertThat(vtool("check", "multipath", "--from", "ll.txt", "-w", "50:").out())
                .startsWith("MULTIPATH OK - 1 map, 3 of 4 paths usable | ");
        Files.writeString(folder.resolve("vmkernel.log"), DEVICE_LOST);
        assertThat(vtool("check", "sense", "--from-start", "-w", "5", "vmkernel.log")
                        .out())
                .startsWith("SENSE OK - 1 new event, as the limits allow | events=1;5");
        vtool("lab", "fault", "add", "portal-refuse", "127.0.20.1");
        assertThat(vtool("check", "iscsi", "-w", "1", "--portal", "127.0.20.1", "--portal", "127.0.10.1")
                        .out())
                .startsWith("ISCSI OK - 1 of 2 portals answers | portals=1 broken=1;1 ");
    }

    @Test
    void aLogThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        Files.writeString(folder.resolve("vmkernel.log"), DEVICE_LOST);
        CommandRun.Result result = vtool("check", "sense", "--from-start", "vmkernel.log", "none.log");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out())
                .startsWith("SENSE UNKNOWN - cannot read 'none.log': no such file, check the name; 0x4/0x3e/0x1: 1 x")
                .contains("events=1;0");
    }

    @Test
    void capturesOfPairsAreRememberedEachOnItsOwn() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "Member <SRV02> Backlog File Count: 5\n");
        Files.writeString(folder.resolve("b.txt"), "Member <SRV03> Backlog File Count: 7\n");
        Path kept = folder.resolve("kept");
        vtool("check", "dfsr", "--state", "kept", "--from", "a.txt");
        String first = keptLine(kept, "SRV02");
        vtool("check", "dfsr", "--state", "kept", "--from", "b.txt");
        assertThat(keptLine(kept, "SRV02")).isEqualTo(first);
        assertThat(keptLine(kept, "SRV03")).contains("\t7\t");
    }

    private static String keptLine(Path folder, String member) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    if (line.contains(member)) {
                        return line;
                    }
                }
            }
        }
        return "";
    }

    @Test
    void backlogsAlertByTheirCount() throws IOException {
        assertThat(vtool("check", "dfsr").status()).isZero();
        Path data = folder.resolve("lab/data-1/dfsr/rgroup/SRV01/C/data");
        for (int i = 0; i < 20; i++) {
            Files.writeString(data.resolve("f" + i), "x");
        }
        CommandRun.Result result = vtool("check", "dfsr", "-w", "10", "-c", "100");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("rgroup/data SRV01 to SRV02: backlog of 20");
    }

    @Test
    void metricsGoToAFileAsAWhole() throws IOException {
        CommandRun.Result result = vtool("check", "all", "--prom-file", "vtool.prom");
        assertThat(result.status()).isZero();
        assertThat(Files.readString(folder.resolve("vtool.prom")))
                .contains("# TYPE vtool_check_state gauge\n", "vtool_check_state{check=\"multipath\"} 0\n")
                .contains("vtool_check_last_run_timestamp_seconds ")
                .isEqualTo(vtool("check", "all", "-o", "prom").out());
        assertThat(vtool("check", "lvm", "--prom-file", ".").out())
                .startsWith("LVM UNKNOWN - cannot write '.': it is a directory, check the name | ");
        assertThat(folder.toFile().list((dir, name) -> name.endsWith(".part")))
                .as("drafts")
                .isEmpty();
        assertThat(vtool("check", "all", "--json").out()).contains("\"state\":\"ok\"");
    }

    /** A monitoring system takes what it does not know, such as 74, for whatever it likes. */
    @Test
    void anAnswerThatCannotBeWrittenIsUnknown() throws IOException {
        Files.writeString(folder.resolve("ll.txt"), LISTING);
        for (String line : new String[] {"multipath --from ll.txt", "all", "nothing"}) {
            CommandRun.Result lost = CommandRun.of(("check " + line).split(" "))
                    .variable("VTOOL_LAB", folder.resolve("lab").toString())
                    .in(folder)
                    .stdout(new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    })
                    .run();
            assertThat(lost.status()).as(line).isEqualTo(3);
        }
    }

    /** The guidelines: once says more in the one line, twice in more lines, three times how it was done. */
    @Test
    void eachLevelOfVerbositySaysMore() throws IOException {
        Files.writeString(folder.resolve("ll.txt"), LISTING);
        String[] line = {"check", "multipath", "--from", "ll.txt", "-w", "50:"};
        assertThat(vtool(line).out()).startsWith("MULTIPATH OK - 1 map, 3 of 4 paths usable | ");
        assertThat(vtool(with(line, "-v")).out())
                .startsWith("MULTIPATH OK - 1 map, 3 of 4 paths usable; mpatha: 3 of 4 paths usable | ")
                .hasLineCount(1);
        assertThat(vtool(with(line, "-vv")).out())
                .startsWith("MULTIPATH OK - 1 map, 3 of 4 paths usable | ")
                .endsWith("\nMULTIPATH OK: mpatha: 3 of 4 paths usable\n");
        CommandRun.Result most = vtool(with(line, "-v", "-v", "-v"));
        assertThat(most.status()).isZero();
        assertThat(most.out())
                .contains(
                        "\nMULTIPATH OK: mpatha: 3 of 4 paths usable\n",
                        "\nMULTIPATH DEBUG: percentage of usable paths of each map: warning range 50:, critical range 1:\n",
                        "\nMULTIPATH DEBUG: took ");
        Files.writeString(folder.resolve("many.txt"), many(8));
        assertThat(vtool("check", "multipath", "--from", "many.txt").out()).contains("mpath4: ", "; and 3 more |");
        assertThat(vtool("check", "multipath", "--from", "many.txt", "-v").out())
                .contains("mpath7: 3 of 4 paths usable |")
                .hasLineCount(1);
    }

    private static String[] with(String[] line, String... more) {
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }

    private static String many(int maps) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < maps; i++) {
            text.append(LISTING.replace("mpatha", "mpath" + i).replace("0a0)", "0a" + i + ")"));
        }
        return text.toString();
    }

    /** A line for Nagios among JSON or metrics once broke what read them. */
    @Test
    void badUseIsToldInTheFormatThatWasAskedFor() {
        for (String line : new String[] {
            "check multipath -w x -o json",
            "check all --bogus --json",
            "check -o json",
            "check mulitpath --output=json",
            "check dfsr -ojson --age never"
        }) {
            CommandRun.Result json = vtool(line.split(" "));
            assertThat(json.status()).as(line).isEqualTo(3);
            assertThat(json.out())
                    .as(line)
                    .startsWith("{\"schema\":\"vtool.check.")
                    .contains("\"state\":\"unknown\"", "\"errors\":[{\"code\":\"usage\",\"message\":\"")
                    .hasLineCount(1);
            assertThat(json.err()).as(line).startsWith("vtool check ").hasLineCount(1);
        }
        for (String line :
                new String[] {"check lvm -w x -o prom", "check all -o=prom --bogus", "check -o prom nothing"}) {
            CommandRun.Result prom = vtool(line.split(" "));
            assertThat(prom.status()).as(line).isEqualTo(3);
            assertThat(prom.out().lines())
                    .as(line)
                    .allMatch(each -> each.startsWith("# ") || each.startsWith("vtool_check_"))
                    .anyMatch(each -> each.matches("vtool_check_state\\{check=\"[a-z]+\"} 3"));
            assertThat(prom.err()).as(line).startsWith("vtool check ");
        }
    }

    @Test
    void metricsOfTheLastGoodRunSurviveAWrongCommandLine() throws IOException {
        vtool("check", "multipath", "--prom-file", "vtool.prom");
        String good = Files.readString(folder.resolve("vtool.prom"));
        assertThat(vtool("check", "multipath", "--prom-file", "vtool.prom", "-w", "x")
                        .status())
                .isEqualTo(3);
        assertThat(Files.readString(folder.resolve("vtool.prom"))).isEqualTo(good);
    }

    @Test
    void nothingToCheckIsNotWellUnlessItMayBe() throws IOException {
        Files.writeString(
                folder.resolve("lab.yaml"),
                "lab: 1\narrays:\n  - name: a1\n    volumes: [{name: v1, size: 8MiB}]\n    targets:\n"
                        + "      - iqn: iqn.2026-01.io.vtool:a1\n        portals: [{address: \"127.0.10.1:3260\"}]\n"
                        + "        luns: [{lun: 0, volume: v1}]\n"
                        + "hosts:\n  - {name: h1, iqn: \"iqn.2026-01.io.vtool:h1\", sessions: none}\n");
        assertThat(vtool("lab", "init", "lab.yaml").status()).isZero();
        assertThat(vtool("check", "dfsr").out()).startsWith("DFSR UNKNOWN - there is no replication group");
        assertThat(vtool("check", "multipath").out()).startsWith("MULTIPATH UNKNOWN - there is no map");
        assertThat(vtool("check", "lvm").out()).startsWith("LVM UNKNOWN - there is no volume group");
        assertThat(vtool("check", "iscsi").out()).startsWith("ISCSI UNKNOWN - there is no session");
        assertThat(vtool("check", "all").out()).startsWith("ALL UNKNOWN - ").contains("DFSR OK");
        for (String area : new String[] {"dfsr", "multipath", "lvm", "iscsi", "all"}) {
            assertThat(vtool("check", area, "--empty", "ok").status()).as(area).isZero();
            assertThat(vtool("check", area, "--empty", "critical").status())
                    .as(area)
                    .isEqualTo(2);
        }
    }
}
