package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJoinerTest {
    private static final LineDecoder DECODER = new LineDecoder();

    private static List<JoinedEvent> join(String... lines) {
        EventJoiner joiner = new EventJoiner();
        List<JoinedEvent> joined = new ArrayList<>();
        long number = 0;
        for (String line : lines) {
            number++;
            for (StatusEvent event : DECODER.decode(number, line)) {
                joined.addAll(joiner.add(event));
            }
        }
        joined.addAll(joiner.finish());
        return joined;
    }

    @Test
    void joinsTheLinesOfOneCommand() {
        List<JoinedEvent> joined = join(
                "sd 8:0:0:1: [sdc] tag#0 FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_SENSE",
                "sd 8:0:0:1: [sdc] tag#0 Sense Key : Medium Error [current]",
                "sd 8:0:0:1: [sdc] tag#0 Add. Sense: Unrecovered read error",
                "sd 8:0:0:1: [sdc] tag#0 CDB: Read(16) 88 00 00 00 00 00 00 08 81 d8 00 00 00 08 00 00",
                "blk_update_request: critical medium error, dev sdc, sector 557528");
        assertThat(joined).hasSize(1);
        StatusEvent event = joined.get(0).event();
        assertThat(event.host()).isZero();
        assertThat(event.senseKey()).isEqualTo(3);
        assertThat(event.asc()).isEqualTo(0x11);
        assertThat(event.ascq()).isZero();
        assertThat(event.opcode()).isEqualTo(0x88);
        assertThat(event.deviceId()).isEqualTo("sdc");
        assertThat(event.details().sector()).isEqualTo(557528L);
        assertThat(joined.get(0).lines()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void joinsTheTwoLinesOfAThrottledCommand() {
        String command = "2026-03-29T20:49:12.918Z In(182) vmkernel: cpu70:2098575)NMP: nmp_ThrottleLogForDevice:3893:"
                + " Cmd 0x89 (0x45dd57ec84c0, 2097288) to dev \"naa.6001\" on path \"vmhba3:C0:T6:L17\" Failed:";
        String status = "2026-03-29T20:49:12.918Z In(182) vmkernel: cpu70:2098575)NMP: nmp_ThrottleLogForDevice:3898:"
                + " H:0x0 D:0x8 P:0x0 . Act:NONE. cmdId.initiator=0x430db5696bc0 CmdSN 0x561a77";
        List<JoinedEvent> joined = join(command, status, command, "anything", "anything", status);
        assertThat(joined).hasSize(3);
        StatusEvent event = joined.get(0).event();
        assertThat(event.form()).isEqualTo("esxi5-nmp-throttle");
        assertThat(event.opcode()).isEqualTo(0x89);
        assertThat(event.deviceId()).isEqualTo("naa.6001");
        assertThat(event.pathId()).isEqualTo("vmhba3:C0:T6:L17");
        assertThat(event.device()).isEqualTo(8);
        assertThat(event.act()).isEqualTo("NONE");
        assertThat(joined.get(0).lines()).containsExactly(1L, 2L);
        assertThat(joined.get(1).event().device()).isNull();
    }

    @Test
    void keepsInterleavedTagsApart() {
        List<JoinedEvent> joined = join(
                "sd 8:0:0:1: [sdc] tag#1 Sense Key : Medium Error [current]",
                "sd 8:0:0:1: [sdc] tag#2 Sense Key : Unit Attention [current]",
                "sd 8:0:0:1: [sdc] tag#1 Add. Sense: Unrecovered read error",
                "sd 8:0:0:1: [sdc] tag#2 Add. Sense: Power on, reset, or bus device reset occurred");
        assertThat(joined).hasSize(2);
        assertThat(joined.get(0).event().asc()).isEqualTo(0x11);
        assertThat(joined.get(1).event().asc()).isEqualTo(0x29);
    }

    @Test
    void startsAnewWhenTheSameDeviceFailsAgain() {
        List<JoinedEvent> joined = join(
                "sd 0:0:0:0: [sda] Sense Key : Medium Error [current]",
                "end_request: I/O error, dev sda, sector 1",
                "sd 0:0:0:0: [sda] Sense Key : Hardware Error [current]");
        assertThat(joined).extracting(j -> j.event().senseKey()).containsExactly(3, 4);
    }

    @Test
    void joinsTheOldFormWithoutAddresses() {
        List<JoinedEvent> joined = join(
                "sd 0:0:0:0: SCSI error: return code = 0x8000002",
                "sda: Current: sense key: Medium Error",
                "    Additional sense: Unrecovered read error - auto reallocate failed",
                "end_request: I/O error, dev sda, sector 390716735");
        assertThat(joined).extracting(j -> j.event().asc()).contains(0x11);
        assertThat(joined).flatExtracting(JoinedEvent::lines).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void passesOtherSystemsThrough() {
        List<JoinedEvent> joined = join(
                "H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0", "H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x20 0x0");
        assertThat(joined).hasSize(2);
        assertThat(joined.get(0).parts()).hasSize(1);
    }

    @Test
    void joinsTheLinesOfFreeBsd() {
        String[] one = {
            "(da0:umass-sim0:0:0:0): READ(10). CDB: 28 00 00 00 00 01 00 00 08 00",
            "(da0:umass-sim0:0:0:0): CAM status: SCSI Status Error",
            "(da0:umass-sim0:0:0:0): SCSI status: Check Condition",
            "(da0:umass-sim0:0:0:0): SCSI sense: NOT READY asc:3a,0 (Medium not present)",
            "(da0:umass-sim0:0:0:0): Error 6, Unretryable error"
        };
        List<JoinedEvent> joined =
                join(one[0], one[1], one[2], one[3], one[4], one[0], one[1], one[2].replace("da0", "da1"), one[3]);
        assertThat(joined)
                .extracting(j -> j.lines().toString())
                .containsExactly("[1, 2, 3, 4]", "[6, 7]", "[8]", "[9]");
        StatusEvent event = joined.get(0).event();
        assertThat(event.form()).isEqualTo("freebsd-joined");
        assertThat(event.origin()).isEqualTo(Origin.FREEBSD);
        assertThat(List.of(event.opcode(), event.device(), event.senseKey(), event.asc(), event.ascq()))
                .containsExactly(0x28, 2, 2, 0x3a, 0);
        assertThat(event.deviceId()).isEqualTo("da0");
    }

    @Test
    void joinsTheLinesOfTheOtherBsdsAndOfSolaris() {
        List<JoinedEvent> joined = join(
                "sd0(umass0:0:1:0): Check Condition (error 0x70) on opcode 0x28",
                "    SENSE KEY: Not Ready",
                "     ASC/ASCQ: Medium Not Present",
                "Jan 12 03:04:05 s1 \tError for Command: read(10)   Error Level: Retryable",
                "Jan 12 03:04:05 s1 scsi: [ID 107833 kern.notice] \tRequested Block: 12  Error Block: 12",
                "Jan 12 03:04:05 s1 scsi: [ID 107833 kern.notice] \tVendor: ACME  Serial Number: 1",
                "Jan 12 03:04:05 s1 scsi: [ID 107833 kern.notice] \tSense Key: Media_Error",
                "Jan 12 03:04:05 s1 scsi: [ID 107833 kern.notice] \tASC: 0x11 (unrecovered read error), ASCQ: 0x0");
        assertThat(joined).extracting(j -> j.event().form()).containsExactly("netbsd-joined", "solaris-joined");
        assertThat(joined).extracting(j -> j.event().asc()).containsExactly(0x3a, 0x11);
        assertThat(joined).extracting(j -> j.event().opcode()).containsExactly(0x28, 0x28);
        assertThat(joined.get(1).lines()).containsExactly(4L, 7L, 8L);
    }

    @Test
    void joinsWhatAToolPrintsAndTheBytesThatSayTheSame() {
        List<JoinedEvent> joined = join(
                "test unit ready: Fixed format, current; Sense key: Not Ready",
                " Additional sense: Medium not present",
                "        70 00 02 00 00 00 00 0a  00 00 00 00 3a 00 00 00",
                "        70 00 05 00 00 00 00 0a  00 00 00 00 24 00 00 00",
                "SCSI Status: Check Condition",
                "Fixed format, current; Sense key: Illegal Request",
                "Additional sense: Invalid field in cdb");
        assertThat(joined).extracting(j -> j.lines().toString()).containsExactly("[1, 2, 3]", "[4]", "[5, 6, 7]");
        assertThat(joined.get(0).event().details().sense()).startsWith("7000020000");
        assertThat(joined.get(2).event().device()).isEqualTo(2);
    }

    @Test
    void joinsTheReportOfAFusionControllerOnly() {
        List<JoinedEvent> joined = join(
                "sd 2:0:0:1: rdac: array x, ctlr 0, MODE_SELECT returned with sense 05/8b/02",
                "mpt3sas_cm0:     tag(0), transfer_count(0), sc->result(0x00000002)",
                "mpt3sas_cm0:     scsi_status(check condition)(0x02), scsi_state(autosense valid )(0x01)",
                "mpt3sas_cm0:     [sense_key,asc,ascq]: [0x05,0x20,0x00], count(18)");
        assertThat(joined).extracting(j -> j.lines().toString()).containsExactly("[1]", "[2, 3, 4]");
        assertThat(joined.get(1).event().asc()).isEqualTo(0x20);
    }

    @Test
    void keepsCommandsOfAToolApart() {
        List<JoinedEvent> joined = join(
                "Sense: 3/11/00",
                "Sense: 5/24/00",
                "anything",
                "",
                "",
                "",
                "SCSI status: Check Condition",
                "KCQ 5/24/0",
                "SCSI status: Busy");
        assertThat(joined).extracting(j -> j.lines().toString()).containsExactly("[1]", "[2]", "[7, 8]", "[9]");
    }

    @Test
    void handsOutByTheFirstLineOfEachGroup() {
        List<JoinedEvent> joined = join(
                "sd 8:0:0:1: [sdc] tag#0 Sense Key : Medium Error [current]",
                "H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0",
                "sd 8:0:0:1: [sdc] tag#0 Add. Sense: Unrecovered read error",
                "sd 9:0:0:1: [sdd] tag#0 Sense Key : Unit Attention [current]",
                "H:0x0 D:0x8 P:0x0");
        assertThat(joined).extracting(j -> j.lines().get(0)).containsExactly(1L, 2L, 4L, 5L);
        assertThat(joined.get(0).lines()).containsExactly(1L, 3L);
    }

    @Test
    void holdsBackOnlyWhileAnEarlierGroupWaits() {
        EventJoiner joiner = new EventJoiner();
        StatusEvent linux = DECODER.decode(1, "sd 8:0:0:1: [sdc] Sense Key : Medium Error [current]")
                .get(0);
        assertThat(joiner.add(linux)).isEmpty();
        StatusEvent esx = DECODER.decode(2, "H:0x0 D:0x8 P:0x0").get(0);
        assertThat(joiner.add(esx)).isEmpty();
        assertThat(joiner.isOpen()).isTrue();
        StatusEvent late = DECODER.decode(99, "H:0x0 D:0x28 P:0x0").get(0);
        assertThat(joiner.add(late)).extracting(j -> j.event().line()).containsExactly(1L, 2L, 99L);
        assertThat(joiner.isOpen()).isFalse();
    }

    @Test
    void holdsBackABoundedNumberOfEvents() {
        EventJoiner joiner = new EventJoiner();
        int taken = 0;
        int done = 0;
        for (int i = 0; i < 20_000; i++) {
            String line = i % 3 == 0
                    ? "sd 8:0:0:1: [sdc] Power-on or device reset occurred"
                    : "H:0x0 D:0x8 P:0x0 Possible sense data: 0x0 0x0 0x0";
            taken++;
            done += joiner.add(DECODER.decode(i + 1, line).get(0)).size();
            assertThat(taken - done).isLessThan(3 * 4096);
        }
    }

    @Test
    void holdsABoundedNumberOfGroups() {
        EventJoiner joiner = new EventJoiner();
        int done = 0;
        for (int i = 0; i < 1000; i++) {
            String line = "sd 0:0:" + i + ":0: [sda] tag#" + i + " Sense Key : Medium Error [current]";
            for (StatusEvent event : DECODER.decode(1, line)) {
                done += joiner.add(event).size();
            }
        }
        assertThat(done).isEqualTo(1000 - 64);
    }

    @Test
    void joinsTheFieldsOfHpUx() {
        List<JoinedEvent> joined = join(
                "SCSI Sense Data:",
                "   Error Code                      : 0x70",
                "   Sense Key                       : 0x03",
                "   Information Field Valid         : TRUE",
                "   Information Field               : 0x0014A6C3",
                "   Additional Sense Length         : 10",
                "   Command Specific                : 0x00000000",
                "   Additional Sense Code           : 0x11",
                "   Additional Sense Qualifier      : 0x01");
        assertThat(joined).hasSize(1);
        StatusEvent event = joined.get(0).event();
        assertThat(List.of(event.senseKey(), event.asc(), event.ascq())).containsExactly(3, 0x11, 1);
    }

    @Test
    void senseDataBelowAnotherStatusIsOfAnotherCommand() {
        List<JoinedEvent> joined = join(
                "sg_dd: reading, scsi status: Busy",
                "Test unit ready: sense key: Not Ready, asc: 0x4, ascq: 0x1",
                "SCSI Status: Check Condition",
                "Fixed format, current; Sense key: Illegal Request");
        assertThat(joined).hasSize(3);
        assertThat(joined.get(0).event().senseKey()).isNull();
        assertThat(joined.get(2).lines()).containsExactly(3L, 4L);
    }
}
