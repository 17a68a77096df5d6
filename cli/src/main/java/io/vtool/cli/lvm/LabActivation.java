package io.vtool.cli.lvm;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.MapperException;
import io.vtool.iscsi.node.PrivateFile;
import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activates the logical volumes that are to be active on a new host of the lab, as soon as all of them can be. */
final class LabActivation {
    private static final String DONE = "run/lvm.activated";
    private static final String PREFIX = "LVM-";

    private final EmulatedHost host;
    private final Map<String, String> numbers = new HashMap<>();
    private final Map<String, Volume> volumes = new HashMap<>();

    private LabActivation(EmulatedHost host, List<GivenDevice> devices) {
        this.host = host;
        for (GivenDevice device : devices) {
            numbers.put(device.source().name(), device.major() + ":" + device.minor());
        }
        for (GroupView view : DeviceScan.quietly(devices).groups()) {
            GroupState group = GroupState.of(view);
            for (Volume volume : group.volumes()) {
                volumes.put(group.name() + "/" + volume.name(), volume);
            }
        }
    }

    /**
     * Activates what is not yet; several commands may do so at once.
     *
     * @param devices the disks and maps of the host
     */
    static void once(EmulatedHost host, List<GivenDevice> devices) throws IOException {
        Path done = host.folder().resolve(DONE);
        if (host.config().active().isEmpty() || Files.exists(done)) {
            return;
        }
        LabActivation activation = new LabActivation(host, devices);
        boolean all = true;
        for (String name : host.config().active()) {
            all &= activation.activate(name);
        }
        if (all) {
            PrivateFile.write(done, "");
        }
    }

    private boolean activate(String name) throws IOException {
        Volume volume = volumes.get(name);
        LvmId id = volume == null ? null : volume.id();
        List<String> table = volume == null ? null : table(volume);
        if (volume == null || id == null || table == null) {
            return false;
        }
        String uuid = PREFIX + volume.inGroup().text().id().bare() + id.bare();
        String device = doubled(volume.inGroup().name()) + "-" + doubled(volume.name());
        try {
            host.mapper().create(device, uuid, table);
        } catch (MapperException e) {
            if (e.reason() != MapperException.Reason.EBUSY) {
                throw new IOException("cannot activate " + name + ": " + e.getMessage(), e);
            }
        }
        return true;
    }

    /** Device-mapper's names join group and volume with a hyphen, so those in them are doubled. */
    private static String doubled(String name) {
        return name.replace("-", "--");
    }

    /** Null if a part is on a device that is not there, or of another type. */
    private @Nullable List<String> table(Volume volume) {
        long extent = volume.inGroup().extentSize();
        List<String> table = new ArrayList<>();
        for (VolumeSegment segment : volume.segments()) {
            int stripes = segment.areas().size();
            if (!segment.kind().striped() || stripes == 0) {
                return null;
            }
            StringBuilder line = new StringBuilder();
            line.append(segment.start() * extent).append(' ').append(segment.length() * extent);
            if (stripes == 1) {
                line.append(" linear");
            } else {
                line.append(" striped ").append(stripes);
                line.append(' ').append(segment.settings().number("stripe_size", 0));
            }
            for (Place place : segment.areas()) {
                String where = where(place, extent);
                if (where == null) {
                    return null;
                }
                line.append(' ').append(where);
            }
            table.add(line.toString());
        }
        return table;
    }

    private @Nullable String where(Place place, long extent) {
        PhysicalVolume pv = place.pv();
        if (pv == null || pv.device() == null || pv.entry() == null) {
            return null;
        }
        String number = numbers.get(pv.device().name());
        return number == null ? null : number + " " + (pv.entry().extentStart() + place.extent() * extent);
    }
}
