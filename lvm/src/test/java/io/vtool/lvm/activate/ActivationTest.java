package io.vtool.lvm.activate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.program.OwnLvm;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.MemoryTarget;
import io.vtool.lvm.write.Plans;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.VolumePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a group's volumes become in the kernel, and that the reports then find all of them. */
class ActivationTest implements DeviceMapper {
    private final Map<String, KernelDevice> made = new LinkedHashMap<>();
    private final Map<String, BlockSource> sources = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final OwnLvm own = new OwnLvm(KernelState.NOTHING_ACTIVE);

    @Override
    public String make(String name, String uuid, boolean readOnly, List<String> table, List<String> status) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            String[] words = table.get(i).split(" ");
            lines.add(words[0] + " " + words[1] + " " + words[2] + " " + status.get(i));
        }
        int minor = made.size();
        made.put(
                name,
                new KernelDevice(
                        name, uuid, 253, minor, 0, 256, readOnly, false, true, false, List.copyOf(table), lines));
        return "253:" + minor;
    }

    private GroupState group(List<VolumePlan> plans) throws Exception {
        List<MemoryTarget> targets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            targets.add(new MemoryTarget(72));
        }
        List<PvPlan> pvs = Plans.pvs(targets.toArray(new MemoryTarget[0]));
        GroupWriter.write(GroupPlan.of("v-g", pvs, 256 << 10, plans), Plans.STAMP, new Random(3));
        List<ScannedDevice> scanned = new ArrayList<>();
        for (MemoryTarget target : targets) {
            BlockSource source = target.source("/dev/sd" + (char) ('a' + scanned.size()));
            numbers.put(source.name(), "8:" + 16 * scanned.size());
            sources.put(source.name(), source);
            scanned.add(ScannedDevice.read(source));
        }
        return GroupState.of(Inventory.of(scanned).groups().get(0));
    }

    private void activate(GroupState group) throws Exception {
        Activation activation = new Activation(numbers, sources, this);
        for (Volume volume : group.volumes()) {
            if ((volume.visible() || volume.cow()) && !volume.is(VolumeFlag.CACHE_POOL)) {
                activation.activate(volume);
            }
        }
    }

    private String table(String name) {
        KernelDevice device = made.get(name);
        return device == null ? "none" : String.join("\n", device.table());
    }

    private String status(String name) {
        KernelDevice device = made.get(name);
        return device == null ? "none" : String.join("\n", device.status());
    }

    @Test
    void everyTypeHasItsDevices() throws Exception {
        activate(group(Plans.everyType()));
        assertThat(table("v--g-lin-real")).isEqualTo("0 24576 linear 8:0 2048");
        assertThat(table("v--g-lin")).matches("0 24576 snapshot-origin 253:\\d+");
        assertThat(table("v--g-snap")).matches("0 24576 snapshot 253:\\d+ 253:\\d+ P 8");
        assertThat(status("v--g-snap2")).isEqualTo("0 24576 snapshot 256/8192 256");
        assertThat(table("v--g-str")).startsWith("0 21504 striped 3 64 8:");
        assertThat(table("v--g-r1")).matches("0 10240 raid raid1 3 0 region_size 4096 3( 253:\\d+){6}");
        assertThat(table("v--g-r5")).matches("0 10240 raid raid5_ls 3 128 region_size 4096 3( 253:\\d+){6}");
        assertThat(status("v--g-r5")).isEqualTo("0 10240 raid raid5_ls 3 AAA 5120/5120 idle 0 0 -");
        assertThat(table("v--g-r0")).matches("0 10240 raid raid0 1 128 2( - 253:\\d+){2}");
        assertThat(table("v--g-pool-tpool")).matches("0 40960 thin-pool 253:\\d+ 253:\\d+ 128 0 0");
        assertThat(status("v--g-pool-tpool"))
                .matches("0 40960 thin-pool 3 \\d+/512 0/320 - rw discard_passdown queue_if_no_space - 1024");
        assertThat(table("v--g-t1s")).matches("0 204800 thin 253:\\d+ 3");
        assertThat(made).doesNotContainKey("v--g-idle");
    }

    @Test
    void poolsCachesAndSnapshotsAreAsFullAsTheyAre() throws Exception {
        activate(group(Plans.furtherTypes()));
        assertThat(status("v--g-pool-tpool")).contains(" 128/320 - rw");
        assertThat(status("v--g-t1")).isEqualTo("0 204800 thin 12288 12287");
        assertThat(table("v--g-outside")).matches("0 10240 thin 253:\\d+ 5 253:\\d+");
        assertThat(status("v--g-slow")).contains(" 128 48/144 0 0 0 0 0 0 16 2 metadata2 writeback 2 ");
        assertThat(status("v--g-slow2")).contains(" 128 32/48 ");
        assertThat(table("v--g-fast2_cvol-cmeta")).matches("0 10240 linear 253:\\d+ 0");
        assertThat(table("v--g-slow3")).matches("0 32768 writecache s 253:\\d+ 253:\\d+ 4096 0");
        assertThat(table("v--g-vvol")).startsWith("0 204800 snapshot-origin");
        assertThat(status("v--g-cow")).isEqualTo("0 204800 snapshot 2072/8192 24");
        assertThat(table("v--g-safe_rimage_0")).contains(" integrity 253:", " meta_device:253:");
    }

    @Test
    void theReportsFindThemAll() throws Exception {
        activate(group(Plans.furtherTypes()));
        OwnLvm lvm = new OwnLvm(KernelState.of(List.copyOf(made.values())));
        for (int i = 0; i < 6; i++) {
            lvm.device(sources.get("/dev/sd" + (char) ('a' + i)));
        }
        OwnLvm.Answer answer = lvm.run("lvs", "--noheadings", "-o", "lv_active", "-S", "lv_active!=active");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).isEmpty();
        answer = lvm.run("lvs", "--noheadings", "-o", "lv_name,data_percent", "-S", "data_percent>0");
        assertThat(answer.out().replaceAll(" +", " ").replace(" \n", "\n"))
                .contains(" pool 40.00\n", " t1 6.00\n", " slow 33.33\n", " cow 25.29\n");
    }

    @Test
    void whatIsNotThereIsNotActivated() throws Exception {
        GroupState group = group(Plans.everyType());
        numbers.remove("/dev/sdb");
        assertThatThrownBy(() -> activate(group))
                .isInstanceOf(NotActivatedException.class)
                .hasMessageContaining("lies on a PV that is not there");
        assertThat(own.run("lvs").status()).isZero();
    }
}
