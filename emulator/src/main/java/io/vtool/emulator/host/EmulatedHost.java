package io.vtool.emulator.host;

import io.vtool.iscsi.admin.FileSessionStore;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A host of a lab: a folder with its files in their real layout below {@code etc} and {@code var}, and what its kernel would
 * know. For use by any number of threads; other processes may act for the same host at the same time.
 */
public final class EmulatedHost implements AutoCloseable {
    private final HostConfig config;
    private final Path folder;
    private final Pace pace;
    private final SessionStore sessions;
    private final HostConnections connections;
    private final HostLog log;
    private final KernelMapper mapper;
    private final PortGroupHandler handler = new PortGroupHandler();

    /**
     * Opens a host; nothing is read or written by that.
     *
     * @param config its definition
     * @param folder where its files are
     * @param uplink the world around it
     */
    public EmulatedHost(HostConfig config, Path folder, Uplink uplink) {
        this.config = config;
        this.folder = folder;
        this.pace = uplink.pace();
        this.log = new HostLog(folder.resolve("var/log/kernel"), pace);
        this.sessions = new LoggedSessions(new FileSessionStore(folder.resolve("kernel/iscsi"), pace), log);
        this.connections = new HostConnections(sessions, log, uplink, folder.resolve("run/initiators"));
        this.mapper = new KernelMapper(
                new HostFile(folder.resolve("kernel/dm"), pace),
                new KernelMapper.Activation() {
                    @Override
                    public List<String> activate(List<List<String>> groups) {
                        return EmulatedHost.this.activate(groups);
                    }
                },
                new Consumer<>() {
                    @Override
                    public void accept(String line) {
                        log.kernel(line);
                    }
                });
    }

    /**
     * Returns the name by which {@code --host} picks it.
     *
     * @return its name
     */
    public String name() {
        return config.name();
    }

    /**
     * Returns the definition.
     *
     * @return what the lab file says about it
     */
    public HostConfig config() {
        return config;
    }

    /**
     * Returns the name it logs in with, unless an interface record of its own says another.
     *
     * @return its iSCSI name
     */
    public String initiatorName() {
        return config.initiatorName();
    }

    /**
     * Returns its root folder, with {@code etc/iscsi}, {@code etc/multipath.conf}, {@code etc/multipath}, {@code etc/lvm} in it.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Returns its iSCSI sessions. Adding and removing them makes and removes SCSI devices.
     *
     * @return the store
     */
    public SessionStore sessions() {
        return sessions;
    }

    /**
     * Lists its SCSI disks as its kernel knows them now.
     *
     * @return in kernel order: by host number, then LUN
     * @throws IOException if its state cannot be read
     */
    public List<HostDisk> disks() throws IOException {
        List<Session> all = new ArrayList<>(connections.noticed(sessions.all()));
        all.sort(new Comparator<>() {
            @Override
            public int compare(Session a, Session b) {
                return Integer.compare(a.host(), b.host());
            }
        });
        long now = pace.millis();
        List<HostDisk> disks = new ArrayList<>();
        for (Session session : all) {
            for (Session.Device device : session.devices()) {
                int index = SdNumber.index(device.name());
                if (index >= 0) {
                    disks.add(disk(session, device, index, now));
                }
            }
        }
        return disks;
    }

    private static HostDisk disk(Session session, Session.Device device, int index, long now) {
        LoginOutcome.Unit unit = device.unit();
        return new HostDisk(
                device.name(),
                session.host(),
                unit.lun(),
                SdNumber.major(index),
                SdNumber.minor(index),
                unit.type(),
                unit.vendor(),
                unit.product(),
                unit.revision(),
                unit.serial(),
                unit.id(),
                unit.blocks(),
                unit.blockSize(),
                unit.readOnly(),
                DiskState.of(session.state(device, now)),
                session.sid(),
                session.target(),
                session.currentPortal(),
                session.groupTag());
    }

    /**
     * Returns its sessions as they were when the disks were last listed.
     *
     * @return none before disks were listed
     */
    public List<Session> listedSessions() {
        return connections.listed();
    }

    /** Begins to make the connections that commands to the disks last listed need, beside what the caller does until it sends some. */
    public void connectAhead() {
        connections.connectAhead();
    }

    /**
     * Carries a command out that reads or moves no data. Failures are values, and lines of the log.
     *
     * @param disk the disk, as {@link #disks} lists it
     * @param cdb the command
     * @param dataInLength most bytes it reads
     * @param timeout how long it may take
     * @return how it ended
     */
    public ScsiAnswer execute(HostDisk disk, byte[] cdb, int dataInLength, Duration timeout) {
        return execute(disk, cdb, dataInLength, new byte[0], timeout);
    }

