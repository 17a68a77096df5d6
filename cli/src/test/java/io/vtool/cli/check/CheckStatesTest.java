package io.vtool.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check in each of its states. */
class CheckStatesTest {
    private static final String SESSIONS = "Target: iqn.2026-01.io.vtool:array01 (non-flash)\n"
            + "\tCurrent Portal: 192.0.2.1:3260,1\n"
            + "\tPersistent Portal: 192.0.2.1:3260,1\n"
            + "\t\tiSCSI Connection State: LOGGED IN\n"
            + "\t\tiSCSI Session State: LOGGED_IN\n"
            + "\tCurrent Portal: 192.0.2.2:3260,2\n"
            + "\t\tiSCSI Connection State: TRANSPORT WAIT\n"
            + "\t\tiSCSI Session State: FREE\n"
            + "Target: iqn.2026-01.io.vtool:array02 (non-flash)\n"
            + "\tCurrent Portal: [2001:db8::7]:3260,1\n"
            + "\t\tiSCSI Connection State: LOGGED IN\n"
            + "\t\tiSCSI Session State: LOGGED_IN\n";

    @TempDir
    Path folder;

    private CommandRun check(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "check";
        System.arraycopy(words, 0, all, 1, words.length);
        return run(all);
    }

    private CommandRun run(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("XDG_STATE_HOME", folder.resolve("state").toString())
                .in(folder);
    }

    private void says(int status, String start, String... words) {
        CommandRun.Result result = check(words).run();
        assertThat(result.out()).startsWith(start);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void multipathByNumberOfPaths() {
        says(0, "MULTIPATH OK - 5 maps", "multipath", "--by", "paths");
        says(
                1,
                "MULTIPATH WARNING - mpathe: 2 of 2 paths usable | mpatha=4;3:;1:;0;4",
                "multipath",
                "--by",
                "paths",
                "-w",
                "3:");
        says(2, "MULTIPATH CRITICAL - mpathe: 2 of 2", "multipath", "--by", "paths", "-w", "5:", "-c", "3:");
        says(3, "MULTIPATH UNKNOWN - ", "multipath", "--by", "disks");
    }

    @Test
    void multipathWithoutRedundancy() {
        run("lab", "fault", "add", "controller-down", "array01", "group=2").run();
        CommandRun.Result result = check("multipath", "-w", "50:", "-vv").run();
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out().lines())
                .contains("MULTIPATH WARNING: mpathd: all usable paths lead to one controller")
                .noneMatch(line -> line.startsWith("MULTIPATH WARNING: mpathe: "));
    }

    @Test
    void multipathOfUnequalPaths() {
        run("lab", "init", "--force", "--scenario", "same-subnet").run();
        says(1, "MULTIPATH WARNING - mpatha: all usable paths are on network 127.0.10.0/24", "multipath");
        run("lab", "init", "--force", "--scenario", "resized-lun").run();
        says(1, "MULTIPATH WARNING - mpathb: paths differ in size: 2.0G, 3.0G", "multipath");
        run("lab", "init", "--force", "--scenario", "duplicate-wwid").run();
        says(2, "MULTIPATH CRITICAL - mpathb: paths with one WWID lead to different LUNs of", "multipath");
    }

    /** Each of these once passed for well. */
    @Test
    void aStoppedServiceAndPathsThatAReservationFailsAreTold() {
        run("lab", "fault", "add", "dfsr-service-stopped", "SRV02").run();
        says(2, "DFSR CRITICAL - SRV02: the service of SRV02 does not answer", "dfsr");
        run("lab", "fault", "add", "reserved", "array01/data0").run();
        assertThat(run("multipath", "list").run().out())
                .contains(
                        "mpathb (360014050a110000000000000000000a1) VTOOL,ALUA-ARRAY size=2.0G paths=4/4 usable=0 dead");
    }

    @Test
    void multipathAgainstABaseline() throws IOException {
        says(0, "MULTIPATH OK", "multipath", "--save-baseline", "good.txt");
        says(0, "MULTIPATH OK", "multipath", "--baseline", "good.txt");
        assertThat(run("multipath", "list", "--baseline", "good.txt").run().status())
                .isZero();
        assertThat(check("multipath", "--baseline", "good.txt", "--host", "xen2", "-vv")
                        .run()
                        .out())
                .contains(
                        "mpatha: no path through 127.0.10.2:3260, 127.0.20.1:3260, 127.0.20.2:3260, the baseline has them")
                .contains("mpathe: no path through 127.0.40.1:3260, the baseline has it\n");
        Files.writeString(folder.resolve("good.txt"), "# more\n3600c0ff000000000000000000000001 192.0.2.1:3260\n");
        says(
                2,
                "MULTIPATH CRITICAL - 3600c0ff000000000000000000000001: this map is gone",
                "multipath",
                "--baseline",
                "good.txt");
        says(3, "MULTIPATH UNKNOWN - cannot read 'none'", "multipath", "--baseline", "none");
        says(3, "MULTIPATH UNKNOWN - cannot write 'no/where'", "multipath", "--save-baseline", "no/where");
    }

