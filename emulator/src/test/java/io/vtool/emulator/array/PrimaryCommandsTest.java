package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.Hex;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.iscsi.target.TaskManagementFunction;
import io.vtool.iscsi.target.TaskManagementResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrimaryCommandsTest {
    private static final String TUR = "00 00 00 00 00 00";

    private Path directory;
    private Lab lab;
    private Initiator host;

    @BeforeEach
    void start(@TempDir Path temp) throws Exception {
        directory = temp;
        lab = new Lab(directory);
        host = lab.ready(1);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    @Test
    void standardInquiry() {
        byte[] data = host.send("12 00 00 0200 00").data();
        assertThat(data).hasSize(96);
        assertThat(data[4]).isEqualTo((byte) 91);
        assertThat(data[5] & 0x30).isEqualTo(0x30);
        assertThat(text(data, 8, 28)).isEqualTo("ACME    VIRTUAL-DISK    1   ");
        assertThat(host.send("12 00 00 0024 00").data()).hasSize(36);
        assertThat(host.outcome("12 00 01 00ff 00")).isEqualTo("05/24/00");
        assertThat(host.lun(2).send("12 00 00 0024 00").data()[1] & 0x80).isEqualTo(0x80);
    }

    private static String text(byte[] data, int from, int length) {
        return new String(data, from, length, StandardCharsets.US_ASCII);
    }

    @Test
    void everyListedPageIsThereAndInOrder() {
        byte[] list = host.send("12 01 00 00ff 00").data();
        int previous = -1;
        for (int i = 4; i < list.length; i++) {
            int page = list[i] & 0xff;
            assertThat(page).isGreaterThan(previous);
            previous = page;
            byte[] data = host.send("12 01 " + Hex.format(new byte[] {list[i]}) + " 0400 00")
                    .data();
            assertThat(data[1]).isEqualTo(list[i]);
            assertThat(ByteBuffer.wrap(data).getShort(2)).isEqualTo((short) (data.length - 4));
        }
        assertThat(host.outcome("12 01 89 00ff 00")).isEqualTo("05/24/00");
    }

    @Test
    void identificationNamesUnitPortAndGroup() {
        byte[] data = lab.ready(2).send("12 01 83 0400 00").data();
        String hex = Hex.format(data);
        assertThat(hex)
                .contains("010300106001405f00d000100000000000000000")
                .contains("5194000400000002")
                .contains("5195000400000002");
        assertThat(text(data, 0, data.length))
                .contains("ACME    VIRTUAL-DISK    SER0")
                .contains(Lab.IQN + ",t,0x0002");
        assertThat(text(host.send("12 01 80 00ff 00").data(), 4, 4)).isEqualTo("SER0");
    }

    @Test
    void provisioningPagesFollowTheVolume() {
        byte[] thin = host.send("12 01 b0 00ff 00").data();
        assertThat(ByteBuffer.wrap(thin).getInt(20)).isEqualTo(1 << 20);
        assertThat(host.send("12 01 b2 00ff 00").data()[5] & 0xff).isEqualTo(0xe4);
        host.lun(1);
        assertThat(ByteBuffer.wrap(host.send("12 01 b0 00ff 00").data()).getInt(20))
                .isZero();
        assertThat(host.send("12 01 b2 00ff 00").data()[5]).isZero();
    }

    @Test
    void aLunWithNothingBehindIt() {
        host.lun(77);
        assertThat(host.send("12 00 00 0024 00").data()[0]).isEqualTo((byte) 0x7f);
        assertThat(host.outcome(TUR)).isEqualTo("05/25/00");
        assertThat(host.outcome("28 00 00000000 00 0001 00")).isEqualTo("05/25/00");
        assertThat(host.send("03 00 00 00 12 00").data()[12]).isEqualTo((byte) 0x25);
        assertThat(host.send("a0 00 00 000000 00000100 00 00").data()).hasSize(8 + 4 * 8);
    }

    @Test
    void lunsAreMappedByInitiator() {
        Initiator friend = lab.session(1, "iqn.2000-01.com.example:friend");
        byte[] list = friend.send("a0 00 02 000000 00000100 00 00").data();
        assertThat(ByteBuffer.wrap(list).getInt(0)).isEqualTo(5 * 8);
        assertThat(Hex.format(list)).endsWith("412c000000000000");
        assertThat(friend.lun(300).send("12 00 00 0024 00").data()[0]).isZero();
        assertThat(host.lun(300).send("12 00 00 0024 00").data()[0]).isEqualTo((byte) 0x7f);
        assertThat(host.send("a0 00 01 000000 00000100 00 00").data()).hasSize(8);
        assertThat(host.outcome("a0 00 03 000000 00000100 00 00")).isEqualTo("05/24/00");
    }

    @Test
    void unknownCommandsAndFields() {
        assertThat(host.outcome("ff 00 0000 0000 0000 00")).isEqualTo("05/20/00");
        assertThat(host.outcome("5e 1f 00 00 00 00 00 00ff 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("00 00 00 00 00 04")).isEqualTo("05/24/00");
        assertThat(host.outcome("00 00 00 01 00 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("00 e0 00 00 00 00")).isEqualTo("GOOD");
    }

    @Test
    void unitAttentionsComeOnceAndSpareThreeCommands() {
        Initiator fresh = lab.session(1);
        assertThat(fresh.outcome("12 00 00 0024 00")).isEqualTo("GOOD");
        assertThat(fresh.outcome(TUR)).isEqualTo("06/29/00");
        assertThat(fresh.outcome(TUR)).isEqualTo("GOOD");
        Initiator other = lab.session(1);
        byte[] sense = other.send("03 00 00 00 ff 00").data();
        assertThat(sense[2]).isEqualTo((byte) 6);
        assertThat(sense[12]).isEqualTo((byte) 0x29);
        assertThat(other.outcome(TUR)).isEqualTo("GOOD");
        assertThat(other.send("03 01 00 00 ff 00").data()[0]).isEqualTo((byte) 0x72);
    }

    @Test
    void descriptorSenseWhenAskedFor() {
        byte[] page = Arrays.copyOfRange(host.send("1a 08 0a 00 ff 00").data(), 4, 16);
        page[0] &= 0x3f;
        page[2] |= 4;
        assertThat(host.outcome("15 10 00 00 10 00", join(new byte[4], page))).isEqualTo("GOOD");
        Initiator.Reply reply = host.send("28 20 00000000 00 0001 00");
        assertThat(reply.sense()[0]).isEqualTo((byte) 0x72);
        assertThat(reply.outcome()).isEqualTo("05/24/00");
        assertThat(Hex.format(reply.sense())).endsWith("02060000cd000100");
        assertThat(lab.session(2).lun(0).outcome("28 20 00000000 00 0001 00")).isEqualTo("06/29/00");
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void modePagesReadOneByOneAndTogether() {
        byte[] control = Arrays.copyOfRange(host.send("1a 08 0a 00 ff 00").data(), 4, 16);
        byte[] all = host.send("5a 08 3f ff 000000 0400 00").data();
        assertThat(Hex.format(all)).contains(Hex.format(control));
        assertThat(ByteBuffer.wrap(all).getShort(0)).isEqualTo((short) (all.length - 2));
        assertThat(host.outcome("1a 00 3e 00 ff 00")).isEqualTo("05/24/00");
        byte[] described = host.send("5a 10 08 00 000000 00ff 00").data();
        assertThat(described[7]).isEqualTo((byte) 16);
        assertThat(ByteBuffer.wrap(described).getLong(8)).isEqualTo(4096);
        assertThat(host.send("1a 00 48 00 ff 00").data()[14] & 0xff).isEqualTo(0x05);
    }

    @Test
    void modeSelectChangesSavesAndTellsOthers() throws Exception {
        Initiator other = lab.ready(2);
        byte[] caching = Arrays.copyOfRange(host.send("1a 08 08 00 ff 00").data(), 4, 24);
        caching[2] = 0;
        assertThat(host.outcome("15 11 00 00 18 00", join(new byte[4], caching)))
                .isEqualTo("GOOD");
        assertThat(other.outcome(TUR)).isEqualTo("06/2a/01");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        caching[4] = 9;
        Initiator.Reply bad = host.send("15 11 00 00 18 00", join(new byte[4], caching));
        assertThat(bad.outcome()).isEqualTo("05/26/00");
        assertThat(bad.sense()[17]).isEqualTo((byte) 8);
        assertThat(host.outcome("15 00 00 00 18 00", join(new byte[4], caching)))
                .isEqualTo("05/24/00");
        assertThat(host.outcome("15 10 00 00 06 00", new byte[6])).isEqualTo("05/26/00");
        assertThat(host.outcome("15 10 00 00 02 00", new byte[2])).isEqualTo("05/1a/00");
        lab.close();
        lab = new Lab(directory);
        assertThat(lab.ready(1).send("1a 08 08 00 ff 00").data()[6] & 4).isZero();
    }

    @Test
    void softwareWriteProtect() {
        byte[] page = Arrays.copyOfRange(host.send("1a 08 0a 00 ff 00").data(), 4, 16);
        page[4] |= 8;
        assertThat(host.outcome("55 10 0000000000 0014 00", join(new byte[8], page)))
                .isEqualTo("GOOD");
        assertThat(host.write(0, filled(512, 1), 512)).isEqualTo("07/27/02");
        assertThat(host.manage(TaskManagementFunction.LOGICAL_UNIT_RESET))
                .isEqualTo(TaskManagementResponse.FUNCTION_COMPLETE);
        assertThat(host.outcome(TUR)).isEqualTo("06/29/03");
        assertThat(host.write(0, filled(512, 1), 512)).isEqualTo("GOOD");
    }

    @Test
    void reserveKeepsOthersOut() {
        Initiator other = lab.ready(2);
        assertThat(host.outcome("16 00 00 00 00 00")).isEqualTo("GOOD");
        assertThat(other.outcome("1a 00 3f 00 ff 00")).isEqualTo("18");
        assertThat(other.outcome(TUR)).isEqualTo("18");
        assertThat(other.outcome("16 00 00 00 00 00")).isEqualTo("18");
        assertThat(other.outcome("12 00 00 0024 00")).isEqualTo("GOOD");
        assertThat(other.outcome("17 00 00 00 00 00")).isEqualTo("GOOD");
        assertThat(other.outcome(TUR)).isEqualTo("18");
        host.logout();
        assertThat(other.outcome(TUR)).isEqualTo("GOOD");
    }

    /** The access state that an initiator sees of the volume behind its LUN. */
    private AluaState state(Initiator initiator) {
        DiskArray array = lab.device().array();
        LogicalUnit unit = Objects.requireNonNull(array.unit("thin"));
        return array.portGroups(unit).state(array.ports().port(initiator.nexus()));
    }

    @Test
    void accessStatesDecideWhatWorks() {
        Initiator other = lab.ready(2);
        lab.device().alua(2, AluaState.STANDBY);
        assertThat(other.outcome("12 00 00 0024 00")).isEqualTo("GOOD");
        assertThat(other.outcome("28 00 00000000 00 0001 00")).isEqualTo("06/2a/06");
        assertThat(other.outcome("28 00 00000000 00 0001 00")).isEqualTo("02/04/0b");
        assertThat(other.outcome("1a 00 3f 00 ff 00")).isEqualTo("GOOD");
        byte[] groups = other.send("a3 0a 00000000 00000100 00 00").data();
        assertThat(Hex.format(groups))
                .isEqualTo("00000018" + "80cf000100000001" + "00000001" + "02cf000200020001" + "00000002");
        lab.device().alua(2, AluaState.UNAVAILABLE);
        other.send(TUR);
        assertThat(other.outcome(TUR)).isEqualTo("02/04/0c");
        assertThat(other.outcome("1a 00 3f 00 ff 00")).isEqualTo("02/04/0c");
        lab.device().alua(2, AluaState.TRANSITIONING);
        other.send(TUR);
        assertThat(other.outcome(TUR)).isEqualTo("02/04/0a");
        assertThat(state(host)).isEqualTo(AluaState.OPTIMIZED);
    }

    @Test
    void setTargetPortGroups() {
        Initiator other = lab.ready(2);
        byte[] swap = {0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 2};
        assertThat(host.outcome("a4 0a 00000000 0000000c 00 00", swap)).isEqualTo("GOOD");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(other.outcome(TUR)).isEqualTo("06/2a/06");
        assertThat(state(other)).isEqualTo(AluaState.OPTIMIZED);
        assertThat(host.outcome("a4 0a 00000000 00000008 00 00", new byte[] {0, 0, 0, 0, 7, 0, 0, 1}))
                .isEqualTo("05/26/00");
        assertThat(host.outcome("a4 0a 00000000 00000008 00 00", new byte[] {0, 0, 0, 0, 0, 0, 0, 9}))
                .isEqualTo("05/26/00");
    }

    @Test
    void aGroupThatIsMadeOptimizedTakesThatFromTheOther() {
        Initiator other = lab.ready(2);
        byte[] second = {0, 0, 0, 0, 0, 0, 0, 2};
        assertThat(host.outcome("a4 0a 00000000 00000008 00 00", second)).isEqualTo("GOOD");
        assertThat(state(other)).isEqualTo(AluaState.OPTIMIZED);
        assertThat(state(host)).isEqualTo(AluaState.NON_OPTIMIZED);
        assertThat(other.outcome(TUR)).isEqualTo("06/2a/06");
        assertThat(other.outcome(TUR)).isEqualTo("GOOD");
    }

    @Test
    void aHostChoosesForOneLogicalUnitOnly() {
        Initiator other = lab.ready(2);
        byte[] second = {0, 0, 0, 0, 0, 0, 0, 2};
        assertThat(host.outcome("a4 0a 00000000 00000008 00 00", second)).isEqualTo("GOOD");
        byte[] chosen = host.send("a3 0a 00000000 00000100 00 00").data();
        byte[] elsewhere = host.lun(2).send("a3 0a 00000000 00000100 00 00").data();
        assertThat(chosen[4] & 0xf).isEqualTo(1);
        assertThat(elsewhere[4] & 0xf).isZero();
        assertThat(other.lun(2).outcome(TUR)).isEqualTo("GOOD");
        assertThat(other.lun(0).outcome(TUR)).isEqualTo("06/2a/06");
    }

    @Test
    void theArrayChangesTheAccessToOneLogicalUnitOnly() {
        Initiator other = lab.ready(2);
        lab.device().alua("thin", 2, new AluaAccess(AluaState.STANDBY, true));
        assertThat(other.outcome(TUR)).isEqualTo("06/2a/06");
        assertThat(other.outcome(TUR)).isEqualTo("02/04/0b");
        assertThat(Hex.format(other.send("a3 0a 00000000 00000100 00 00").data()))
                .contains("82cf000200020001");
        assertThat(other.lun(2).outcome(TUR)).isEqualTo("GOOD");
        assertThat(Hex.format(other.send("a3 0a 00000000 00000100 00 00").data()))
                .contains("01cf000200000001");
        lab.device().alua("thin", 2, new AluaAccess(AluaState.STANDBY, false));
        assertThat(other.lun(0).outcome(TUR)).isEqualTo("06/2a/06");
    }

    @Test
    void withoutAluaItsCommandsAreMissing(@TempDir Path plain) throws Exception {
        try (Lab none = new Lab(plain, AluaMode.NONE)) {
            Initiator simple = none.ready(1);
            assertThat(simple.outcome("a3 0a 00000000 00000100 00 00")).isEqualTo("05/24/00");
            assertThat(simple.outcome("a4 0a 00000000 00000000 00 00")).isEqualTo("05/20/00");
            assertThat(simple.send("12 00 00 0024 00").data()[5] & 0x30).isZero();
        }
    }

    @Test
    void supportedOperationCodesComeFromTheTable() {
        byte[] all = host.send("a3 0c 00 00 0000 00010000 00 00").data();
        assertThat(ByteBuffer.wrap(all).getInt(0)).isEqualTo(all.length - 4);
        byte[] timed = host.send("a3 0c 80 00 0000 00010000 00 00").data();
        assertThat(timed.length - 4).isEqualTo((all.length - 4) / 8 * 20);
        for (int at = 4; at < all.length; at += 8) {
            boolean service = (all[at + 5] & 1) != 0;
            String code = Hex.format(new byte[] {all[at]}) + Hex.format(new byte[] {all[at + 2], all[at + 3]});
            byte[] one = host.send("a3 0c " + (service ? "02 " : "01 ") + code + "00000100 00 00")
                    .data();
            assertThat(one[1] & 7).isEqualTo(3);
            assertThat(one[4]).isEqualTo(all[at]);
            assertThat(one).hasSize(4 + one[3]);
            assertThat(host.outcome("a3 0c " + (service ? "01 " : "02 ") + code + "00000100 00 00"))
                    .isEqualTo("05/24/00");
            assertThat(host.send("a3 0c 03 " + code + "00000100 00 00").data()).isEqualTo(one);
        }
        assertThat(Hex.format(host.send("a3 0c 01 ff 0000 00000100 00 00").data()))
                .isEqualTo("00010000");
        assertThat(Hex.format(host.send("a3 0c 82 9e 0010 00000100 00 00").data()))
                .endsWith("000a0000000000010000000a");
        assertThat(host.send("a3 0d 80 000000 00000100 00 00").data()).hasSize(16);
    }

    @Test
    void removableMediaCanBeEjectedUnlessPrevented() {
        host.lun(2);
        assertThat(host.outcome("1e 00 0000 01 00")).isEqualTo("GOOD");
        assertThat(host.outcome("1b 00 00 00 02 00")).isEqualTo("05/53/02");
        assertThat(host.outcome("1e 00 0000 00 00")).isEqualTo("GOOD");
        assertThat(host.outcome("1b 00 00 00 02 00")).isEqualTo("GOOD");
        assertThat(host.outcome(TUR)).isEqualTo("02/3a/00");
        assertThat(host.outcome("25 00 00000000 0000 00 00")).isEqualTo("02/3a/00");
        assertThat(host.outcome("28 00 00000000 00 0001 00")).isEqualTo("02/3a/00");
        assertThat(host.outcome("1b 00 00 00 03 00")).isEqualTo("GOOD");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(host.lun(0).outcome("1b 00 00 00 02 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("1e 00 0000 01 00")).isEqualTo("05/20/00");
    }

    @Test
    void smallReports() {
        assertThat(Hex.format(host.send("4d 00 40 00 00 0000 00ff 00").data())).isEqualTo("00000003000d2f");
        assertThat(host.send("4d 00 4d 00 00 0000 00ff 00").data()).hasSize(16);
        assertThat(host.outcome("4d 00 55 00 00 0000 00ff 00")).isEqualTo("05/24/00");
        assertThat(Hex.format(host.send("37 00 1d 00000000 0020 00").data())).isEqualTo("001d0000");
        assertThat(Hex.format(host.send("b7 1d 00000000 00000020 00 00").data()))
                .isEqualTo("001d000000000000");
        assertThat(Hex.format(host.send("1c 01 00 00ff 00").data())).isEqualTo("0000000100");
        assertThat(host.outcome("1d 04 00 0000 00")).isEqualTo("GOOD");
        assertThat(ByteBuffer.wrap(host.send("a3 0f 00000000 00000020 00 00").data())
                                .getLong(2)
                        & 0xffffffffffffL)
                .isEqualTo(1_700_000_000_000L);
        assertThat(host.outcome("a3 05 00000000 00000020 00 00")).isEqualTo("GOOD");
    }

    @Test
    void capacityAndWriteProtectChangesAreTold() throws Exception {
        lab.device().array().unit("thin").resize(2 * Lab.BLOCKS * 512);
        assertThat(host.outcome(TUR)).isEqualTo("06/2a/09");
        assertThat(host.send("25 00 00000000 0000 00 00").buffer().getInt(0)).isEqualTo(8191);
        assertThat(host.read(8191, 1)).containsOnly(0);
        assertThat(host.write(8191, filled(512, 3), 512)).isEqualTo("GOOD");
        lab.device().array().unit("thin").writeProtect(true);
        assertThat(host.write(8191, filled(512, 3), 512)).isEqualTo("07/27/00");
    }

    @Test
    void taskManagement() {
        assertThat(host.manage(TaskManagementFunction.ABORT_TASK))
                .isEqualTo(TaskManagementResponse.TASK_DOES_NOT_EXIST);
        assertThat(host.manage(TaskManagementFunction.ABORT_TASK_SET))
                .isEqualTo(TaskManagementResponse.FUNCTION_COMPLETE);
        assertThat(host.manage(TaskManagementFunction.CLEAR_TASK_SET))
                .isEqualTo(TaskManagementResponse.FUNCTION_COMPLETE);
        assertThat(host.manage(TaskManagementFunction.QUERY_TASK)).isEqualTo(TaskManagementResponse.FUNCTION_COMPLETE);
        assertThat(host.manage(TaskManagementFunction.CLEAR_ACA))
                .isEqualTo(TaskManagementResponse.FUNCTION_NOT_SUPPORTED);
        assertThat(host.manage(TaskManagementFunction.TARGET_WARM_RESET))
                .isEqualTo(TaskManagementResponse.FUNCTION_COMPLETE);
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("06/29/03");
        assertThat(host.lun(99).manage(TaskManagementFunction.LOGICAL_UNIT_RESET))
                .isEqualTo(TaskManagementResponse.LUN_DOES_NOT_EXIST);
    }

    @Test
    void changedMappingsAreToldAndReportLunsCountsAsHeard() {
        Initiator other = lab.ready(2);
        lab.device()
                .array()
                .replace(new TargetConfig(Lab.IQN, List.of(), List.of(new LunConfig(0, "thin")), null, List.of()));
        assertThat(host.outcome(TUR)).isEqualTo("06/3f/0e");
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("05/25/00");
        assertThat(other.send("a0 00 00 000000 00000100 00 00").data()).hasSize(16);
        assertThat(other.outcome(TUR)).isEqualTo("GOOD");
    }
}