    /**
     * Carries out a command that may write, if the host's use of the lab allows that. Failures are values, and lines of the log.
     *
     * @param disk the disk, as {@link #disks} lists it
     * @param cdb the command
     * @param dataInLength most bytes it reads
     * @param dataOut the bytes it writes
     * @param timeout how long it may take
     * @return how it ended
     */
    public ScsiAnswer execute(HostDisk disk, byte[] cdb, int dataInLength, byte[] dataOut, Duration timeout) {
        ScsiAnswer answer = connections.execute(disk, cdb, dataInLength, dataOut, timeout);
        if (!answer.good()) {
            log.failed(disk, cdb, answer);
        }
        return answer;
    }

    private List<String> activate(List<List<String>> groups) {
        List<String> failed = new ArrayList<>();
        Map<String, HandledPath> all = new HashMap<>();
        try {
            for (HostDisk disk : disks()) {
                all.put(disk.devt(), new HandledPath(disk, connections, log));
            }
        } catch (IOException e) {
            return failed; // without its disks the kernel has no paths to see to
        }
        for (List<String> devices : groups) {
            List<HandledPath> paths = new ArrayList<>();
            for (String device : devices) {
                HandledPath path = all.get(device);
                if (path != null) {
                    paths.add(path);
                }
            }
            for (PortGroupHandler.Path path : handler.activate(paths)) {
                failed.add(path.device());
            }
        }
        return failed;
    }

    /**
     * Tells whether commands over the way to a disk took long, so that another way is the better one.
     *
     * @param disk the disk
     * @return whether one did since this process began
     */
    public boolean isSlow(HostDisk disk) {
        return connections.isSlow(disk);
    }

    /**
     * Returns its device mapper.
     *
     * @return the mapper
     */
    public KernelMapper mapper() {
        return mapper;
    }

    /**
     * Sets a disk's state by hand, as writing to {@code /sys/block/sdX/device/state} does.
     *
     * @param disk the disk
     * @param state {@link DiskState#OFFLINE}, or {@link DiskState#RUNNING} to take that back
     * @throws IOException if that cannot be kept
     */
    public void deviceState(HostDisk disk, DiskState state) throws IOException {
        String word = state == DiskState.RUNNING ? "" : state.word();
        for (Session session : sessions.all()) {
            if (session.sid() == disk.sid()) {
                List<Session.Device> devices = new ArrayList<>();
                for (Session.Device device : session.devices()) {
                    boolean meant = device.name().equals(disk.name());
                    devices.add(meant ? new Session.Device(device.name(), device.unit(), word) : device);
                }
                replace(session, devices);
            }
        }
    }

    /**
     * Removes a disk, as writing to {@code /sys/block/sdX/device/delete} does. A rescan of its session brings it back.
     *
     * @param disk the disk
     * @throws IOException if that cannot be kept
     */
    public void delete(HostDisk disk) throws IOException {
        for (Session session : sessions.all()) {
            if (session.sid() == disk.sid()) {
                List<Session.Device> left = new ArrayList<>();
                for (Session.Device device : session.devices()) {
                    if (!device.name().equals(disk.name())) {
                        left.add(device);
                    }
                }
                replace(session, left);
            }
        }
    }

    /**
     * Reads a disk's capacity anew, as writing to {@code /sys/block/sdX/device/rescan} does.
     *
     * @param disk the disk
     * @return the disk as the kernel knows it now; the same if the target did not answer
     * @throws IOException if that cannot be kept
     */
    public HostDisk rescan(HostDisk disk) throws IOException {
        LoginOutcome.Unit unit = connections.look(disk);
        if (unit == null) {
            return disk;
        }
        Map<String, LoginOutcome.Unit> fresh = new HashMap<>();
        fresh.put(disk.name(), unit);
        for (Session session : sessions.all()) {
            if (session.sid() == disk.sid()) {
                List<Session.Device> devices = new ArrayList<>();
                for (Session.Device device : session.devices()) {
                    LoginOutcome.Unit now = fresh.get(device.name());
                    devices.add(now == null ? device : new Session.Device(device.name(), now, device.state()));
                }
                replace(session, devices);
            }
        }
        for (HostDisk now : disks()) {
            if (now.name().equals(disk.name()) && now.sid() == disk.sid()) {
                return now;
            }
        }
        return disk;
    }

    private void replace(Session session, List<Session.Device> devices) throws IOException {
        sessions.replace(new Session(session.sid(), session.host(), session.facts(), session.failedSince(), devices));
    }

    /**
     * Returns what its kernel has logged.
     *
     * @return the log
     */
    public HostLog log() {
        return log;
    }

    /**
     * Returns the private state of a daemon of this host.
     *
     * @param name the daemon's name, such as {@code multipathd}
     * @return a file that is empty at first
     */
    public HostFile state(String name) {
        return new HostFile(folder.resolve("run").resolve(name), pace, false);
    }

    /** Ends the connections of this process. The host's sessions stay. */
    @Override
    public void close() {
        connections.close();
    }
}
