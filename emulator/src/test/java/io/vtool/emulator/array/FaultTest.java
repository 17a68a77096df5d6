package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.cdb16;
import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.array.command.Luns;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.fault.ArrayFault;
import io.vtool.emulator.array.fault.Effect;
import io.vtool.emulator.array.fault.Hold;
import io.vtool.emulator.array.fault.Place;
import io.vtool.emulator.array.unit.Status;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import io.vtool.iscsi.target.TaskManagementFunction;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What faults do to commands. */
class FaultTest {
    private static final String TUR = "00 00 00 00 00 00";
    private static final String INQUIRY = "12 00 00 0024 00";
    private static final String REPORT_LUNS = "a0 00 00 000000 00000100 00 00";
    private static final String READ = "28 00 00000000 00 0001 00";
    private static final String WRITE = "2a 00 00000000 00 0001 00";
    private static final Place THIN = Place.volume("thin");

    private Lab lab;
    private Initiator host;
    private Initiator other;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
        host = lab.ready(1);
        other = lab.ready(2);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    private void lasting(Place place, Effect effect) {
        lab.device().faults(List.of(ArrayFault.lasting(place, effect)));
    }

    @Test
    void anOfflinePathIsNotReadyAndTheOtherPathWorks() {
        lasting(THIN.inGroup(1), new Effect.Offline(false));
        assertThat(host.outcome(TUR)).isEqualTo("02/04/12");
        assertThat(host.outcome(READ)).isEqualTo("02/04/12");
        assertThat(host.outcome(INQUIRY)).isEqualTo("GOOD");
        assertThat(host.send("03 00 00 00 12 00").data())
                .startsWith(0x70, 0, 0x02)
                .containsSequence(0x04, 0x12);
        assertThat(other.send("03 00 00 00 12 00").data()[2]).isZero();
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("GOOD");
        assertThat(other.outcome(READ)).isEqualTo("GOOD");
        lab.device().faults(List.of());
        assertThat(host.lun(0).outcome(READ)).isEqualTo("GOOD");
    }

    @Test
    void aSilentPathGivesNoAnswerNotEvenAUnitAttention() {
        lasting(THIN.through(Lab.portal(2)), new Effect.Offline(true));
        lab.device().attention(Place.EVERYWHERE, 0x3f, 0x01);
        ScsiTask task = new ScsiTask(Luns.encode(0), new byte[16], ByteBuffer.allocate(0), 0, 1);
        assertThat(lab.device().execute(other.nexus(), task)).isSameAs(ScsiResponse.NONE);
        assertThat(host.outcome(TUR)).isEqualTo("06/3f/01");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
    }

    @Test
    void anUnmappedLunIsGoneAndTheOthersTellOfIt() {
        lasting(THIN.ofTarget(Lab.IQN), new Effect.Unmapped());
        assertThat(host.outcome(TUR)).isEqualTo("05/25/00");
        assertThat(host.send(INQUIRY).data()[0]).isEqualTo((byte) 0x7f);
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("06/3f/0e");
        assertThat(host.send(REPORT_LUNS).data()).hasSize(8 + 3 * 8);
        lab.device().faults(List.of());
        assertThat(host.lun(0).outcome(TUR)).isEqualTo("06/3f/0e");
        assertThat(host.send(REPORT_LUNS).data()).hasSize(8 + 4 * 8);
    }

    @Test
    void faultsThatHideNothingTellNobody() {
        lasting(THIN, new Effect.WriteProtected());
        assertThat(other.outcome(TUR)).isEqualTo("GOOD");
    }

    @Test
    void writeProtectionShowsInModeSense() {
        lasting(THIN, new Effect.WriteProtected());
        assertThat(host.outcome(WRITE, filled(512, 1))).isEqualTo("07/27/00");
        assertThat(host.outcome("42 00 00000000 00 0000 00")).isEqualTo("07/27/00");
        assertThat(host.outcome(READ)).isEqualTo("GOOD");
        assertThat(host.send("1a 00 3f 00 ff 00").data()[2] & 0x80).isEqualTo(0x80);
        lab.device().faults(List.of());
        assertThat(host.send("1a 00 3f 00 ff 00").data()[2] & 0x80).isZero();
    }