    @Test
    void pathsOfListingsAreCountedAgainstTheirBaseline() throws IOException {
        String listing = "mpatha (360014050a110000000000000000000a0) dm-0 VTOOL,ALUA-ARRAY\n"
                + "size=8.0G features='0' hwhandler='1 alua' wp=rw\n"
                + "`-+- policy='service-time 0' prio=50 status=active\n"
                + "  |- 3:0:0:0 sda 8:0   active ready  running\n"
                + "  `- 4:0:0:0 sde 8:64  active ready running\n";
        Files.writeString(folder.resolve("then.txt"), listing);
        Files.writeString(folder.resolve("now.txt"), listing.replace("3:0:0:0", "7:0:0:0"));
        Files.writeString(folder.resolve("less.txt"), listing.replaceAll("(?m)^ +\\|- 3.*\n", ""));
        says(0, "MULTIPATH OK", "multipath", "--from", "then.txt", "--save-baseline", "good.txt");
        says(0, "MULTIPATH OK", "multipath", "--from", "now.txt", "--baseline", "good.txt");
        says(
                1,
                "MULTIPATH WARNING - mpatha: a single path; mpatha: 1 path, the baseline has 2",
                "multipath",
                "--from",
                "less.txt",
                "--baseline",
                "good.txt");
    }

