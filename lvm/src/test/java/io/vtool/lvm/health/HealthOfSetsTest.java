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

/** Groups that lvm2 made: a move that was interrupted, a merge that waits, and groups of one name are told of. */
class HealthOfSetsTest {
    @TempDir
    Path folder;

    private List<String> findings(String set, int count, long size) throws Exception {
        List<GivenDevice> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(set + i);
            String name = "/io/vtool/lvm/golden/" + set + "/pv" + i + ".img.gz";
            try (InputStream in = getClass().getResourceAsStream(name)) {
                Files.write(file, new GZIPInputStream(Objects.requireNonNull(in)).readAllBytes());
            }
            try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
                whole.setLength(size);
            }
            devices.add(new GivenDevice(FileBlockSource.open("/dev/sd" + (char) ('a' + i), file, 512), 7, i));
        }
        List<String> told = new ArrayList<>();
        for (GroupHealth group :
                HealthJudge.groups(DeviceScan.quietly(devices), KernelState.NOTHING_ACTIVE, Map.of())) {
            for (Finding finding : group.findings()) {
                told.add(finding.severity() + " " + finding.code() + " " + finding.subject() + " " + finding.number());
            }
        }
        for (GivenDevice device : devices) {
            device.source().close();
        }
        return told;
    }

    @Test
    void whatWasBegunIsTold() throws Exception {
        assertThat(findings("moving", 5, 64 << 20))
                .containsExactly("WARNING VOLUME_MOVING pm-v/pvmove0 7", "NOTICE VOLUME_MERGING pm.2/x null");
    }

    @Test
    void groupsOfOneNameAreToldOf() throws Exception {
        assertThat(findings("dup-names", 4, 32 << 20))
                .containsExactly(
                        "WARNING NAME_SHARED same 2",
                        "WARNING NAME_SHARED same 2",
                        "NOTICE EXPORTED same null",
                        "NOTICE FOREIGN same null");
    }
}
