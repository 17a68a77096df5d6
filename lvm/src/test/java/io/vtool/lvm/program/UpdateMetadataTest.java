package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** vgck --updatemetadata: what it writes, what it says, and what it leaves alone. */
class UpdateMetadataTest {
    private static final String NOT_BACKED_UP = "  WARNING: This metadata update is NOT backed up.\n";

    @Test
    void anOldCopyIsBroughtUpToDate() throws Exception {
        OwnLvm lvm = lvm(scene("stale"), 3);
        OwnLvm.Answer answer = lvm.run("vgck", "--updatemetadata", "vg3");
        assertThat(answer.err())
                .endsWith("  WARNING: updating old metadata to 5 on /dev/sdb for VG vg3.\n" + NOT_BACKED_UP);
        assertThat(answer.status()).isZero();
        assertThat(lvm.run("vgck").err()).isEmpty();
        OwnLvm.Answer listed = lvm.run("vgs", "--noheadings", "-o", "vg_seqno,vg_mda_used_count,lv_count");
        assertThat(listed.out().trim()).isEqualTo("5        3   3");
        assertThat(lvm.run("pvck", "--dump", "metadata", "/dev/sdb").out())
                .contains("seqno = 5\n", "description = \"Write from vgck --updatemetadata vg3.\"", "\"stor1\"");
    }

    @Test
    void damagedCopiesAreRepaired() throws Exception {
        for (String scene : List.of("header-checksum", "text-checksum-first")) {
            OwnLvm lvm = lvm(scene(scene), 3);
            assertThat(lvm.run("vgck").err()).as(scene).contains("vgck --updatemetadata");
            assertThat(lvm.run("vgck", "--updatemetadata", "vg3").err())
                    .as(scene)
                    .contains("WARNING: repairing bad metadata (0x");
            assertThat(lvm.run("vgck").err()).as(scene).isEmpty();
            assertThat(lvm.run("lvs", "--noheadings", "-o", "lv_name").out())
                    .as(scene)
                    .contains("one", "pair", "wide");
        }
    }

    @Test
    void anAreaThatMayBeElsewhereIsLeftAlone() throws Exception {
        List<MemoryTarget> devices = scene("header-elsewhere");
        int before = Arrays.hashCode(devices.get(0).bytes);
        OwnLvm.Answer answer = lvm(devices, 3).run("vgck", "--updatemetadata", "vg3");
        assertThat(answer.err()).contains("  WARNING: not repairing bad metadata (0x");
        assertThat(Arrays.hashCode(devices.get(0).bytes)).isEqualTo(before);
    }

    @Test
    void whatIsMissingIsNotedDown() throws Exception {
        OwnLvm lvm = lvm(scene("missing"), 2);
        String missing = "  WARNING: Couldn't find device with uuid ";
        assertThat(lvm.run("vgck", "--updatemetadata", "vg3").err().split(missing, -1))
                .hasSize(4);
        assertThat(lvm.run("pvck", "--dump", "metadata", "/dev/sda").out())
                .contains("device = \"[unknown]\"", "flags = [\"MISSING\"]");
    }

    @Test
    void nothingIsWrittenInTestModeOrWithDuplicates() throws Exception {
        List<MemoryTarget> devices = scene("stale");
        List<Integer> before = bytes(devices);
        assertThat(lvm(devices, 3).run("vgck", "-t", "--updatemetadata", "vg3").err())
                .startsWith("  TEST MODE: ")
                .endsWith(NOT_BACKED_UP);
        assertThat(bytes(devices)).isEqualTo(before);
        devices = scene("duplicate");
        before = bytes(devices);
        assertThat(lvm(devices, 4).run("vgck", "--updatemetadata", "vg3").err())
                .endsWith("  Cannot update volume group vg3 with duplicate PV devices.\n  Failed to write VG.\n");
        assertThat(bytes(devices)).isEqualTo(before);
    }

    @Test
    void allOrNothing() throws Exception {
        List<MemoryTarget> devices = scene("stale");
        List<Integer> before = bytes(devices);
        OwnLvm.Answer answer = lvm(devices, 2).run("vgck", "--updatemetadata", "vg3");
        assertThat(answer.err()).endsWith("  Failed to write VG vg3: /dev/sdc is only read.\n  Failed to write VG.\n");
        assertThat(answer.status()).isEqualTo(5);
        assertThat(bytes(devices)).isEqualTo(before);
    }

    private static List<MemoryTarget> scene(String name) throws Exception {
        return Scenes.all().get(name).call();
    }

    private static List<Integer> bytes(List<MemoryTarget> devices) {
        List<Integer> bytes = new ArrayList<>();
        for (MemoryTarget device : devices) {
            bytes.add(Arrays.hashCode(device.bytes));
        }
        return bytes;
    }

    /** Devices of which the first ones may be written to. */
    private static OwnLvm lvm(List<MemoryTarget> devices, int writable) {
        OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);
        for (int i = 0; i < devices.size(); i++) {
            String name = "/dev/sd" + (char) ('a' + i);
            if (i < writable) {
                lvm.device(name, devices.get(i));
            } else {
                lvm.device(devices.get(i).source(name));
            }
        }
        return lvm;
    }
}
