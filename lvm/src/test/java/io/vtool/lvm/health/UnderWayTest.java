package io.vtool.lvm.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.disk.FileBlockSource;
import io.vtool.lvm.kernel.KernelState;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move that was interrupted and a merge that waits are told of: lvm2's own groups, with both. */
class UnderWayTest {
    private static final int DEVICES = 5;
    private static final long SIZE = 64 << 20;

    @TempDir
    private Path folder;

    @Test
    void whatWasBegunIsTold() throws Exception {
        List<GivenDevice> devices = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            Path file = folder.resolve("pv" + i);
            try (InputStream in = getClass().getResourceAsStream("/io/vtool/lvm/golden/moving/pv" + i + ".img.gz")) {
                Files.write(file, new GZIPInputStream(Objects.requireNonNull(in)).readAllBytes());
            }
            try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
                whole.setLength(SIZE);
            }
            devices.add(new GivenDevice(FileBlockSource.open("/dev/sd" + (char) ('a' + i), file, 512), 7, i));
        }
        List<String> told = new ArrayList<>();
        for (GroupHealth group :
                HealthJudge.groups(DeviceScan.quietly(devices), KernelState.NOTHING_ACTIVE, Map.of())) {
            for (Finding finding : group.findings()) {
                told.add(finding.severity() + " " + finding.code() + " " + finding.subject() + " " + finding.number()
                        + " " + finding.detail());
            }
        }
        for (GivenDevice device : devices) {
            device.source().close();
        }
        assertThat(told)
                .containsExactly(
                        "WARNING VOLUME_MOVING pm-v/pvmove0 7 null", "NOTICE VOLUME_MERGING pm.2/x null pm.2/xm");
    }
}
