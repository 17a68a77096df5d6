package io.vtool.lvm.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RingSearch;
import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.model.Segment;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupWriterTest {
    private static final long MIB = 1 << 20;

    private static MemoryTarget[] targets(int count, int mebibytes) {
        MemoryTarget[] targets = new MemoryTarget[count];
        for (int i = 0; i < count; i++) {
            targets[i] = new MemoryTarget(mebibytes);
        }
        return targets;
    }

    private static Inventory read(MemoryTarget... targets) {
        List<ScannedDevice> devices = new ArrayList<>();
        for (MemoryTarget target : targets) {
            devices.add(ScannedDevice.read(target.source("/dev/sd" + (char) ('a' + devices.size()))));
        }
        return Inventory.of(devices);
    }

    private static GroupView write(int seed, MemoryTarget[] targets, long extent, VolumePlan... volumes)
            throws Exception {
        GroupPlan plan = GroupPlan.of("vg", Plans.pvs(targets), extent, List.of(volumes));
        LvmId id = GroupWriter.write(plan, Plans.STAMP, new Random(seed));
        Inventory inventory = read(targets);
        assertThat(inventory.groups()).hasSize(1);
        GroupView view = inventory.groups().get(0);
        assertThat(view.group().id()).isEqualTo(id);
        sound(view);
        return view;
    }

    /** No problem, no copy that differs, no damage, no extent used twice or beyond its PV. */
    private static void sound(GroupView view) {
        assertThat(view.problems()).isEmpty();
        assertThat(view.partial()).isFalse();
        for (MetadataCopy copy : view.copies()) {
            assertThat(copy.state()).isEqualTo(MetadataCopy.State.CURRENT);
            assertThat(copy.device().damages()).isEmpty();
        }
        VolumeGroup group = view.group();
        Set<String> taken = new HashSet<>();
        boolean once = true;
        for (LogicalVolume volume : group.volumes()) {
            for (Segment segment : volume.segments()) {
                assertThat(segment.known()).isTrue();
                if (segment.type().equals("striped")) {
                    long onEach = segment.extentCount() / segment.areas().size();
                    for (Segment.Area area : segment.areas()) {
                        assertThat(area.extent() + onEach)
                                .isLessThanOrEqualTo(pv(group, area.name()).extentCount());
                        for (long i = 0; i < onEach; i++) {
                            once &= taken.add(area.name() + ':' + (area.extent() + i));
                        }
                    }
                }
            }
        }
        assertThat(once).isTrue();
    }

    private static PvEntry pv(VolumeGroup group, String key) {
        return group.pvs().stream()
                .filter(pv -> pv.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static LogicalVolume volume(GroupView view, String name) {
        return view.group().volumes().stream()
                .filter(volume -> volume.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyTypeIsRead() throws Exception {
        MemoryTarget[] targets = targets(5, 96);
        GroupView view = write(1, targets, MIB, Plans.everyType().toArray(new VolumePlan[0]));
        assertThat(view.group().seqno()).isEqualTo(20);
        assertThat(volume(view, "lin").tags()).containsExactly("home", "backup");
        assertThat(volume(view, "ro").status()).containsExactly("READ", "VISIBLE");
        assertThat(volume(view, "str").extentCount()).isEqualTo(12);
        assertThat(volume(view, "str").segments().get(0).settings().number("stripe_size"))
                .isEqualTo(64);
        assertThat(volume(view, "r1").segments().get(0).areas()).hasSize(6);
        assertThat(volume(view, "r6").segments().get(0).areas()).hasSize(10);
        assertThat(volume(view, "pool").segments().get(0).settings().number("transaction_id"))
                .isEqualTo(3);
        assertThat(volume(view, "t1s").flags()).containsExactly("ACTIVATION_SKIP");
        assertThat(volume(view, "t1s").extentCount()).isEqualTo(100);
        assertThat(volume(view, "snap").visible()).isFalse();
        assertThat(volume(view, "snapshot1").segments().get(0).settings().number("chunk_size"))
                .isEqualTo(128);
        assertThat(volume(view, "slow_corig").extentCount()).isEqualTo(16);
        assertThat(volume(view, "fast_cpool").visible()).isFalse();
        assertThat(volume(view, "idle").visible()).isTrue();
    }

    @Test
    void everyVersionIsInTheRing() throws Exception {
        MemoryTarget[] targets = targets(1, 32);
        GroupView view = write(
                2, targets, 4 * MIB, Plans.volume("a", 4, VolumeType.LINEAR), Plans.volume("b", 4, VolumeType.LINEAR));
        MetadataHeader header = view.copies().get(0).device().areas().get(0).header();
        assertThat(header).isNotNull();
        assertThat(RingSearch.search(targets[0].source("/dev/sda"), header)).hasSize(3);
        assertThat(view.copies().get(0).text().description())
                .isEqualTo("Write from lvcreate --type linear -L 4194304b -n b vg.");
        assertThat(view.copies().get(0).text().creationTime()).isEqualTo(Plans.STAMP.seconds());
    }

    @Test
    void theRingWraps() throws Exception {
        MemoryTarget[] targets = targets(1, 512);
        VolumePlan[] volumes = new VolumePlan[300];
        for (int i = 0; i < volumes.length; i++) {
            volumes[i] = Plans.volume("lv" + i, 1, VolumeType.LINEAR);
        }
        GroupView view = write(3, targets, MIB, volumes);
        assertThat(view.group().seqno()).isEqualTo(301);
        assertThat(view.group().volumes()).hasSize(300);
    }

    @Test
    void areasAreWhereTheyWereAskedFor() throws Exception {
        MemoryTarget[] targets = targets(4, 64);
        List<PvPlan> pvs = Plans.pvs(targets);
        pvs.set(0, pvs.get(0).withMetadata(2, 0));
        pvs.set(1, pvs.get(1).withMetadata(0, 0));
        pvs.set(2, pvs.get(2).withIgnoredMetadata());
        pvs.set(3, pvs.get(3).withMetadata(1, 10 * MIB).notAllocatable());
        GroupWriter.write(GroupPlan.of("vg", pvs, 4 * MIB, List.of()), Plans.STAMP, new Random(4));
        Inventory inventory = read(targets);
        sound(inventory.groups().get(0));
        assertThat(inventory.groups().get(0).copies()).hasSize(3);
        assertThat(inventory.devices().get(0).areas().get(1).area().offset()).isEqualTo(63 * MIB);
        assertThat(inventory.devices().get(2).areas().get(0).ignored()).isTrue();
        assertThat(pv(inventory.groups().get(0).group(), "pv3").extentStart()).isEqualTo(22528);
        assertThat(pv(inventory.groups().get(0).group(), "pv3").status()).isEmpty();
    }

    @Test
    void anOrphanBelongsToNoGroup() throws Exception {
        MemoryTarget target = new MemoryTarget(8);
        LvmId id = GroupWriter.writeOrphan(PvPlan.of(target, "/dev/sda"), new Random(5));
        Inventory inventory = read(target);
        assertThat(inventory.groups()).isEmpty();
        assertThat(inventory.orphans()).hasSize(1);
        assertThat(inventory.devices().get(0).pv()).isNotNull();
        assertThat(inventory.devices().get(0).pv().id()).isEqualTo(id);
        assertThat(inventory.devices().get(0).pv().used()).isFalse();
        assertThat(inventory.devices().get(0).damages()).isEmpty();
    }

    @Test
    void refusalsSayWhatAndWhy() {
        refused(PlanException.Kind.SPACE, Plans.volume("big", 100, VolumeType.LINEAR));
        refused(
                PlanException.Kind.SPACE,
                Plans.volume("wide", 4, VolumeType.STRIPED).withStripes(3, 64 << 10));
        refused(
                PlanException.Kind.VALUE,
                Plans.volume("odd", 4, VolumeType.STRIPED).withStripes(2, 5000));
        refused(PlanException.Kind.VALUE, Plans.volume("none", 0, VolumeType.LINEAR));
        refused(PlanException.Kind.NAME, Plans.volume("a/b", 4, VolumeType.LINEAR));
        refused(PlanException.Kind.NAME, Plans.volume("x_rimage_0", 4, VolumeType.LINEAR));
        refused(PlanException.Kind.NAME, Plans.volume("pvmove0", 4, VolumeType.LINEAR));
        refused(
                PlanException.Kind.REFERENCE,
                Plans.volume("t", 4, VolumeType.THIN).inPool("nowhere"));
        refused(PlanException.Kind.REFERENCE, Plans.volume("s", 4, VolumeType.SNAPSHOT));
        refused(
                PlanException.Kind.DUPLICATE,
                Plans.volume("a", 4, VolumeType.LINEAR),
                Plans.volume("a", 4, VolumeType.LINEAR));
    }

    private static void refused(PlanException.Kind kind, VolumePlan... volumes) {
        MemoryTarget[] targets = targets(2, 16);
        GroupPlan plan = GroupPlan.of("vg", Plans.pvs(targets), MIB, List.of(volumes));
        assertThatThrownBy(() -> GroupWriter.write(plan, Plans.STAMP, new Random(6)))
                .isInstanceOfSatisfying(PlanException.class, e -> {
                    assertThat(e.kind()).isEqualTo(kind);
                    assertThat(e.subject()).isEqualTo(volumes[volumes.length - 1].name());
                });
        assertThat(Arrays.equals(targets[0].bytes, new byte[targets[0].bytes.length]))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomPlansAreSoundOrRefused(int seed) throws Exception {
        Random random = new Random(seed);
        MemoryTarget[] targets = targets(1 + random.nextInt(6), 8 + random.nextInt(60));
        List<VolumePlan> volumes = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            VolumeType type = VolumeType.values()[random.nextInt(VolumeType.values().length)];
            VolumePlan volume = Plans.volume("v" + i, 1 + random.nextInt(9), type);
            String other = "v" + random.nextInt(15);
            volume = type == VolumeType.SNAPSHOT ? volume.ofOrigin(other) : volume.inPool(other);
            volumes.add(volume);
            try {
                write(seed, targets, MIB, volumes.toArray(new VolumePlan[0]));
            } catch (PlanException e) {
                volumes.remove(volume);
                refused++;
            }
        }
        assertThat(volumes.size() + refused).isEqualTo(15);
        assertThat(volumes).isNotEmpty();
    }
}
