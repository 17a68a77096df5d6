package io.vtool.cli.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.lvm.write.BlockTarget;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.Stamp;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of lvm2 that write: to images, to disks of the lab, and to nothing else. */
class LvmWritingTest {
    private static final long MIB = 1 << 20;
    private static final String[] IMAGE = {"--image", "/dev/sda=pv0.img"};

    @TempDir
    private Path folder;

    private void image() throws Exception {
        Path file = folder.resolve("pv0.img");
        Files.write(file, new byte[0]);
        BlockTarget target = new BlockTarget() {
            @Override
            public long size() {
                return 32 * MIB;
            }

            @Override
            public void write(long offset, byte[] bytes, int at, int length) throws IOException {
                change(file, offset, bytes, at, length);
            }
        };
        change(file, 32 * MIB - 1, new byte[1], 0, 1);
        GroupPlan plan = GroupPlan.of(
                "vg0",
                List.of(PvPlan.of(target, "/dev/sda")),
                MIB,
                List.of(VolumePlan.of("home", 12 * MIB, VolumeType.LINEAR)));
        GroupWriter.write(plan, Stamp.of("stor1", "vtool", 1_795_000_000L), new Random(1));
    }

    private static void change(Path file, long offset, byte[] bytes, int at, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes, at, length), offset);
        }
    }

    private CommandRun.Result run(String command, String... more) {
        String[] words = new String[more.length + 3];
        words[0] = command;
        System.arraycopy(IMAGE, 0, words, 1, 2);
        System.arraycopy(more, 0, words, 3, more.length);
        return CommandRun.of(words).in(folder).run();
    }

    @Test
    void anImageIsUpdatedAndRepaired() throws Exception {
        image();
        String before = run("vgs", "--noheadings", "-o", "vg_seqno").out().trim();
        CommandRun.Result updated = run("vgck", "--updatemetadata", "vg0");
        assertThat(updated.err()).isEqualTo("  WARNING: This metadata update is NOT backed up.\n");
        assertThat(run("vgs", "--noheadings", "-o", "vg_seqno").out().trim())
                .isEqualTo(Long.toString(Long.parseLong(before) + 1));
        assertThat(run("vgcfgbackup", "-f", "copy", "vg0").status()).isZero();
        change(folder.resolve("pv0.img"), 512, new byte[512], 0, 512);
        assertThat(run("vgs").out()).isEmpty();
        assertThat(run("pvck", "--repair", "-y", "--file", "copy", "/dev/sda").status())
                .isZero();
        assertThat(run("lvs", "--noheadings", "-o", "lv_name").out().trim()).isEqualTo("home");
    }

    @Test
    void groupsOfTheLabAreWritten() {
        long before = version();
        CommandRun.Result updated = lab("vgck", "--updatemetadata", "vg_data");
        assertThat(updated.err()).isEqualTo("  WARNING: This metadata update is NOT backed up.\n");
        assertThat(version()).isEqualTo(before + 1);
        assertThat(lab("vgck").err()).isEmpty();
    }

    private long version() {
        return Long.parseLong(
                lab("vgs", "--noheadings", "-o", "vg_seqno", "vg_data").out().trim());
    }

    private CommandRun.Result lab(String... words) {
        return CommandRun.of(words)
                .in(folder)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .run();
    }
}
