package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import io.vtool.lvm.health.HealthJudge;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.write.MemoryTarget;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of damaged devices; the lines are those of lvm2 2.03.16 on the same bytes. */
@Timeout(120)
class DamagedDevicesTest {
    private static final int AREA = 4096;
    private static final String TWICE = "  WARNING: Ignoring duplicate config node: seqno (seeking seqno)\n";

    private static OwnLvm lvm(List<MemoryTarget> devices) {
        OwnLvm lvm = new OwnLvm(KernelState.NO_DRIVER);
        for (MemoryTarget device : devices) {
            lvm.device(device.source("/dev/loop" + devices.indexOf(device)));
        }
        return lvm;
    }

    private static List<MemoryTarget> rewritten(String was, String is) throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        for (MemoryTarget device : devices) {
            DamagedTexts.rewrite(device, text -> text.replaceFirst(was, is));
        }
        return devices;
    }

    private static long number(MemoryTarget device, int at) {
        return ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(at);
    }

    private static void header(MemoryTarget device, int at, long value) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(AREA + at, value);
        buffer.putInt(AREA, (int) LvmChecksum.of(device.bytes, AREA + 4, 508));
    }

    @Test
    void theFirstOfTwoSequenceNumbersCountsAndTheOtherIsTold() throws Exception {
        OwnLvm.Answer answer =
                lvm(rewritten("seqno = (\\d+)", "seqno = $1\nseqno = 99")).run("vgs", "-o", "vg_seqno");
        assertThat(answer.out()).endsWith("  4\n");
        assertThat(answer.err()).startsWith(TWICE + TWICE); // once in the scan, once when the group is read
        assertThat(answer.status()).isZero();
    }

    @Test
    void aTextWithoutItsSequenceNumberIsLookedAtOnceMoreAndThenRefused() throws Exception {
        OwnLvm.Answer answer = lvm(rewritten("seqno = \\d+\n", "")).run("vgs");
        assertThat(answer.out()).isEqualTo("  Retrying metadata scan.\n");
        assertThat(answer.err())
                .startsWith("  Couldn't read seqno for volume group vg3.\n  WARNING: metadata on /dev/loop0 at 9216"
                        + " has invalid summary for VG.\n  Couldn't read 'seqno' for volume group vg3.\n");
    }

    @Test
    void sizesOfFourGibibytesAreToldInThirtyTwoBits() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        header(devices.get(0), 48, number(devices.get(0), AREA + 48) + (1L << 32));
        String err = lvm(devices).run("vgs").err();
        assertThat(err).contains("Error reading device /dev/loop0 at 4608 length 429");
        assertThat(err)
                .contains("increase lvm.conf io_memory_size to at least 4196352 KiB")
                .doesNotContain("still dirty");
    }

    @Test
    void blocksThatFailTogetherAreTold() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        header(devices.get(0), 40, Long.MIN_VALUE);
        String err = lvm(devices).run("vgs").err();
        assertThat(err)
                .contains("  Error reading device /dev/loop0 at 9223372036854779904 length 1044480.\n"
                        + "  WARNING: bcache_invalidate: block (0, 70368744177665) still dirty.\n"
                        + "  WARNING: bcache_invalidate: block (0, 70368744177666) still dirty.\n");
    }

    @Test
    void aLabelOfTheRightTypeIsOneWhateverItsName() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        devices.get(1).bytes[515] ^= 1;
        assertThat(lvm(devices).run("pvs", "--noheadings").out()).contains("/dev/loop1 vg3");
    }

    /** lvm2 takes the bytes behind the identifier for more of it, up to the first zero. */
    @Test
    void anIdentifierThatRunsIntoTheSizeOfTheDeviceIsNone() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        assertThat(lvm(devices).run("pvck", "/dev/loop1").status()).isZero();
        label(devices.get(1), 64, Long.MAX_VALUE);
        OwnLvm.Answer answer = lvm(devices).run("pvck", "/dev/loop1");
        assertThat(answer.out()).startsWith("  CHECK: pv_header.pv_uuid invalid format\n");
        assertThat(answer.status()).isEqualTo(5);
        assertThat(lvm(devices).run("pvs").status()).isZero();
    }

    private static void label(MemoryTarget device, int at, long value) {
        ByteBuffer buffer = ByteBuffer.wrap(device.bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(512 + at, value);
        buffer.putInt(512 + 16, (int) LvmChecksum.of(device.bytes, 532, 492));
    }

    @Test
    void dashesInAnIdentifierArePassedOverWhereverTheyAre() throws Exception {
        OwnLvm.Answer answer =
                lvm(rewritten("\nid = \"(..)", "\nid = \"$1--")).run("vgs", "--noheadings", "-o", "vg_name");
        assertThat(answer.out()).isEqualTo("  vg3\n");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void aTextWithoutLengthHasNoNameAndAnotherChecksum() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        header(devices.get(1), 48, 0);
        assertThat(lvm(devices).run("vgs").err())
                .contains("  WARNING: Metadata location on /dev/loop1 at offset 9216 begins with invalid name.\n"
                        + "  WARNING: Checksum error on /dev/loop1 at offset 9216.\n"
                        + "  WARNING: invalid metadata text from /dev/loop1 at 9216.\n");
    }

    @Test
    void aPvWhoseIdentifierCannotBeShownIsOneInUseAllTheSame() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        devices.get(1).bytes[512 + 32 + 5] = 4;
        header(devices.get(1), 40, 0);
        label(devices.get(1), 64, number(devices.get(1), 512 + 64));
        OwnLvm.Answer answer = lvm(devices).run("pvs", "-a");
        assertThat(answer.out()).contains("  /dev/loop1 [unknown] lvm2 u--");
        assertThat(answer.err()).contains("WARNING: PV /dev/loop1 is marked in use but no VG was found using it.");
    }

    /** The header says that it is the text of the others, and lvm2 believes it until it reads the group. */
    @Test
    void aPvOfAGroupThatNoCopyOfIsTakenIsNotInUseElsewhere() throws Exception {
        List<MemoryTarget> devices = rewritten("segment_count = 1", "segment_count = 7");
        devices.get(2).bytes[AREA + 5120 + 40] ^= 1;
        OwnLvm.Answer answer = lvm(devices).run("pvs", "-a");
        assertThat(answer.out()).doesNotContain("/dev/loop2");
        devices.get(0).bytes[AREA + 5120 + 40] ^=
                1; // found before any copy that can be read: then it has to be read itself
        assertThat(lvm(devices).run("pvs", "-a").out())
                .contains("/dev/loop0 [unknown]")
                .doesNotContain("/dev/loop2");
        assertThat(answer.err()).contains("segment_count and actual number of segments disagree");
    }

    /** With its name lvm2 makes do while it scans; for a second copy it has no place then. */
    @Test
    void aGroupWithoutIdentifierHidesItsPvsAndIsToldCopyByCopy() throws Exception {
        List<MemoryTarget> devices = rewritten("id = \"[^\"]*\"\n", "");
        OwnLvm.Answer answer = lvm(devices).run("pvs", "-a");
        assertThat(answer.out()).isEqualTo("  Retrying metadata scan.\n".repeat(3));
        assertThat(answer.err())
                .startsWith(
                        "  Couldn't find uuid.\n  Couldn't read uuid for volume group vg3.\n"
                                + "  WARNING: metadata on /dev/loop0 at 9216 has invalid summary for VG.\n  Couldn't find uuid.\n")
                .contains("  Internal error: lvmcache_update_vgname vg3  vg3 \n"
                        + "  Failed to update VG vg3 info in lvmcache.\n"
                        + "  WARNING: Scanning /dev/loop2 mda1 failed to save internal summary.\n"
                        + "  WARNING: scan failed to get metadata summary from /dev/loop2 PVID ");
        assertThat(lvm(devices).run("vgs", "vg3").err()).contains("  Volume group \"vg3\" not found.\n");
        List<ScannedDevice> scanned = new ArrayList<>();
        for (MemoryTarget device : devices) {
            scanned.add(ScannedDevice.read(device.source("/dev/loop" + devices.indexOf(device))));
        }
        assertThat(HealthJudge.others(Inventory.of(scanned))).hasSize(3);
    }

    @Test
    void placesBeyondAllBoundsAreNotNegative() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        label(devices.get(1), 104, Long.MIN_VALUE);
        OwnLvm lvm = lvm(devices);
        assertThat(lvm.run("pvck", "--dump", "metadata_search", "/dev/loop1").out())
                .contains("  Searching for metadata at offset 9223372036854775808 size 1044480\n")
                .doesNotContain("-9223");
        assertThat(lvm.run("pvck", "--dump", "headers", "/dev/loop1").out()).doesNotContain("-9223");
    }

    @Test
    void vgckTellsOfMovesWithMorePlacesThanTwo() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        for (MemoryTarget device : devices) {
            DamagedTexts.rewrite(device, text -> {
                int at = text.indexOf("status = ", text.indexOf("pair {"));
                return text.substring(0, at) + "status = [\"PVMOVE\"]" + text.substring(text.indexOf('\n', at));
            });
        }
        OwnLvm.Answer answer = lvm(devices).run("vgck");
        assertThat(answer.err()).isEqualTo("  Internal error: Segment in pair has wrong number of areas: 2.\n");
        assertThat(answer.status()).isEqualTo(5);
    }

    @Test
    void vgckTellsOfLocksInAGroupWithoutLockManager() throws Exception {
        OwnLvm.Answer answer = lvm(rewritten("max_lv = 0", "max_lv = 0\nlock_args = \"1.0.0:x\""))
                .run("vgck");
        assertThat(answer.err()).isEqualTo("  Internal error: VG vg3 has lock_args 1.0.0:x without lock_type\n");
        assertThat(answer.status()).isEqualTo(5);
    }

    /** The order is that in which lvm2 finds that a PV is there twice; devices without a PV stay in their places. */
    @Test
    void devicesAreToldInTheOrderOfTheScanAlsoBesideDuplicates() throws Exception {
        List<MemoryTarget> devices = new ArrayList<>(Scenes.three(7));
        List<MemoryTarget> copies = Scenes.three(7);
        devices.addAll(List.of(copies.get(2), copies.get(1)));
        header(devices.get(0), 24, 8192);
        devices.get(1).bytes[512 + 8] = 3;
        label(devices.get(1), 64, number(devices.get(1), 512 + 64));
        String err = lvm(devices).run("pvs").err();
        assertThat(err.indexOf("/dev/loop0 at 4096")).isLessThan(err.indexOf("/dev/loop1: Label for sector 3"));
        String all = lvm(List.of(
                        copies.get(0),
                        copies.get(1),
                        copies.get(2),
                        Scenes.three(7).get(2),
                        Scenes.three(7).get(1)))
                .run("pvs")
                .err();
        assertThat(all.indexOf("Not using device /dev/loop3")).isLessThan(all.indexOf("Not using device /dev/loop4"));
    }

    @Test
    void vgckTellsOfIdentifiersThatTwoPvsHave() throws Exception {
        List<MemoryTarget> devices = Scenes.three(7);
        for (MemoryTarget device : devices) {
            DamagedTexts.rewrite(device, text -> {
                int start = text.indexOf("pv0 {");
                int end = text.indexOf("\n}", start) + 2;
                return text.substring(0, end) + "\n\npvx" + text.substring(start + 3, end) + text.substring(end);
            });
        }
        OwnLvm.Answer answer = lvm(devices).run("vgck");
        assertThat(answer.err()).contains("Internal error: Duplicate PV id ");
        assertThat(answer.status()).isEqualTo(5);
    }

    /** Never a verdict of good where the commands warn, whatever the damage. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void healthWarnsWhereTheCommandsDo(int seed) throws Exception {
        List<MemoryTarget> devices = DamagedTexts.mutated(seed);
        List<BlockSource> sources = new ArrayList<>();
        List<ScannedDevice> scanned = new ArrayList<>();
        OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);
        for (MemoryTarget device : devices) {
            BlockSource source = device.source("/dev/loop" + sources.size());
            sources.add(source);
            lvm.device(source);
            scanned.add(ScannedDevice.read(source));
        }
        boolean warned = false;
        for (String command : List.of("vgs", "lvs", "pvs", "vgck")) {
            OwnLvm.Answer answer = lvm.run(command);
            warned |= answer.status() != 0 || answer.err().contains("WARNING");
        }
        Inventory inventory = Inventory.of(scanned);
        int found = HealthJudge.others(inventory).size();
        for (GroupHealth group : HealthJudge.groups(inventory, KernelState.NOTHING_ACTIVE, Map.of())) {
            for (Finding finding : group.findings()) {
                found += finding.severity() == Finding.Severity.NOTICE ? 0 : 1;
            }
        }
        assertThat(found > 0 || !warned).as("damage that health does not tell").isTrue();
    }
}
