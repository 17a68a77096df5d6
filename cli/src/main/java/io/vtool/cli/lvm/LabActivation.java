package io.vtool.cli.lvm;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.MappedDevice;
import io.vtool.emulator.host.MapperException;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Activates the logical volumes that are to be active on a new host of the lab, as soon as all of them can be. */
final class LabActivation implements DeviceMapper {
    private static final String DONE = "run/lvm.activated";

    private final EmulatedHost host;
    private final Activation activation;
    private final Map<String, Volume> volumes = new HashMap<>();

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
        if (!due(host)) {
            return;
        }
        LabActivation activation = new LabActivation(host, devices);
        boolean all = true;
        for (String name : host.config().active()) {
            all &= activation.activate(name);
        }
        if (all) {
            mark(host);
        }
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
        if (volume == null) {
            return false;
        }
        try {
            activation.activate(volume);
            if (host.config().open().contains(name)) {
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
