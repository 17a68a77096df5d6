package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.lun.Designator;
import io.vtool.iscsi.lun.LogicalUnit;
import io.vtool.iscsi.lun.Luns;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import io.vtool.iscsi.target.ScsiTask;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunsTest {

    private static List<LogicalUnit> list(TestDisk disk) throws Exception {
        try (Bench bench = new Bench(disk).serve();
                IscsiSession session = bench.login(bench.settings())) {
            return Luns.list(session);
        }
    }

    @Test
    void tellsNamesAndCapacity() throws Exception {
        TestDisk disk = new TestDisk(1 << 20);
        disk.attentions.addAll(List.of(0x062900, 0x063f0e, 0x062a01));
        List<LogicalUnit> units = list(disk);
        assertThat(units).extracting(LogicalUnit::lun).containsExactly(0L, TestDisk.FLAT_300);
        assertThat(Lun.plainNumber(units.get(1).lun())).isEqualTo(300);
        LogicalUnit unit = units.get(0);
        assertThat(unit.vendor()).isEqualTo("TEST");
        assertThat(unit.product()).isEqualTo("RAM DISK");
        assertThat(unit.revision()).isEqualTo("1");
        assertThat(unit.serial()).isEqualTo("SERIAL-7");
        assertThat(unit.naa()).isEqualTo("6001405f000102030405060708090a0b");
        assertThat(unit.identity()).isEqualTo("naa.6001405f000102030405060708090a0b");
        assertThat(unit.designators()).extracting(Designator::text).contains("TEST    RAM7");
        assertThat(unit.blocks()).isEqualTo(2048);
        assertThat(unit.blockSize()).isEqualTo(512);
        assertThat(unit.capacity()).isEqualTo(1 << 20);
        assertThat(unit.thin()).isTrue();
        assertThat(unit.sense()).isEmpty();
    }

    @Test
    void fallsBackToReadCapacity10() throws Exception {
        LogicalUnit unit = list(new TestDisk(1 << 20) {
                    @Override
                    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
                        return task.cdb()[0] == (byte) 0x9e ? fault(0x052000) : super.execute(nexus, task);
                    }
                })
                .get(0);
        assertThat(unit.blocks()).isEqualTo(2048);
    }

    @Test
    void aUnitThatIsNotReadyHasSenseInsteadOfCapacity() throws Exception {
        LogicalUnit unit = list(new TestDisk(1 << 20) {
                    @Override
                    public ScsiResponse execute(Nexus nexus, ScsiTask task) {
                        int opcode = task.cdb()[0] & 0xff;
                        return opcode == 0xa0 || opcode == 0x12 ? super.execute(nexus, task) : fault(0x020400);
                    }
                })
                .get(0);
        assertThat(unit.capacity()).isEqualTo(-1);
        assertThat(unit.sense()).hasSize(18);
        assertThat(unit.serial()).isEqualTo("SERIAL-7");
    }

    @Test
    void thousandsOfUnitsAreAskedForInTwoSteps() throws Exception {
        TestDisk many = new TestDisk(512) {
            @Override
            public ScsiResponse execute(Nexus nexus, ScsiTask task) {
                if (task.cdb()[0] != (byte) 0xa0) {
                    return fault(0x052500);
                }
                ByteBuffer list =
                        ByteBuffer.allocate(8 + 2000 * 8).putInt(2000 * 8).putInt(0);
                for (int i = 0; i < 2000; i++) {
                    list.putLong(Lun.of(i));
                }
                return cut(list, ByteBuffer.wrap(task.cdb()).getInt(6));
            }
        };
        // none of them answers to INQUIRY, so none is listed, and none is an error
        assertThat(list(many)).isEmpty();
    }

    /** A device that answers with anything: the list is short or strange, but never a failure or a large allocation. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyAnswerIsTaken(long seed) throws Exception {
        Random random = new Random(seed);
        TestDisk liar = new TestDisk(512) {
            @Override
            public synchronized ScsiResponse execute(Nexus nexus, ScsiTask task) {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                ByteBuffer data = ByteBuffer.allocate(noise.length + 8).put(noise);
                if (task.cdb()[0] == (byte) 0xa0) {
                    data = ByteBuffer.allocate(40)
                            .putInt(random.nextBoolean() ? 24 : -1)
                            .putInt(0)
                            .position(32);
                } else if (task.cdb()[0] == 0x12 && noise.length > 4) {
                    data.put(0, (byte) 0).put(1, task.cdb()[2]).putShort(2, (short) random.nextInt());
                }
                return good(data.flip(), 0);
            }
        };
        assertThat(list(liar)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void numbersGoBothWays() {
        assertThat(Lun.of(0)).isZero();
        assertThat(Lun.of(255)).isEqualTo(0x00ff_0000_0000_0000L);
        assertThat(Lun.of(256)).isEqualTo(0x4100_0000_0000_0000L);
        for (int number : new int[] {0, 1, 255, 256, 300, 16383}) {
            assertThat(Lun.plainNumber(Lun.of(number))).isEqualTo(number);
        }
        assertThat(Lun.plainNumber(0x0001_0002_0000_0000L)).isEqualTo(-1);
        assertThat(Lun.number(0x0001_0002_0000_0000L)).isEqualTo(0x2_0001L);
    }
}
