package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading threads that change all the time lose, double and mix up nothing. */
@Timeout(120)
class SlowDeviceTest {
    private static final int DEPTH = 16;

    /** Holds some commands for longer than the server's pulse, so that their thread is relieved. */
    private static final class MoodyDisk extends RamDisk {
        volatile Fixture fixture;

        MoodyDisk() {
            super(1 << 20);
            for (int lba = 0; lba < memory.capacity() / BLOCK; lba++) {
                memory.putInt(lba * BLOCK, lba);
            }
        }

        @Override
        public ScsiResponse execute(Nexus nexus, ScsiTask task) {
            if (task.cdb()[0] == 0x28 && task.cdb()[5] % 7 == 3) {
                int from = fixture.server.pulses();
                while (fixture.server.pulses() - from < 3) {
                    Thread.yield();
                }
            }
            return super.execute(nexus, task);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyCommandIsAnsweredOnceWithItsOwnData(long seed) throws Exception {
        MoodyDisk disk = new MoodyDisk();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Fixture fixture = new Fixture(disk, null, null)) {
            disk.fixture = fixture;
            List<Callable<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int number = i;
                clients.add(() -> work(fixture, new Random(seed * 10 + number), number));
            }
            for (Future<Integer> done : threads.invokeAll(clients)) {
                assertThat(done.get()).isEqualTo(10 * DEPTH);
            }
            assertThat(fixture.server.lentBytes()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static int work(Fixture fixture, Random random, int number) throws IOException {
        int answered = 0;
        try (Client client = fixture.connect().login(Client.settings(Fixture.TARGET, Client.wishes()), number + 1)) {
            for (int round = 0; round < 10; round++) {
                Map<Integer, Integer> asked = new HashMap<>();
                for (int i = 0; i < DEPTH; i++) {
                    int lba = random.nextInt(2000);
                    ScsiCommandPdu command = client.command(Client.cdb10(0x28, lba, 8), 1, 4096);
                    command.attribute(random.nextInt(4));
                    asked.put(command.taskTag(), lba);
                    client.writer.add();
                }
                client.writer.flush();
                while (!asked.isEmpty()) {
                    assertThat(client.next()).isTrue();
                    assertThat(client.in.opcode()).isEqualTo(Opcode.DATA_IN);
                    assertThat(new DataInPdu(client.reader.header()).statusPresent())
                            .isTrue();
                    ByteBuffer data = client.reader.readData();
                    assertThat(asked.remove(client.in.taskTag())).isEqualTo(data.getInt(0));
                    answered++;
                }
                assertThat(client.maxCmdSn - client.cmdSn).isEqualTo(31);
            }
        }
        return answered;
    }
}
