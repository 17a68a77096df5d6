package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.PvPlan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** PVs in no group whose header does not say what lvm2 needs to know of them. */
class OrphanPvTest {
    private static final int LABEL = 512;
    private static final int DEVICE_SIZE = 64;
    private static final int FIRST_DATA_AREA = 72;

    private static OwnLvm.Answer pvs(int place, long number) throws Exception {
        MemoryTarget device = new MemoryTarget(16);
        GroupWriter.writeOrphan(PvPlan.of(device, "/dev/sda"), new Random(1));
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(LABEL + place, number);
        buffer.putInt(LABEL + 16, (int) LvmChecksum.of(device.bytes, LABEL + 20, LABEL - 20));
        return new OwnLvm(KernelState.NOTHING_ACTIVE)
                .device(device.source("/dev/sda"))
                .run("pvs", "--noheadings", "-o", "pv_name,pv_used");
    }

    @Test
    void isListed() throws Exception {
        assertThat(pvs(FIRST_DATA_AREA, 1 << 20)).isEqualTo(new OwnLvm.Answer(0, "  /dev/sda     0 \n", ""));
    }

    @Test
    void withoutDataAreaItIsNone() throws Exception {
        assertThat(pvs(FIRST_DATA_AREA, 0))
                .isEqualTo(new OwnLvm.Answer(0, "", "  Must be exactly one data area (found 0) on PV /dev/sda\n"));
    }

    @Test
    void withoutSizeItIsNone() throws Exception {
        assertThat(pvs(DEVICE_SIZE, 0)).isEqualTo(new OwnLvm.Answer(0, "", "  PV /dev/sda size is zero.\n"));
    }
}
