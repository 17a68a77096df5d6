package io.vtool.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host logs is what the decoder explains, with the same codes. */
class LogLinesTest {
    private static LogEvent.FailedCommand failed(int host, int status, int key, int asc, int ascq, byte... cdb) {
        byte[] sense = key < 0 ? new byte[0] : new byte[18];
        if (key >= 0) {
            sense[0] = 0x70;
            sense[2] = (byte) key;
            sense[7] = 10;
            sense[12] = (byte) asc;
            sense[13] = (byte) ascq;
        }
        return new LogEvent.FailedCommand(
                1_800_000_000_123L, "2:0:0:1", "sdb", "60014050a110000000000000000000a1", host, status, cdb, sense, 12);
    }

    private static List<StatusEvent> decoded(List<String> lines) {
        LineDecoder decoder = new LineDecoder();
        List<StatusEvent> events = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            events.addAll(decoder.decode(i + 1, lines.get(i)));
        }
        return events;
    }

    @ParameterizedTest
    @CsvSource({"3, 17, 0", "5, 37, 0", "7, 39, 7", "6, 41, 0", "2, 4, 10", "4, 68, 0", "6, 42, 6", "11, 16, 1"})
    void senseDataIsDecodedToTheCodesItWasMadeOf(int key, int asc, int ascq) {
        LogEvent event = failed(
                0,
                2,
                key,
                asc,
                ascq,
                (byte) 0x28,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 8,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 8,
                (byte) 0);
        List<StatusEvent> linux = decoded(LogLines.linux("xen1", event, 512));
        assertThat(linux).extracting(StatusEvent::senseKey).contains(key);
        assertThat(linux).extracting(StatusEvent::asc).contains(asc);
        assertThat(linux).extracting(StatusEvent::ascq).contains(ascq);
        assertThat(linux).extracting(StatusEvent::opcode).contains(0x28);
        assertThat(linux)
                .filteredOn(e -> e.host() != null)
                .extracting(StatusEvent::host)
                .containsOnly(0);
        StatusEvent esxi = decoded(LogLines.esxi(event)).get(0);
        assertThat(esxi.senseKey()).isEqualTo(key);
        assertThat(esxi.asc()).isEqualTo(asc);
        assertThat(esxi.ascq()).isEqualTo(ascq);
        assertThat(esxi.opcode()).isEqualTo(0x28);
        assertThat(esxi.deviceId()).isEqualTo("naa.60014050a110000000000000000000a1");
        assertThat(List.of(esxi.host(), esxi.device(), esxi.plugin())).containsExactly(0, 2, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "3, 0", "14, 0", "0, 8", "0, 24", "0, 40"})
    void whatHasNoSenseDataIsDecodedToItsStatus(int host, int status) {
        LogEvent event = failed(host, status, -1, 0, 0, new byte[6]);
        assertThat(decoded(LogLines.linux("xen1", event, 512)))
                .filteredOn(e -> e.host() != null)
                .extracting(StatusEvent::host)
                .contains(host);
        StatusEvent esxi = decoded(LogLines.esxi(event)).get(0);
        assertThat(esxi.host()).isEqualTo(host);
        assertThat(esxi.device()).isEqualTo(status);
    }

    @Test
    void linesHaveTheFormOfTheKernel() {
        LogEvent event = failed(
                0,
                2,
                3,
                0x11,
                0,
                (byte) 0x2a,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 8,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 8,
                (byte) 0);
        assertThat(LogLines.linux("xen1", event, 4096))
                .containsExactly(
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: sd 2:0:0:1: [sdb] tag#12 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_OK cmd_age=0s",
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: sd 2:0:0:1: [sdb] tag#12 Sense Key : Medium Error [current] ",
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: sd 2:0:0:1: [sdb] tag#12 Add. Sense: Unrecovered read error",
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: sd 2:0:0:1: [sdb] tag#12 CDB: Write(10) 2a 00 00 00 08 00 00 00 08 00",
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: critical medium error, dev sdb, sector 16384 op 0x1:(WRITE) flags 0x0 phys_seg 1 prio class 2");
    }

    private static final LogEvent.Way WAY =
            new LogEvent.Way("iqn.2026-01.io.vtool:array.one", "10.0.0.1,3260", "default");

    private static List<String> linux(LogEvent event) {
        List<String> lines = new ArrayList<>();
        for (String line : LogLines.linux("xen1", event, 512)) {
            assertThat(line).startsWith("1970-01-01T00:20:00.000+00:00 xen1 ");
            lines.add(line.substring(35));
        }
        return lines;
    }

    @Test
    void lossesAreToldInTheFormOfTheKernelAndItsDaemon() {
        assertThat(linux(new LogEvent.LinkChange(1_200_000, 3, 2, 120, LogEvent.Loss.REFUSED, "127.0.10.1:3260")))
                .containsExactly(
                        "kernel:  connection3:0: detected conn error (1020)",
                        "iscsid: Kernel reported iSCSI connection 3:0 error (1020 - ISCSI_ERR_TCP_CONN_CLOSE: TCP connection closed) state (3)",
                        "iscsid: connect to 127.0.10.1:3260 failed (Connection refused)");
        assertThat(linux(new LogEvent.LinkChange(1_200_000, 3, 2, 120, LogEvent.Loss.SILENT, "127.0.10.1:3260")))
                .containsExactly(
                        "kernel:  connection3:0: ping timeout of 5 secs expired, recv timeout 5, last rx 297440, last ping 298720, now 300000",
                        "kernel:  connection3:0: detected conn error (1022)",
                        "iscsid: Kernel reported iSCSI connection 3:0 error (1022 - ISCSI_ERR_NOP_TIMEDOUT: A NOP has timed out) state (3)");
        assertThat(linux(new LogEvent.LinkChange(1_200_000, 3, 2, 120, LogEvent.Loss.HEADER_DIGEST, "")))
                .containsExactly(
                        "kernel:  connection3:0: detected conn error (1014)",
                        "iscsid: Kernel reported iSCSI connection 3:0 error (1014 - ISCSI_ERR_HDR_DGST: Header digest mismatch) state (3)");
        assertThat(linux(new LogEvent.LinkChange(1_200_000, 3, 2, 120, LogEvent.Loss.DATA_DIGEST, "")))
                .containsExactly(
                        "kernel:  connection3:0: detected conn error (1015)",
                        "iscsid: Kernel reported iSCSI connection 3:0 error (1015 - ISCSI_ERR_DATA_DGST: Data digest mismatch) state (3)");
        assertThat(linux(new LogEvent.LinkChange(1_200_000, 3, 2, 120, null, "")))
                .isEmpty();
        assertThat(linux(new LogEvent.Recovered(1_200_000, 3, 4)))
                .containsExactly("iscsid: connection3:0 is operational after recovery (4 attempts)");
        assertThat(linux(new LogEvent.RecoveryOver(1_200_000, 3, 120)))
                .containsExactly("kernel:  session3: session recovery timed out after 120 secs");
        assertThat(LogLines.esxi(new LogEvent.LinkChange(0, 3, 2, 120, LogEvent.Loss.CLOSED, "")))
                .singleElement()
                .asString()
                .contains("iSCSI connection is being marked \"OFFLINE\"");
    }

    @Test
    void sessionsAndTheirDisksComeAndGo() {
        assertThat(linux(new LogEvent.LoggedIn(1_200_000, 1, 0, WAY)))
                .containsExactly(
                        "kernel: scsi host0: iSCSI Initiator over TCP/IP",
                        "iscsid: Connection1:0 to [target: iqn.2026-01.io.vtool:array.one, portal: 10.0.0.1,3260] through [iface: default] is operational now");
        assertThat(linux(new LogEvent.LoggedOut(1_200_000, 1, List.of("0:0:0:1 sdb"), WAY)))
                .containsExactly(
                        "kernel: sd 0:0:0:1: [sdb] Synchronizing SCSI cache",
                        "iscsid: Connection1:0 to [target: iqn.2026-01.io.vtool:array.one, portal: 10.0.0.1,3260] through [iface: default] is shutdown.");
    }

    /** The lines of a real kernel for the same disks. */
    @ParameterizedTest
    @CsvSource({
        "2097152, 512, 1.07 GB/1.00 GiB",
        "1310720, 512, 671 MB/640 MiB",
        "4194304, 512, 2.15 GB/2.00 GiB",
        "1048576, 512, 537 MB/512 MiB",
        "131072, 4096, 537 MB/512 MiB",
        "1, 512, 512 B/512 B"
    })
    void disksTellTheirSizeInThreeDigits(long blocks, int size, String words) {
        LoginOutcome.Unit unit = new LoginOutcome.Unit(1, 0, "EXARRAY", "VolumeTwo", "0501", "", "", blocks, size);
        assertThat(linux(new LogEvent.UnitFound(1_200_000, "0:0:0:1", "sda", unit)))
                .containsExactly(
                        "kernel: scsi 0:0:0:1: Direct-Access     EXARRAY  VolumeTwo        0501 PQ: 0 ANSI: 6",
                        "kernel: sd 0:0:0:1: Power-on or device reset occurred",
                        "kernel: sd 0:0:0:1: [sda] " + blocks + " " + size + "-byte logical blocks: (" + words + ")",
                        "kernel: sd 0:0:0:1: [sda] Attached SCSI disk");
    }

    @Test
    void attentionsAreToldByBothSystems() {
        LogEvent event = new LogEvent.Attention(1_200_000, "0:0:0:1", "sda", "6001", 0x2a, 0x09);
        assertThat(linux(event)).containsExactly("kernel: sd 0:0:0:1: Capacity data has changed");
        StatusEvent told = decoded(LogLines.esxi(event)).get(0);
        assertThat(List.of(told.senseKey(), told.asc(), told.ascq())).containsExactly(0x6, 0x2a, 0x09);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 17, 0, critical medium error",
        "7, 39, 7, critical space allocation error",
        "7, 39, 0, critical target error",
        "4, 68, 0, critical target error",
        "11, 16, 1, I/O error"
    })
    void theBlockLayerNamesTheTrouble(int key, int asc, int ascq, String words) {
        LogEvent event = failed(
                0,
                2,
                key,
                asc,
                ascq,
                (byte) 0x2a,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 0,
                (byte) 8,
                (byte) 0,
                (byte) 0,
                (byte) 1,
                (byte) 0);
        assertThat(LogLines.linux("xen1", event, 512))
                .last()
                .asString()
                .contains("kernel: " + words + ", dev sdb, sector 8 op 0x1:(WRITE)");
    }

    @Test
    void whatIsKeptIsReadAgain() {
        LoginOutcome.Unit unit = new LoginOutcome.Unit(7, 12, "A\tB", "C\nD", "", "", "6001", 5, 4096);
        List<LogEvent> events = List.of(
                new LogEvent.LinkChange(5, 3, 2, -1, LogEvent.Loss.SILENT, "[::1]:3260"),
                new LogEvent.LinkChange(6, 3, 2, 120, null, ""),
                new LogEvent.LoggedIn(7, 1, 0, WAY),
                new LogEvent.LoggedOut(8, 1, List.of("0:0:0:1 sdb", "0:0:0:2 sdc"), WAY),
                new LogEvent.LoggedOut(8, 1, List.of(), WAY),
                new LogEvent.PortGroupChange(9, "1:0:0:2", new PortGroupState(2, 15, true, 0xcf)),
                new LogEvent.Attention(10, "1:0:0:2", "sdq", "", 0x3f, 0x0e));
        for (LogEvent event : events) {
            assertThat(LogRecords.read(LogRecords.write(event).stripTrailing())).isEqualTo(event);
        }
        assertThat(LogRecords.read(LogRecords.write(new LogEvent.UnitFound(1, "0:0:0:7", "", unit))
                        .strip()))
                .isEqualTo(new LogEvent.UnitFound(
                        1, "0:0:0:7", "", new LoginOutcome.Unit(7, 12, "A B", "C D", "", "", "6001", 5, 4096)));
        assertThat(LogRecords.read("link\t5\t3\t2\t120\tlost"))
                .isEqualTo(new LogEvent.LinkChange(5, 3, 2, 120, LogEvent.Loss.CLOSED, ""));
        for (String broken : List.of(
                "", "login", "login\t5", "unit\t1\t0:0:0:7\tsda\tx", "link\t5\t3\t2\t120\tAWAY", "nothing\t1\t2")) {
            assertThat(LogRecords.read(broken)).isNull();
        }
    }
}
