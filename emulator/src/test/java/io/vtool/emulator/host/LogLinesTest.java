package io.vtool.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

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
                        "2027-01-15T08:00:00.123+00:00 xen1 kernel: I/O error, dev sdb, sector 16384 op 0x1:(WRITE) flags 0x0 phys_seg 1 prio class 2");
    }

    @Test
    void sessionsAreToldInTheFormOfTheKernel() {
        assertThat(LogLines.linux("xen1", new LogEvent.LinkChange(0, 3, 2, 120, true), 512))
                .containsExactly(
                        "1970-01-01T00:00:00.000+00:00 xen1 kernel:  connection3:0: detected conn error (1020)");
        assertThat(LogLines.linux("xen1", new LogEvent.RecoveryOver(0, 3, 120), 512))
                .containsExactly(
                        "1970-01-01T00:00:00.000+00:00 xen1 kernel:  session3: session recovery timed out after 120 secs");
        assertThat(LogLines.esxi(new LogEvent.LinkChange(0, 3, 2, 120, true)))
                .singleElement()
                .asString()
                .contains("iSCSI connection is being marked \"OFFLINE\"");
    }
}
