import io.vtool.lvm.write.BlockTarget;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.Stamp;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes a sparse disk image with one volume group of that many linear volumes; the same arguments give the same bytes.
 *
 * <p>usage: java -cp JARS LvmImage.java IMAGE VOLUMES
 */
public final class LvmImage {
    private static final long EXTENT = 1 << 20;

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        List<VolumePlan> volumes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String number = Integer.toString(100_000 + i).substring(1);
            volumes.add(VolumePlan.of("lv" + number, (1 + i % 3) * EXTENT, VolumeType.LINEAR));
        }
        try (RandomAccessFile file = new RandomAccessFile(args[0], "rw")) {
            long size = (256L + 3L * count) * EXTENT;
            file.setLength(size);
            PvPlan pv = PvPlan.of(new Image(file, size), "/dev/sda").withMetadata(1, 64 * EXTENT);
            GroupPlan plan = GroupPlan.of("vgbench", List.of(pv), EXTENT, volumes);
            GroupWriter.write(plan, Stamp.of("stor1", "vtool", 1_795_000_000L), new Random(1));
        }
    }

    private record Image(RandomAccessFile file, long size) implements BlockTarget {
        @Override
        public void write(long offset, byte[] bytes, int at, int length) throws IOException {
            file.seek(offset);
            file.write(bytes, at, length);
        }
    }
}
