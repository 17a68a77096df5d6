package io.vtool.cli.lvm;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.host.MappedDevice;
import io.vtool.emulator.host.MapperException;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.iscsi.node.PrivateFile;
import io.vtool.lvm.activate.Activation;
import io.vtool.lvm.activate.DeviceMapper;
import io.vtool.lvm.activate.NotActivatedException;
import io.vtool.lvm.command.DeviceScan;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Activates the logical volumes that are to be active on a new host of the lab, as soon as all of them can be, and those of
 * disks that are copies of images whenever further disks appear.
 */
final class LabActivation implements DeviceMapper {
    private static final String DONE = "run/lvm.activated";
    private static final String SEEN = "run/lvm.seen";

    private final EmulatedHost host;
    private final Activation activation;
    private final Map<String, Volume> volumes = new HashMap<>();
    private final List<GroupState> groups = new ArrayList<>();

    private LabActivation(EmulatedHost host, List<GivenDevice> devices) {
        this.host = host;
        Map<String, String> numbers = new HashMap<>();
        Map<String, BlockSource> sources = new HashMap<>();
        for (GivenDevice device : devices) {
            numbers.put(device.source().name(), device.major() + ":" + device.minor());
            sources.put(device.source().name(), device.source());
        }
        activation = new Activation(numbers, sources, this);
        for (GroupView view : DeviceScan.quietly(devices).groups()) {
            GroupState group = GroupState.of(view);
            groups.add(group);
            for (Volume volume : group.volumes()) {
                volumes.put(group.name() + "/" + volume.name(), volume);
            }
        }
    }

    /**
     * Activates what is not yet; several commands may do so at once.
     *
     * @param lab the lab, whose own groups are not activated unless it says so
     * @param devices the disks and maps of the host
     */
    static void once(EmulatedHost host, LabDefinition lab, List<GivenDevice> devices) throws IOException {
        if (!due(host)) {
            return;
        }
        boolean automatic = host.config().active().contains(HostConfig.AUTOMATIC);
        String names = automatic ? names(devices) : "";
        if (automatic && names.equals(seen(host))) {
            return;
        }
        LabActivation activation = new LabActivation(host, devices);
        boolean all = !automatic;
        for (String name : host.config().active()) {
            boolean group = name.indexOf('/') < 0;
            all &= group ? activation.group(name, lab) : activation.activate(name);
        }
        if (automatic) {
            PrivateFile.folders(host.folder().resolve("run"));
            PrivateFile.write(host.folder().resolve(SEEN), names);
        } else if (all) {
            mark(host);
        }
    }

    private static String names(List<GivenDevice> devices) {
        StringBuilder names = new StringBuilder();
        for (GivenDevice device : devices) {
            names.append(device.name()).append(device.use() == GivenDevice.Use.FREE ? "\n" : " used\n");
        }
        return names.toString();
    }

    private static String seen(EmulatedHost host) throws IOException {
        Path file = host.folder().resolve(SEEN);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Activates what lvm2 would of a group, or of all that the lab did not make; false if the group is not there. */
    private boolean group(String name, LabDefinition lab) throws IOException {
        boolean found = false;
        for (GroupState group : groups) {
            if (name.equals(HostConfig.AUTOMATIC) ? !made(group, lab) : name.equals(group.name())) {
                found = true;
                for (Volume volume : Autoactivation.volumes(group)) {
                    activate(volume);
                }
            }
        }
        return found;
    }

    private static boolean made(GroupState group, LabDefinition lab) {
        for (VolumeGroupConfig own : lab.groups()) {
            if (own.name().equals(group.name())) {
                return true;
            }
        }
        return false;
    }

    /** Makes an empty file, which another command may do at the same time. */
    private static void mark(EmulatedHost host) throws IOException {
        PrivateFile.folders(host.folder().resolve("run"));
        try {
            Files.createFile(host.folder().resolve(DONE), PrivateFile.FILE);
        } catch (FileAlreadyExistsException e) {
            return; // somebody else was as fast
        }
    }

    /** Whether a host has volumes that are to be active and that may not be yet. */
    static boolean due(EmulatedHost host) {
        return !host.config().active().isEmpty() && !Files.exists(host.folder().resolve(DONE));
    }

    private boolean activate(String name) throws IOException {
        Volume volume = volumes.get(name);
        return volume != null && activate(volume);
    }

    private boolean activate(Volume volume) throws IOException {
        String group = volume.inGroup().name();
        String name = group + "/" + volume.name();
        try {
            activation.activate(volume);
            List<String> open = host.config().open();
            if (open.contains(name) || open.contains(group)) {
                host.mapper().open(Activation.name(volume));
            }
            return true;
        } catch (NotActivatedException e) {
            return false; // not yet: a later command may find its disks
        } catch (MapperException e) {
            throw new IOException("cannot open " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String make(String name, String uuid, boolean readOnly, List<String> table, List<String> status)
            throws IOException {
        MappedDevice there = host.mapper().find(name);
        if (there == null) {
            try {
                host.mapper().create(name, uuid, readOnly, table, status);
            } catch (MapperException e) {
                if (e.reason() != MapperException.Reason.EBUSY) {
                    throw new IOException("cannot activate " + name + ": " + e.getMessage(), e);
                }
            }
            there = host.mapper().find(name);
        }
        if (there == null) {
            throw new IOException("cannot activate " + name + ": somebody removed it");
        }
        return there.devt();
    }
}
