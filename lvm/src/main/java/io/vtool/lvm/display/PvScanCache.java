package io.vtool.lvm.display;

import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.GroupAccess;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.PvSegment;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * pvscan with {@code --cache}, {@code --listvg} or {@code --listlvs}: what device events make of groups. lvm2 notes in files
 * which PVs have come; here every device that can be read has come, and no group was put online before.
 */
final class PvScanCache {
    private final LvmRun run;
    private final boolean completeness;
    private final boolean lists;
    private final boolean forUdev;

    private PvScanCache(LvmRun run) {
        this.run = run;
        this.lists = run.line().has("listvg") || run.line().has("listlvs");
        this.completeness = run.line().has("checkcomplete") || run.line().has("activate");
        this.forUdev = run.line().has("udevoutput");
    }

    /** Whether the options ask for this rather than for a listing of PVs. */
    static boolean asked(LvmRun run) {
        return run.line().has("cache") || run.line().has("listvg") || run.line().has("listlvs");
    }

    static int run(LvmRun run) {
        if (run.line().has("major") != run.line().has("minor")) {
            run.error("Both --major and --minor required to identify devices.");
            return run.invalid();
        }
        return new PvScanCache(run).devices();
    }

    private int devices() {
        Set<GroupView> complete = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(run.line().operands());
        if (run.line().has("major")) {
            names.add(run.line().value("major") + ":" + run.line().value("minor"));
        }
        if (names.isEmpty()) {
            for (ScannedDevice device : run.inventory().devices()) {
                if (device.pv() != null) {
                    device(device, complete);
                }
            }
        }
        for (String name : names) {
            ScannedDevice device = find(name);
            if (device == null && !name.startsWith("/")) {
                device = numbered(name);
                if (device == null) {
                    continue;
                }
            }
            if (device != null) {
                device(device, complete);
            } else if (DeviceScan.unusable(run, name) != null && !exists(name)) {
                run.error("Cannot access device " + name + " for 0:0.");
                run.error(prefix() + "No device set up for arg " + name + " 0:0");
            } else {
                run.print(prefix() + name + " excluded: " + DeviceScan.unusable(run, name) + ".");
            }
        }
        if (!run.line().has("activate") || complete.isEmpty()) {
            return LvmStatus.DONE;
        }
        for (GroupView view : complete) {
            run.print(prefix() + "VG " + view.group().name() + " run autoactivation.");
        }
        run.error("Nothing can be activated here.");
        return LvmStatus.FAILED;
    }

    /** The device of a number such as 7:0; null, after saying so, if there is none. */
    private @Nullable ScannedDevice numbered(String text) {
        for (GivenDevice device : run.world().devices()) {
            if (text.equals(device.major() + ":" + device.minor())) {
                return find(device.source().name());
            }
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            run.error("WARNING: Failed to parse major:minor from " + text + ", skipping.");
        } else {
            run.error("Cannot access device for " + text + ".");
        }
        return null;
    }

    private boolean exists(String name) {
        for (GivenDevice device : run.world().devices()) {
            if (device.source().name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ScannedDevice find(String name) {
        for (ScannedDevice device : run.inventory().devices()) {
            if (device.name().equals(name)) {
                return device;
            }
        }
        return null;
    }

    private void device(ScannedDevice device, Set<GroupView> complete) {
        PvHeader header = device.pv();
        if (header == null) {
            return;
        }
        if (header.unused()) {
            say(device, "not used");
            return;
        }
        GroupView group = null;
        for (GroupView view : run.inventory().groups()) {
            for (PvView pv : view.pvs()) {
                group = pv.entry().id().equals(header.id()) ? view : group;
            }
        }
        if (!hasMetadata(device)) {
            say(device, "has no VG metadata");
        } else if (group != null && left(device, group.group())) {
            return;
        }
        if (group == null) {
            online(device, "");
            return;
        }
        int missing = 0;
        for (PvView pv : group.pvs()) {
            missing += pv.missing() ? 1 : 0;
            if (pv.missing() && run.line().operands().isEmpty()) {
                run.error("WARNING: Couldn't find device with uuid "
                        + pv.entry().id().dashed() + ".");
            }
        }
        String name = group.group().name();
        if (missing == 0) {
            complete.add(group);
        }
        if (!completeness) {
            online(device, "");
        } else {
            online(device, ", VG " + name + (missing == 0 ? " is complete" : " incomplete (need " + missing + ")"));
        }
        if (forUdev && completeness) {
            String state = missing == 0 ? "COMPLETE" : "INCOMPLETE";
            run.world().output().out("LVM_VG_NAME_" + state + "='" + name + "'\n");
        } else if (lists && !forUdev) {
            run.print("VG " + name + state(missing == 0));
            if (run.line().has("listlvs")) {
                volumes(GroupState.of(group), device);
            }
        }
    }

    private static boolean hasMetadata(ScannedDevice device) {
        for (MetadataArea area : device.areas()) {
            if (!area.ignored() && area.text() != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a group's PVs are passed over, which is said. */
    private boolean left(ScannedDevice device, VolumeGroup group) {
        String lock = group.lockType();
        if (lock != null && !lock.isEmpty() && !lock.equals("none")) {
            say(device, "ignore shared VG");
            return true;
        }
        if (GroupAccess.foreign(run, group)) {
            say(device, "ignore foreign VG");
            return true;
        }
        if (group.exported()) {
            say(device, "ignore exported VG");
            return true;
        }
        return false;
    }

    private void say(ScannedDevice device, String what) {
        if (!forUdev) {
            run.print(prefix() + "PV " + device.name() + ' ' + what + '.');
        }
    }

    private String state(boolean complete) {
        return !completeness ? "" : complete ? " complete" : " incomplete";
    }

    private void online(ScannedDevice device, String group) {
        if (!forUdev && (!lists || completeness)) {
            run.print(prefix() + "PV " + device.name() + " online" + group + ".");
        }
    }

    /** The volumes that have a part on the device. */
    private void volumes(GroupState group, ScannedDevice device) {
        Set<Volume> found = new LinkedHashSet<>();
        for (PhysicalVolume pv : group.pvs()) {
            for (PvSegment part : device.equals(pv.device()) ? pv.segments() : List.<PvSegment>of()) {
                VolumeSegment segment = part.segment();
                if (segment != null) {
                    add(segment.volume(), found);
                }
            }
        }
        for (Volume volume : group.volumes()) {
            if (volume.visible() && found.contains(volume)) {
                run.print("LV " + group.name() + '/' + volume.name() + state(!volume.is(VolumeFlag.PARTIAL)));
            }
        }
    }

    /** A volume and those made of it. */
    private static void add(Volume volume, Set<Volume> found) {
        if (found.add(volume)) {
            for (VolumeSegment user : volume.users()) {
                add(user.volume(), found);
            }
        }
    }

    private static String prefix() {
        return "pvscan[" + ProcessHandle.current().pid() + "] ";
    }
}