    @ParameterizedTest
    @CsvSource({"RESERVE, 18, 18, 18", "EXCLUSIVE_ACCESS, GOOD, 18, 18", "WRITE_EXCLUSIVE, GOOD, GOOD, 18"})
    void aStrangersReservationConflicts(Hold hold, String ready, String read, String write) {
        lasting(THIN, new Effect.Reserved(hold));
        assertThat(host.outcome(TUR)).isEqualTo(ready);
        assertThat(host.outcome(READ)).isEqualTo(read);
        assertThat(host.outcome(WRITE, filled(512, 0))).isEqualTo(write);
        assertThat(host.outcome(INQUIRY)).isEqualTo("GOOD");
    }

    @Test
    void aStrangersReservationShowsAndGoesWithItsFault() {
        lasting(THIN, new Effect.Reserved(Hold.EXCLUSIVE_ACCESS));
        assertThat(ByteBuffer.wrap(host.send("5e 00 00000000 00 0100 00").data())
                        .getInt(4))
                .isEqualTo(8);
        assertThat(host.send("5e 01 00000000 00 0100 00").data()[21]).isEqualTo((byte) 3);
        lab.device().faults(List.of());
        assertThat(host.outcome(READ)).isEqualTo("GOOD");
        assertThat(host.send("5e 00 00000000 00 0100 00").data()).hasSize(8);
    }

    @Test
    void whoPreemptsTheStrangerIsRidOfTheFault() {
        ArrayFault fault = ArrayFault.lasting(THIN, new Effect.Reserved(Hold.WRITE_EXCLUSIVE));
        lab.device().faults(List.of(fault));
        ByteBuffer keys = ByteBuffer.wrap(host.send("5e 00 00000000 00 0100 00").data());
        ByteBuffer list = ByteBuffer.allocate(24).putLong(8, 0x1234);
        assertThat(host.outcome("5f 00 00 0000 00000018 00", list.array())).isEqualTo("GOOD");
        list.putLong(0, 0x1234).putLong(8, keys.getLong(8));
        assertThat(host.outcome("5f 04 03 0000 00000018 00", list.array())).isEqualTo("GOOD");
        assertThat(host.outcome(WRITE, filled(512, 0))).isEqualTo("GOOD");
        assertThat(other.outcome(WRITE, filled(512, 0))).isEqualTo("18");
        assertThat(lab.device().faults()).isEmpty();
        lab.device().faults(List.of(fault)); // said again, it changes nothing
        assertThat(host.outcome(WRITE, filled(512, 0))).isEqualTo("GOOD");
    }

    @Test
    void aResetEndsWhatTheStrangerReserved() {
        lasting(THIN, new Effect.Reserved(Hold.RESERVE));
        assertThat(host.outcome(TUR)).isEqualTo("18");
        host.manage(TaskManagementFunction.LOGICAL_UNIT_RESET);
        assertThat(host.outcome(TUR)).isEqualTo("06/29/03");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(lab.device().faults()).isEmpty();
    }

    @Test
    void badBlocksCanNeitherBeReadNorWritten() {
        lasting(THIN, new Effect.MediumError(10, 5));
        Initiator.Reply reply = host.send("28 00 00000008 00 0008 00");
        assertThat(reply.outcome()).isEqualTo("03/11/00");
        assertThat(ByteBuffer.wrap(reply.sense()).getInt(3)).isEqualTo(10);
        reply = host.send(cdb16(0x8a, 12, 9), filled(9 * 512, 1));
        assertThat(reply.outcome()).isEqualTo("03/0c/00");
        assertThat(ByteBuffer.wrap(reply.sense()).getInt(3)).isEqualTo(12);
        assertThat(host.outcome("2f 02 0000000e 00 0001 00", filled(512, 0))).isEqualTo("03/11/00");
        assertThat(host.outcome("28 00 0000000f 00 0001 00")).isEqualTo("GOOD");
        assertThat(host.outcome("28 00 00000000 00 000a 00")).isEqualTo("GOOD");
        assertThat(host.lun(1).outcome("28 00 0000000a 00 0001 00")).isEqualTo("GOOD");
        lab.device().faults(List.of());
        assertThat(host.lun(0).outcome("28 00 00000008 00 0008 00")).isEqualTo("GOOD");
    }

    @Test
    void aMediumErrorMayPass() {
        lab.device().faults(List.of(new ArrayFault(THIN, new Effect.MediumError(0, 1), 2)));
        assertThat(host.outcome(READ)).isEqualTo("03/11/00");
        assertThat(host.outcome(READ)).isEqualTo("03/11/00");
        assertThat(host.outcome(READ)).isEqualTo("GOOD");
        assertThat(lab.device().faults()).isEmpty();
    }