    @Test
    void aBaselineOfPlacesOnTheBusCountsPathsAndOneOfPortalsNamesThem() throws IOException {
        Files.writeString(
                folder.resolve("then.txt"), run("multipath", "ll").run().out());
        says(0, "MULTIPATH OK", "multipath", "--from", "then.txt", "--save-baseline", "bus.txt");
        says(0, "MULTIPATH OK", "multipath", "--save-baseline", "portals.txt");
        assertThat(Files.readString(folder.resolve("bus.txt"))).contains("0000a0 3:0:0:0\n");
        assertThat(Files.readString(folder.resolve("portals.txt"))).contains("0000a0 127.0.10.1:3260\n");
        says(0, "MULTIPATH OK", "multipath", "--baseline", "bus.txt");
        assertThat(run("multipath", "list", "--baseline", "bus.txt").run().status())
                .isZero();
        CommandRun.Result few = run("--host", "xen2", "multipath", "list", "--baseline", "bus.txt")
                .run();
        assertThat(few.status()).isEqualTo(1);
        assertThat(few.out())
                .contains(
                        "mpatha (360014050a110000000000000000000a0) VTOOL,ALUA-ARRAY size=8.0G paths=1/4 usable=1 incomplete")
                .doesNotContain("3:0:0:0");
        Files.writeString(
                folder.resolve("more.txt"),
                Files.readString(folder.resolve("portals.txt")) + "3600c0ff000000000000000000000001 192.0.2.1:3260\n");
        CommandRun.Result gone =
                run("multipath", "list", "--baseline", "more.txt").run();
        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.out())
                .endsWith("- (3600c0ff000000000000000000000001) paths=0/1 usable=0 gone\n"
                        + "  missing: 192.0.2.1:3260: the volume is gone\n");
    }

    @Test
    void iscsiSessionsAndPortals() {
        says(0, "ISCSI OK - 6 sessions logged in", "iscsi", "--sessions", "6");
        says(1, "ISCSI WARNING - 6 sessions instead of 8", "iscsi", "--sessions", "8");
        run("lab", "fault", "add", "portal-refuse", "127.0.20.1").run();
        says(
                1,
                "ISCSI WARNING - 127.0.20.1:3260: session transport wait with iqn.2026-01.io.vtool:array01, "
                        + "the portal does not answer: Connection refused | sessions=5 broken=1;0\n",
                "iscsi");
        says(0, "ISCSI OK", "iscsi", "-w", "1");
        says(2, "ISCSI CRITICAL", "iscsi", "-c", "0");
        run("iscsi", "discovery", "-t", "st", "-p", "127.0.10.1", "--host", "xen2")
                .run();
        says(
                1,
                "ISCSI WARNING - 127.0.20.1:3260: the portal does not answer: Connection refused",
                "iscsi",
                "--host",
                "xen2");
        run("lab", "fault", "add", "portal-refuse", "127.0.30.1").run();
        run("lab", "fault", "add", "portal-refuse", "127.0.40.1").run();
        says(2, "ISCSI CRITICAL - 127.0.30.1:3260: ", "iscsi");
    }

    @Test
    void iscsiPortalsByName() {
        CommandRun.Result well = check("iscsi", "--portal", "127.0.10.1", "--portal", "127.0.30.1:3260")
                .run();
        assertThat(well.status()).isZero();
        assertThat(well.out()).startsWith("ISCSI OK - 2 portals answer | portals=2 broken=0;0 '127.0.10.1:3260 time'=");
        run("lab", "fault", "add", "portal-refuse", "127.0.10.1").run();
        says(
                1,
                "ISCSI WARNING - 127.0.10.1:3260: the portal does not answer: Connection refused",
                "iscsi",
                "--portal",
                "127.0.10.1",
                "--portal",
                "127.0.30.1");
        says(2, "ISCSI CRITICAL - 127.0.10.1:3260: the portal", "iscsi", "--portal", "127.0.10.1");
        says(3, "ISCSI UNKNOWN - ", "iscsi", "--portal", "not a portal");
        says(3, "ISCSI UNKNOWN - a capture has no portals", "iscsi", "--portal", "127.0.10.1", "--from", "x");
    }

    @Test
    void iscsiSessionsOfAnotherHost() throws IOException {
        Files.writeString(folder.resolve("p1.txt"), SESSIONS);
        says(
                1,
                "ISCSI WARNING - 192.0.2.2:3260: session transport wait, free with iqn.2026-01.io.vtool:array01 | sessions=2 broken=1;0",
                "iscsi",
                "--from",
                "p1.txt");
        Files.writeString(folder.resolve("down.txt"), SESSIONS.replace("LOGGED IN", "FAILED"));
        says(2, "ISCSI CRITICAL - 192.0.2.1:3260: session failed, logged_in", "iscsi", "--from", "down.txt");
        Files.writeString(
                folder.resolve("p0.txt"), "tcp: [1] 192.0.2.1:3260,1 iqn.2026-01.io.vtool:array01 (non-flash)\n");
        says(0, "ISCSI OK - 1 session logged in", "iscsi", "--from", "p0.txt");
        Files.writeString(folder.resolve("none.txt"), "iscsiadm: No active sessions.\n");
        says(3, "ISCSI UNKNOWN - no session in what was captured", "iscsi", "--from", "none.txt");
    }

    @Test
    void volumeGroups() {
        says(0, "LVM OK - 3 volume groups well", "lvm");
        says(1, "LVM WARNING - vg_data/pool0: 62.5 % of its data space used |", "lvm", "-w", "60");
        says(2, "LVM CRITICAL - vg_data/pool0: 62.5 % of its data space used |", "lvm", "-w", "50", "-c", "60");
        says(
                1,
                "LVM WARNING - VG_XenStorage-5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948: 12.",
                "lvm",
                "--free",
                "25",
                "--free-critical",
                "10");
        says(2, "LVM CRITICAL - VG_XenStorage", "lvm", "--free", "25", "--free-critical", "15");
        says(3, "LVM UNKNOWN - --free: 'much' is no percentage such as 10, and no size", "lvm", "--free", "much");
        says(3, "LVM UNKNOWN - --free: '-5' is no percentage", "lvm", "--free=-5");
        says(0, "LVM OK", "lvm", "--free", "12%", "--free-critical", "100MiB");
        CommandRun.Result sizes =
                check("lvm", "--free", "0.5g", "--free-critical", "225MiB").run();
        assertThat(sizes.status()).isEqualTo(2);
        assertThat(sizes.out())
                .startsWith("LVM CRITICAL - vg_backup: 220.00 MiB free |")
                .contains(" 'vg_backup free'=21.57% 'vg_backup free bytes'=230686720B;536870912:;235929600:\n");
        run("lab", "init", "--force", "--scenario", "thin-pool-full").run();
        says(2, "LVM CRITICAL - vg_data/pool0: 100 % of its data space used |", "lvm");
        says(0, "LVM OK", "lvm", "-w", "101", "-c", "101");
    }

    @Test
    void aBacklogThatDoesNotBecomeSmaller() throws IOException {
        says(0, "DFSR OK - 2 pairs, all in sync", "dfsr");
        Path file = folder.resolve("lab/data-1/dfsr/rgroup/SRV01/C/data/f");
        Files.writeString(file, "x");
        advance("1m");
        run("lab", "fault", "add", "dfsr-sharing-violation", "SRV02", "path=f").run();
        Files.writeString(file, "longer");
        says(0, "DFSR OK - 2 pairs, largest backlog 1", "dfsr");
        advance("59m");
        says(0, "DFSR OK", "dfsr");
        advance("2m");
        says(1, "DFSR WARNING - rgroup/data SRV01 to SRV02: backlog of 1 not smaller for 1 h 1 min |", "dfsr");
        says(2, "DFSR CRITICAL", "dfsr", "--no-progress", "30m,1h");
        advance("23h");
        assertThat(check("dfsr", "--no-progress", "48h", "-vv").run().out())
                .contains("DFSR WARNING: rgroup/data SRV01 to SRV02: backlog of 1 there for 24 h 1 min\n");
        says(2, "DFSR CRITICAL - rgroup/data SRV01 to SRV02: backlog of 1 not smaller for 24 h 1 min", "dfsr");
        run("lab", "fault", "clear", "all").run();
        advance("1m");
        says(0, "DFSR OK - 2 pairs, all in sync", "dfsr");
        says(3, "DFSR UNKNOWN - --no-progress takes", "dfsr", "--no-progress", "2h,1h");
    }

    private void advance(String span) {
        assertThat(run("lab", "clock", "advance", span).run().status()).isZero();
    }

    @Test
    void aBacklogThatBecomesSmallerIsNotStuck() throws IOException {
        BacklogHistory history = kept();
        assertThat(history.go("a", 5, 1000)).isEqualTo(new BacklogHistory.Course(5, 1000, 1000));
        history.keep();
        history = kept();
        assertThat(history.go("a", 7, 2000)).isEqualTo(new BacklogHistory.Course(7, 1000, 1000));
        history.keep();
        history = kept();
        assertThat(history.go("a", 6, 3000)).isEqualTo(new BacklogHistory.Course(6, 1000, 3000));
        history.keep();
        history = kept();
        assertThat(history.go("a", 0, 4000)).isEqualTo(new BacklogHistory.Course(0, 4000, 4000));
        Files.writeString(folder.resolve("h"), "a\tx\ty\tz\nb\t1\n");
        assertThat(kept().go("a", 1, 9).since()).isEqualTo(9);
    }

    private BacklogHistory kept() throws IOException {
        BacklogHistory history = new BacklogHistory(folder.resolve("h"));
        history.load();
        return history;
    }

    @Test
    void backlogsOfRealServers() throws IOException {
        Files.writeString(
                folder.resolve("b.txt"),
                "\nMember <SRV02> Backlog File Count: 1500\nBacklog File Names (first 1 files)\n     1. File name: a\n");
        says(2, "DFSR CRITICAL - ? to SRV02: backlog of 1500 |", "dfsr", "--from", "b.txt");
        Files.writeString(folder.resolve("s.txt"), "\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\n");
        says(0, "DFSR OK - 1 pair, all in sync", "dfsr", "--from", "s.txt");
        Files.writeString(folder.resolve("e.txt"), "Operation Failed\n");
        says(3, "DFSR UNKNOWN - no answer of 'dfsrdiag backlog' in 'e.txt'", "dfsr", "--from", "e.txt");
    }

    @Test
    void whatTakesTooLongIsUnknownInTime() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (InputStream hanging = new Hanging(never)) {
            CommandRun.Result result = check("multipath", "--from", "-", "-t", "50ms")
                    .stdin(hanging)
                    .run();
            assertThat(result.out())
                    .isEqualTo("MULTIPATH UNKNOWN - no answer within 50 ms, --timeout gives it longer\n");
            assertThat(result.status()).isEqualTo(3);
            result = check("multipath", "--from", "-", "-t", "50ms", "-o", "prom")
                    .stdin(hanging)
                    .run();
            assertThat(result.out()).contains("vtool_check_state{check=\"multipath\"} 3\n");
            assertThat(result.status()).isEqualTo(3);
        } finally {
            never.countDown();
        }
    }

    /** Input of which nothing comes. */
    private static final class Hanging extends InputStream {
        private final CountDownLatch end;

        Hanging(CountDownLatch end) {
            this.end = end;
        }

        @Override
        public int read() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }
    }

    @Test
    void theFirstLineOfAllIsUnambiguous() {
        run("lab", "fault", "add", "portal-refuse", "127.0.20.1").run();
        run("lab", "fault", "add", "lvm-missing", "array01/data1").run();
        CommandRun.Result result = check("all", "-vv").run();
        assertThat(result.status()).isEqualTo(2);
        String line = result.out().substring(0, result.out().indexOf(" |"));
        assertThat(line).startsWith("ALL CRITICAL - ");
        String[] areas = line.substring("ALL CRITICAL - ".length()).split(" / ", -1);
        assertThat(areas).hasSize(4);
        assertThat(areas).anyMatch(area -> area.startsWith("LVM CRITICAL: "));
        assertThat(areas).allMatch(area -> area.matches("[A-Z]+ (OK|(WARNING|CRITICAL): .+)"));
        for (String area : areas) {
            for (String finding :
                    area.substring(Math.max(0, area.indexOf(": "))).split("; ", -1)) {
                assertThat(finding).isNotBlank();
            }
        }
        assertThat(result.out().lines().skip(1)).isNotEmpty().allMatch(each -> each.matches("[A-Z]+ [A-Z]+: .+"));
    }

    @Test
    void allTakesRangesOfEachArea() {
        assertThat(check("all", "-w", "lvm=60").run().out())
                .startsWith("ALL WARNING - LVM WARNING: vg_data/pool0: 62.5 % of its data space used / MULTIPATH OK")
                .contains("'vg_data/pool0 data'=62.5%;60;90 ", " mpatha=100%;100:;1: ");
        says(2, "ALL CRITICAL - LVM CRITICAL", "all", "-w", "dfsr=5", "-c", "lvm=60", "-c", "iscsi=@9:");
        says(3, "ALL UNKNOWN - --warning: '5' names no area; write AREA=RANGE, ", "all", "-w", "5");
        says(3, "ALL UNKNOWN - --critical: 'sense=5' is of an area that is not checked", "all", "-c", "sense=5");
        says(3, "ALL UNKNOWN - --warning: '20:10' is not a range", "all", "-w", "lvm=20:10");
        says(3, "LVM UNKNOWN - --warning: 'dfsr=5' is of an area that is not checked", "lvm", "-w", "dfsr=5");
    }

    @Test
    void allTakesLogsAndABaseline() throws IOException {
        Files.writeString(folder.resolve("kern.log"), "");
        check("all", "--log", "kern.log").run();
        Files.writeString(
                folder.resolve("kern.log"),
                "cpu2:1)ScsiDeviceIO: 3047: Cmd(0x43) 0x28, CmdSN 0x1 from world 1 to dev \"naa.1\" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x4 0x3e 0x1.\n");
        Files.writeString(folder.resolve("good.txt"), "3600c0ff000000000000000000000001 192.0.2.1:3260\n");
        CommandRun.Result result =
                check("all", "--log", "kern.log", "--baseline", "good.txt").run();
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out())
                .startsWith("ALL CRITICAL - MULTIPATH CRITICAL: 3600c0ff")
                .contains(" / SENSE WARNING: 0x4/0x3e/0x1: 1 x");
    }

    @Test
    void volumeGroupsOfListings() throws IOException {
        Files.writeString(
                folder.resolve("vgs.txt"),
                "[root@db1 ~]# vgs\n"
                        + "  VG     #PV #LV #SN Attr   VSize    VFree \n"
                        + "  system   1   2   0 wz--n-  <79.00g 4.00m\n"
                        + "  vgthin   2  10   0 wz--n-  190.00m 95.00m\n");
        Files.writeString(
                folder.resolve("lvs.txt"),
                "[root@db1 ~]# lvs -a\n"
                        + "  LV              VG     Attr       LSize   Pool Origin Data%  Meta%  Move Log Cpy%Sync Convert\n"
                        + "  root            system -wi-ao----  50.00g                                                    \n"
                        + "  [lvol0_pmspare] vgthin ewi-------   4.00m                                                    \n"
                        + "  pool            vgthin twi-aotz--  32.00m             85.00  9.95                            \n"
                        + "  t1              vgthin Vwi-a-tz-- 100.00m pool        99.00                                  \n");
        says(
                1,
                "LVM WARNING - vgthin/pool: 85 % of its data space used | 'vgthin/pool data'=85%;80;90 "
                        + "'vgthin/pool metadata'=9.95%;80;90 'system free'=0% 'vgthin free'=50%\n",
                "lvm",
                "--from",
                "vgs.txt",
                "--from",
                "lvs.txt");
        says(2, "LVM CRITICAL - system: 0 % free", "lvm", "--from", "vgs.txt", "--free", "10", "--free-critical", "1");
        says(1, "LVM WARNING - system: 4.00 MiB free", "lvm", "--from", "vgs.txt", "--free", "10MiB");
        says(3, "LVM UNKNOWN - cannot read 'none'", "lvm", "--from", "none");
        says(3, "LVM UNKNOWN - what was captured has no disks", "lvm", "--from", "vgs.txt", "--host", "xen1");
        Files.writeString(folder.resolve("some.txt"), "  system   1   2   0 wz--n-  <79.00g 4.00m\n");
        says(3, "LVM UNKNOWN - no report of vgs, lvs or pvs", "lvm", "--from", "some.txt");
    }

    @Test
    void missingDisksInListings() throws IOException {
        Files.writeString(
                folder.resolve("pvs.txt"),
                "  WARNING: Couldn't find device with uuid cXjNBM-iGbI-Mhrh-XjQp-dqPT-pMUS-IEB7ys.\n"
                        + "PV|VG|Fmt|Attr|PSize|PFree\n"
                        + "[unknown]|vgpart|lvm2|a-m|60.00m|0 \n"
                        + "/dev/sdc|vgpart|lvm2|a--|60.00m|0 \n");
        says(
                2,
                "LVM CRITICAL - vgpart: PV [unknown] is missing; Couldn't find device with uuid cXjNBM",
                "lvm",
                "--from",
                "pvs.txt");
        Files.writeString(
                folder.resolve("lvs.json"),
                "{\"report\": [{\"lv\": [\n"
                        + "{\"lv_name\":\"half\", \"vg_name\":\"vgpart\", \"lv_attr\":\"-wi-----p-\"},\n"
                        + "{\"lv_name\":\"mirr\", \"vg_name\":\"vgpart\", \"lv_attr\":\"rwi-a-r-p-\"},\n"
                        + "{\"lv_name\":\"s\", \"vg_name\":\"vgpart\", \"lv_attr\":\"swi-I-s---\"}]}]}\n");
        CommandRun.Result both =
                check("lvm", "--from", "pvs.txt", "--from", "lvs.json", "-vv").run();
        assertThat(both.out().lines())
                .contains(
                        "LVM CRITICAL: vgpart/half lacks a part: a PV is missing",
                        "LVM WARNING: vgpart/mirr works without some of its images",
                        "LVM CRITICAL: vgpart/s overflowed: it holds nothing any more",
                        "LVM WARNING: vgpart: PV [unknown] is missing");
        Files.writeString(folder.resolve("broken.json"), "{\"report\": [{\"lv\": [");
        says(3, "LVM UNKNOWN - cannot read 'broken.json'", "lvm", "--from", "broken.json");
    }

    @Test
    void oneBaselineForAllAreas() throws IOException {
        says(0, "ALL OK", "all", "--save-baseline", "good.txt");
        String good = Files.readString(folder.resolve("good.txt"));
        assertThat(good)
                .contains("path 360014050a110000000000000000000a0 127.0.10.1:3260\n")
                .contains("session iqn.2026-01.io.vtool:array01 127.0.10.1:3260\n")
                .contains("volume vg_data home\n")
                .doesNotContain("rimage");
        says(0, "ALL OK", "all", "--baseline", "good.txt");
        Files.writeString(folder.resolve("other.txt"), "session iqn.2009:gone 192.0.2.1:3260\nvolume vg_data attic\n");
        says(2, "ISCSI CRITICAL - iqn.2009:gone: no session with", "iscsi", "--baseline", "other.txt");
        says(1, "LVM WARNING - vg_data: no volume attic, the baseline has it", "lvm", "--baseline", "other.txt");
        says(
                1,
                "ISCSI WARNING - iqn.2008-01.com.openfiler:store01: no session with 127.0.40.1",
                "iscsi",
                "--host",
                "xen2",
                "--baseline",
                "good.txt");
        Files.writeString(folder.resolve("good.txt"), good + "volume vg_old data\n");
        says(2, "LVM CRITICAL - vg_old: this volume group is gone", "lvm", "--baseline", "good.txt");
        says(3, "ISCSI UNKNOWN - portals have no", "iscsi", "--baseline", "good.txt", "--portal", "127.0.10.1");
        Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
        says(3, "LVM UNKNOWN - 'empty.txt' is not a baseline", "lvm", "--baseline", "empty.txt");
    }
}
