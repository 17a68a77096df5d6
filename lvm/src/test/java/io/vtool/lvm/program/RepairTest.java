package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** pvck --repair and --repairtype: headers and metadata made anew from a copy of the metadata. */
class RepairTest {
    private static final int LABEL = 512;
    private static final int AREA = 4096;

    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);
    private List<MemoryTarget> devices = List.of();
    private byte[] sound = new byte[0];

    @BeforeEach
    void threeDevicesAndACopyOfTheMetadata() throws Exception {
        devices = Scenes.three(77);
        for (int i = 0; i < devices.size(); i++) {
            lvm.device("/dev/sd" + (char) ('a' + i), devices.get(i));
        }
        sound = devices.get(1).bytes.clone();
        run("pvck", "--dump", "metadata", "--file", "copy", "/dev/sda");
        run("vgcfgbackup", "-f", "backup", "vg3");
    }

    @Test
    void zeroedHeadersComeBackFromTheCopy() {
        Arrays.fill(devices.get(1).bytes, 0, AREA + 2 * LABEL, (byte) 0);
        assertThat(run("vgs").err()).contains("missing PV");
        OwnLvm.Answer answer = run("pvck", "--repair", "-y", "--file", "copy", "/dev/sdb");
        assertThat(answer.status()).isZero();
        assertThat(answer.err())
                .isEqualTo("  WARNING: No LVM label found on /dev/sdb.  It may not be an LVM device.\n"
                        + "  WARNING: no previous metadata areas found on device.\n");
        assertThat(answer.out())
                .contains("Writing data_offset 1048576 mda1_offset 4096 mda1_size 1044480 mda2_offset 0 mda2_size 0\n");
        assertThat(run("vgck").err()).isEmpty();
        assertThat(Arrays.copyOf(devices.get(1).bytes, 2 * LABEL)).isEqualTo(Arrays.copyOf(sound, 2 * LABEL));
    }

    @Test
    void aBackupWillDo() {
        Arrays.fill(devices.get(1).bytes, AREA, AREA + LABEL, (byte) 0);
        assertThat(run("pvck", "--repairtype", "metadata", "-y", "--file", "backup", "/dev/sdb")
                        .status())
                .isZero();
        assertThat(run("pvck", "--dump", "metadata", "/dev/sdb").out()).contains("vgname vg3 seqno");
    }

    @Test
    void aLabelWithAWrongChecksumIsMadeRight() {
        devices.get(1).bytes[LABEL + 16] ^= 1;
        assertThat(run("pvck", "--repairtype", "label_header", "-y", "/dev/sdb").status())
                .isZero();
        assertThat(Arrays.hashCode(devices.get(1).bytes)).isEqualTo(Arrays.hashCode(sound));
    }

    @Test
    void withoutConsentAndInTestModeNothingIsWritten() {
        OwnLvm.Answer refused = run("pvck", "--repairtype", "metadata", "--file", "copy", "/dev/sdb");
        assertThat(refused.status()).isEqualTo(5);
        assertThat(refused.err())
                .isEqualTo("Write new LVM metadata to /dev/sdb? [n]\n  Command failed with status code 5.\n");
        assertThat(run("pvck", "-t", "--repair", "--file", "copy", "/dev/sdb").err())
                .endsWith("  Skip writing in test mode.\n  Skip writing in test mode.\n");
        assertThat(Arrays.hashCode(devices.get(1).bytes)).isEqualTo(Arrays.hashCode(sound));
    }

    @Test
    void anotherDevicesIdentifierIsNotWritten() {
        String id =
                run("pvs", "--noheadings", "-o", "pv_uuid", "/dev/sda").out().trim();
        OwnLvm.Answer answer = run(
                "pvck", "--repairtype", "pv_header", "-y", "--settings", "pv_uuid=" + id, "--file", "copy", "/dev/sdb");
        assertThat(answer.err()).contains("  WARNING: existing PV UUID ", "which exists on /dev/sda\n");
        assertThat(Arrays.hashCode(devices.get(1).bytes)).isEqualTo(Arrays.hashCode(sound));
    }

    @Test
    void whatIsNoMetadataIsRefused() {
        lvm.files.put("short", "vg {\n".getBytes(StandardCharsets.US_ASCII));
        lvm.files.put("empty", new byte[0]);
        lvm.files.put("other", "x".repeat(300).getBytes(StandardCharsets.US_ASCII));
        lvm.files.put("shown", ("  metadata\n  ---\n" + "x".repeat(300)).getBytes(StandardCharsets.US_ASCII));
        assertThat(repaired("short")).isEqualTo("  Invalid raw text metadata in file.  File size is too small.\n");
        assertThat(repaired("empty")).isEqualTo("  Empty file: empty\n");
        assertThat(repaired("nosuch")).isEqualTo("  Cannot open file: nosuch\n");
        assertThat(repaired("shown")).endsWith("  (pvck stdout is not valid input, see pvck -f.)\n");
        assertThat(repaired("other"))
                .endsWith("Write input file data to disk?[n]\n  Invalid raw text metadata in file.\n");
    }

    private String repaired(String file) {
        OwnLvm.Answer answer = run("pvck", "--repairtype", "metadata", "--file", file, "/dev/sdb");
        assertThat(answer.status()).isEqualTo(5);
        return answer.err();
    }

    private OwnLvm.Answer run(String... words) {
        return lvm.run(words);
    }
}