    @Test
    void refusalsRunOutAndWhatIsLeftOfThemIsTold() {
        ArrayFault busy = new ArrayFault(THIN, new Effect.StatusReply(Status.BUSY), 3);
        ArrayFault full =
                ArrayFault.once(THIN.forInitiator(host.nexus().initiatorName()), new Effect.StatusReply(0x28));
        lab.device().faults(List.of(busy, full));
        assertThat(host.outcome(INQUIRY)).isEqualTo("GOOD");
        assertThat(host.outcome(TUR)).isEqualTo("8");
        assertThat(host.outcome(READ)).isEqualTo("8");
        assertThat(lab.device().faults()).containsExactly(new ArrayFault(THIN, busy.effect(), 1), full);
        lab.device().faults(List.of(busy, full)); // said again: it goes on
        assertThat(host.outcome(TUR)).isEqualTo("8");
        assertThat(host.outcome(TUR)).isEqualTo("28");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(lab.device().faults()).isEmpty();
    }

    @Test
    void senseOfAnyKindOnGivenOpcodes() {
        lasting(THIN, new Effect.SenseReply(0xb, 0x4b, 0x03, Set.of(0x28, 0x12)));
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(host.outcome(READ)).isEqualTo("0b/4b/03");
        assertThat(host.outcome(INQUIRY)).isEqualTo("0b/4b/03");
        lasting(Place.EVERYWHERE, Effect.SenseReply.notReady(0x01));
        assertThat(host.outcome(TUR)).isEqualTo("02/04/01");
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("02/04/01");
        lasting(Place.EVERYWHERE, Effect.SenseReply.hardware());
        assertThat(host.outcome(READ)).isEqualTo("04/44/00");
    }

    @Test
    void everyNexusMeetsAnAttentionThoseToComeToo() {
        lab.device().faults(List.of(ArrayFault.once(THIN, new Effect.Attention(0x2a, 0x09))));
        assertThat(host.outcome(TUR)).isEqualTo("06/2a/09");
        assertThat(host.outcome(TUR)).isEqualTo("GOOD");
        assertThat(other.outcome(TUR)).isEqualTo("06/2a/09");
        assertThat(lab.device().faults()).isEmpty();
        Initiator late = lab.session(1);
        assertThat(late.outcome(TUR)).isEqualTo("06/29/00");
        assertThat(late.outcome(TUR)).isEqualTo("06/2a/09");
        assertThat(late.outcome(TUR)).isEqualTo("GOOD");
    }

    @Test
    void aResizeIsHeardEverywhere() throws Exception {
        lab.device().resize("thin", Lab.BLOCKS * 1024);
        assertThat(host.outcome(READ)).isEqualTo("06/2a/09");
        assertThat(other.outcome(READ)).isEqualTo("06/2a/09");
        assertThat(ByteBuffer.wrap(host.send("25 00 00000000 0000 00 00").data())
                        .getInt())
                .isEqualTo((int) Lab.BLOCKS * 2 - 1);
        assertThatThrownBy(() -> lab.device().resize("thin", 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lab.device().resize("none", 512)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NON_OPTIMIZED, GOOD",
        "STANDBY, 02/04/0b",
        "UNAVAILABLE, 02/04/0c",
        "OFFLINE, 02/04/12",
        "TRANSITIONING, 02/04/0a"
    })
    void aPortGroupChangesItsState(AluaState state, String outcome) {
        lab.device().alua(1, state);
        assertThat(host.outcome(READ)).isEqualTo("06/2a/06");
        assertThat(other.outcome(READ)).isEqualTo("06/2a/06");
        assertThat(host.outcome(READ)).isEqualTo(outcome);
        assertThat(other.outcome(READ)).isEqualTo("GOOD");
        lab.device().alua(1, AluaState.OPTIMIZED);
        assertThat(host.outcome(READ)).isEqualTo("06/2a/06");
        assertThat(host.outcome(READ)).isEqualTo("GOOD");
        assertThatThrownBy(() -> lab.device().alua(9, state)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mappingsComeAndGo() {
        TargetConfig old = lab.device().array().config().targets().get(0);
        lab.device().map(old.withLuns(List.of(new LunConfig(0, "thin"), new LunConfig(7, "removable"))));
        assertThat(host.outcome(TUR)).isEqualTo("06/3f/0e");
        assertThat(host.lun(7).outcome(READ)).isEqualTo("06/3f/0e");
        assertThat(host.outcome(READ)).isEqualTo("GOOD");
        assertThat(host.lun(1).outcome(TUR)).isEqualTo("05/25/00");
        assertThatThrownBy(() -> lab.device().map(old.withLuns(List.of(new LunConfig(0, "none")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
