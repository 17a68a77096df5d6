package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.lab.Labs;
import io.vtool.cli.multipath.MultipathDaemons;
import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.MappedDevice;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabUse;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.kernel.KernelState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The block devices of a host of the lab as lvm2 sees them: disks, paths of maps among them, and multipath maps, in the order
 * of their numbers; and what the host's device-mapper says.
 */
final class LabDevices implements AutoCloseable {
    private static final Comparator<GivenDevice> BY_NUMBER = new Comparator<>() {
        @Override
        public int compare(GivenDevice one, GivenDevice other) {
            int major = Integer.compare(one.major(), other.major());
            return major == 0 ? Integer.compare(one.minor(), other.minor()) : major;
        }
    };

    private static final String HOST = "VTOOL_HOST";
    private static final int DISK = 0;
    private static final long READ_AHEAD = 256;
    private static final String MAP = "multipath";
    private static final String MAP_UUID = "mpath-";
    private static final String BY_ID = "/dev/disk/by-id/";

    private final OpenLab lab;
    private final EmulatedHost host;
    private final List<GivenDevice> devices;
    private final KernelState kernel;

    private LabDevices(OpenLab lab, EmulatedHost host, List<GivenDevice> devices, KernelState kernel) {
        this.lab = lab;
        this.host = host;
        this.devices = devices;
        this.kernel = kernel;
    }

    /**
     * Opens a host of the lab.
     *
     * @param folder folder of the lab, null for the usual one
     * @param name name of the host, null for the usual one
     * @param access whether the command may write to the disks
     * @param waiting is told when others have the lab for long
     */
    static LabDevices open(
            Environment environment,
            @Nullable String folder,
            @Nullable String name,
            MediumAccess access,
            LabUse.Waiting waiting) {
        OpenLab lab = Labs.open(environment, folder, access, null, waiting);
        try {
            String variable = environment.variable(HOST);
            boolean usual = name == null && (variable == null || variable.isEmpty());
            EmulatedHost host = lab.host(usual ? null : name == null ? variable : name);
            new MultipathDaemons().catchUp(lab, host);
            List<GivenDevice> devices = devices(host, host.mapper().list());
            LabActivation.once(host, lab.definition(), devices);
            return new LabDevices(lab, host, devices, kernel(host.mapper().list()));
        } catch (LabException e) {
            closeQuietly(lab);
            throw Labs.failure(e);
        } catch (IOException e) {
            closeQuietly(lab);
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble("lab_io", "cannot use the lab: " + e.getMessage(), null, "check the folder's disk"),
                    e);
        } catch (RuntimeException e) {
            closeQuietly(lab);
            throw e;
        }
    }

    private static void closeQuietly(OpenLab lab) {
        try {
            lab.close();
        } catch (IOException e) {
            // the first trouble is the one to tell
            return;
        }
    }

    /** The disks and maps of a host. */
    static List<GivenDevice> devices(EmulatedHost host, List<MappedDevice> mapped) throws IOException {
        Map<String, HostDisk> disks = new HashMap<>();
        for (HostDisk disk : host.disks()) {
            disks.put(disk.devt(), disk);
        }
        Set<String> components = new HashSet<>();
        List<GivenDevice> devices = new ArrayList<>();
        for (MappedDevice map : mapped) {
            if (!map.uuid().startsWith(MAP_UUID)) {
                continue;
            }
            List<HostDisk> paths = new ArrayList<>();
            int running = 0;
            for (String word : words(map)) {
                HostDisk path = disks.get(word);
                if (path != null) {
                    components.add(word);
                    paths.add(path.state() == DiskState.RUNNING ? running++ : paths.size(), path);
                }
            }
            if (!paths.isEmpty()) {
                devices.add(new GivenDevice(
                        new LabDisk("/dev/mapper/" + map.name(), host, paths),
                        MappedDevice.MAJOR,
                        map.minor(),
                        GivenDevice.Use.FREE,
                        "mpath_uuid " + map.uuid(),
                        links(map)));
            }
        }
        for (HostDisk disk : disks.values()) {
            if (disk.type() == DISK) {
                devices.add(new GivenDevice(
                        new LabDisk("/dev/" + disk.name(), host, List.of(disk)),
                        disk.major(),
                        disk.minor(),
                        components.contains(disk.devt()) ? GivenDevice.Use.PATH : GivenDevice.Use.FREE,
                        disk.naa().isEmpty() ? "" : "sys_wwid naa." + disk.naa(),
                        disk.naa().isEmpty() || components.contains(disk.devt())
                                ? List.of()
                                : List.of(BY_ID + "scsi-3" + disk.naa(), BY_ID + "wwn-0x" + disk.naa())));
            }
        }
        devices.sort(BY_NUMBER);
        return devices;
    }

    /** The other names of a map: the links to it that belong to its disk lead here while it is there. */
    private static List<String> links(MappedDevice map) {
        String number = map.uuid().substring(MAP_UUID.length());
        List<String> links = new ArrayList<>();
        links.add("/dev/dm-" + map.minor());
        links.add(BY_ID + "dm-name-" + map.name());
        links.add(BY_ID + "dm-uuid-" + map.uuid());
        links.add(BY_ID + "scsi-" + number);
        if (number.startsWith("3")) {
            links.add(BY_ID + "wwn-0x" + number.substring(1));
        }
        return links;
    }

    /** The words of a map's table; device numbers are among them. */
    private static List<String> words(MappedDevice map) {
        List<String> words = new ArrayList<>();
        for (String line : map.table()) {
            List<String> parts = List.of(line.split(" "));
            if (parts.size() > 2 && parts.get(2).equals(MAP)) {
                words.addAll(parts);
            }
        }
        return words;
    }

    private static KernelState kernel(List<MappedDevice> mapped) {
        List<KernelDevice> devices = new ArrayList<>();
        for (MappedDevice device : mapped) {
            devices.add(new KernelDevice(
                    device.name(),
                    device.uuid(),
                    MappedDevice.MAJOR,
                    device.minor(),
                    device.openCount(),
                    READ_AHEAD,
                    device.readOnly(),
                    device.suspended(),
                    !device.table().isEmpty(),
                    false,
                    device.table(),
                    device.status()));
        }
        return KernelState.of(devices);
    }

    /** The host. */
    EmulatedHost host() {
        return host;
    }

    /** Its devices. */
    List<GivenDevice> devices() {
        return devices;
    }

    /** What its device-mapper says. */
    KernelState kernel() {
        return kernel;
    }

    @Override
    public void close() {
        try {
            lab.close();
        } catch (IOException e) {
            throw new CommandFailure(
                    FailureKind.IO,
                    new Trouble("lab_io", "cannot close the lab: " + e.getMessage(), null, "check the folder's disk"),
                    e);
        }
    }
}
