package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.login.InitiatorSettings;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TaskManagementTest {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int SLOW = 0xc0;

    /** Holds vendor command C0 until it is let go. */
    private static final class SlowDisk extends RamDisk {
        final CountDownLatch let = new CountDownLatch(1);
        final Semaphore entered = new Semaphore(0);

        SlowDisk() {
            super(1 << 20);
        }

        @Override
        public ScsiResponse execute(Nexus nexus, ScsiTask task) {
            if ((task.cdb()[0] & 0xff) != SLOW) {
                return super.execute(nexus, task);
            }
            entered.release();
            try {
                let.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new ScsiResponse(0, new byte[0], ByteBuffer.allocate(0), 0, () -> {});
        }
    }

    private static int slow(Client client, int attribute) throws IOException {
        byte[] cdb = new byte[6];
        cdb[0] = (byte) SLOW;
        ScsiCommandPdu command = client.command(cdb, 0, 0);
        command.attribute(attribute);
        int asked = command.taskTag();
        client.send(NONE);
        return asked;
    }

    private static int response(Client client, int asked) throws IOException {
        assertThat(client.next()).isTrue();
        assertThat(client.in.opcode()).isEqualTo(Opcode.TASK_MANAGEMENT_RESPONSE);
        assertThat(client.in.taskTag()).isEqualTo(asked);
        return client.reader.header().get(2) & 0xff;
    }

    @Test
    void aSlowCommandHoldsUpNeitherPingsNorOtherCommands() throws Exception {
        SlowDisk disk = new SlowDisk();
        try (Fixture fixture = new Fixture(disk, null, null);
                Client client = fixture.normal()) {
            int slow = slow(client, 1);
            int ping = client.nop().taskTag();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            assertThat(client.in.taskTag()).isEqualTo(ping);
            for (int i = 0; i < 10; i++) {
                assertThat(client.read(0, 8).status()).isZero();
            }
            assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(30); // the slow one still counts
            disk.let.countDown();
            assertThat(client.result(slow, null).status()).isZero();
            assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(31);
        }
    }

    @Test
    void manySlowCommandsWaitTheirTurnWithoutStoppingThePings() throws Exception {
        SlowDisk disk = new SlowDisk();
        try (Fixture fixture = new Fixture(disk, null, null);
                Client client = fixture.normal()) {
            for (int i = 0; i < 24; i++) {
                slow(client, 1);
            }
            client.nop();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            disk.let.countDown();
            for (int i = 0; i < 24; i++) {
                assertThat(client.next()).isTrue();
                assertThat(client.in.opcode()).isEqualTo(Opcode.SCSI_RESPONSE);
            }
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void anOrderedCommandWaitsForThoseBeforeIt() throws Exception {
        SlowDisk disk = new SlowDisk();
        try (Fixture fixture = new Fixture(disk, null, null);
                Client client = fixture.normal()) {
            int slow = slow(client, 1);
            ScsiCommandPdu ordered = client.command(Client.cdb10(0x28, 0, 1), 1, 512);
            ordered.attribute(2);
            int orderedTag = ordered.taskTag();
            client.writer.add();
            int after = client.command(Client.cdb10(0x28, 1, 1), 1, 512).taskTag();
            client.writer.add();
            client.nop();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN);
            disk.let.countDown();
            assertThat(client.result(slow, null).status()).isZero();
            assertThat(client.result(orderedTag, null).status()).isZero();
            assertThat(client.result(after, null).status()).isZero();
        }
    }

    @Test
    void anAbortIsAnsweredWhenTheTaskHasLeftTheDevice() throws Exception {
        SlowDisk disk = new SlowDisk();
        try (Fixture fixture = new Fixture(disk, null, null);
                Client client = fixture.normal()) {
            int slow = slow(client, 1);
            disk.entered.acquire();
            int abort = client.manage(1, 0, slow);
            client.nop();
            client.send(NONE);
            assertThat(client.next()).isTrue();
            assertThat(client.in.opcode()).isEqualTo(Opcode.NOP_IN); // not the answer to the abort yet
            assertThat(disk.events()).contains("ABORT_TASK");
            disk.let.countDown();
            assertThat(response(client, abort)).isZero();
            assertThat(client.read(0, 1).status()).isZero(); // and no response to the aborted one
        }
    }

    @Test
    void aResetEndsTheWaitingTasksOfAllSessions() throws Exception {
        try (Fixture fixture = new Fixture();
                Client one = fixture.normal("ImmediateData", "No");
                Client two = fixture.connect()
                        .login(Client.settings(Fixture.TARGET, Client.wishes("ImmediateData", "No")), 2)) {
            for (Client client : new Client[] {one, two}) {
                client.command(Client.cdb10(0x2a, 0, 1), 2, 512);
                client.send(NONE);
                assertThat(client.next()).isTrue();
                assertThat(client.in.opcode()).isEqualTo(Opcode.R2T);
            }
            assertThat(response(one, one.manage(5, 0, -1))).isZero();
            assertThat(fixture.disk.events()).contains("LOGICAL_UNIT_RESET");
            for (Client client : new Client[] {one, two}) {
                assertThat(client.read(0, 1).status()).isZero();
                assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(31);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "2,0,0", "4,0,0", "5,0,0", "5,7,2", "6,0,0", "8,0,4", "9,0,5", "12,0,5", "77,0,5"})
    void functionsAreAnsweredByTheStandard(int function, long lun, int expected) throws Exception {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            assertThat(client.read(0, 1).status()).isZero();
            assertThat(response(client, client.manage(function, lun, 0x7777))).isEqualTo(expected);
        }
    }

    @Test
    void queriesComeWithProtocolLevelTwo() throws Exception {
        SlowDisk disk = new SlowDisk();
        try (Fixture fixture = new Fixture(disk, null, null);
                Client client = fixture.normal("iSCSIProtocolLevel", "2")) {
            assertThat(response(client, client.manage(9, 0, 0x7777))).isZero();
            int slow = slow(client, 1);
            disk.entered.acquire();
            assertThat(response(client, client.manage(9, 0, slow))).isEqualTo(7);
            assertThat(response(client, client.manage(10, 0, -1))).isEqualTo(7);
            disk.let.countDown();
            assertThat(client.result(slow, null).status()).isZero();
            assertThat(response(client, client.manage(10, 0, -1))).isZero();
        }
    }

    @Test
    void aColdResetEndsEverySession() throws Exception {
        try (Fixture fixture = new Fixture();
                Client one = fixture.normal();
                Client two = fixture.connect().login(Client.settings(Fixture.TARGET, Client.wishes()), 2)) {
            assertThat(response(one, one.manage(7, 0, -1))).isZero();
            assertThat(one.closedByPeer()).isTrue();
            assertThat(two.closedByPeer()).isTrue();
        }
    }

    @Test
    void anAbortFillsTheGapOfACommandThatNeverCame() throws Exception {
        try (Fixture fixture = new Fixture();
                Client client = fixture.normal()) {
            client.cmdSn++; // lost on the way
            assertThat(response(client, client.manage(1, 0, 0x7777))).isZero();
            assertThat(client.read(0, 1).status()).isZero();
        }
    }

    @Test
    void aFailureInsideTheDeviceIsACheckCondition() throws Exception {
        RamDisk broken = new RamDisk(512) {
            @Override
            public ScsiResponse execute(Nexus nexus, ScsiTask task) {
                throw new IllegalStateException("broken");
            }
        };
        InitiatorSettings settings = Client.settings(Fixture.TARGET, Client.wishes());
        try (Fixture fixture = new Fixture(broken, null, null);
                Client client = fixture.connect().login(settings)) {
            Client.Result result = client.read(0, 1);
            assertThat(result.status()).isEqualTo(2);
            assertThat(result.sense()).startsWith(0, 18, 0x70, 0, 4);
        }
    }

    /** Never answers TEST UNIT READY. */
    private static final class SilentDisk extends RamDisk {
        SilentDisk() {
            super(1 << 20);
        }

        @Override
        public ScsiResponse execute(Nexus nexus, ScsiTask task) {
            return task.cdb()[0] == 0 ? ScsiResponse.NONE : super.execute(nexus, task);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anUnansweredCommandWaitsForItsAbort(int function) throws IOException {
        try (Fixture fixture = new Fixture(new SilentDisk(), null, null);
                Client client = fixture.normal()) {
            int silent = client.command(new byte[6], 0, 0).taskTag();
            client.send(NONE);
            assertThat(client.read(0, 8).status()).isZero();
            assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(30); // it still counts
            assertThat(response(client, client.manage(function, 0, silent))).isZero();
            assertThat(client.read(0, 8).status()).isZero();
            assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(31);
            client.command(new byte[6], 0, 0);
            client.send(NONE);
            assertThat(client.logOut(0, 0)).isZero();
        }
    }
}
