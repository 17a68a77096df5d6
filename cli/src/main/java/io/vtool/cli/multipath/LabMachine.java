package io.vtool.cli.multipath;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.LabClock;
import io.vtool.emulator.lab.LabFaults;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionFacts;
import io.vtool.iscsi.node.PrivateFile;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.ScsiReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An emulated host as multipath sees it. */
final class LabMachine implements Machine {
    private static final int DISK = 0;
    private static final byte[] NOTHING = {};
    private static final int COMMAND_TIMEOUT_SECONDS = 30;
    private static final long MILLIS = 1000;

    private final EmulatedHost host;
    private final LabClock clock;
    private final LabMapper mapper;
    private final Map<String, HostDisk> disks = new HashMap<>();
    private @Nullable List<BlockDevice> devices;
    private final Map<Integer, Long> gaveUp = new HashMap<>();
    private final LabFaults faults;
    private long lastChange;
    private long meanwhile;

    LabMachine(EmulatedHost host, OpenLab lab) {
        this.host = host;
        this.clock = lab.clock();
        this.faults = lab.faults();
        this.mapper = new LabMapper(host);
    }

    @Override
    public synchronized List<BlockDevice> blockDevices() {
        List<BlockDevice> known = devices;
        if (known == null) {
            known = read();
            devices = known;
        }
        return known;
    }

    @Override
    public synchronized void refresh() {
        mapper.refresh();
        devices = null;
    }

    private List<BlockDevice> read() {
        List<BlockDevice> found = new ArrayList<>();
        try {
            List<HostDisk> all =
                    host.disks(); // first, for by that the host notices which sessions have failed, and when
            host.connectAhead();
            Map<Integer, String> addresses = addresses();
            for (HostDisk disk : all) {
                if (disk.type() == DISK) {
                    disks.put(disk.name(), disk);
                    found.add(device(disk, addresses.get(disk.sid())));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private Map<Integer, String> addresses() {
        Map<Integer, String> addresses = new HashMap<>();
        for (Session session : host.listedSessions()) {
            lastChange = Math.max(lastChange, session.failedSince());
            gaveUp.put(session.sid(), session.failedSince() + recoveryMillis(session));
            if (session.state(clock.millis()) == Session.State.LOGGED_IN) {
                addresses.put(session.sid(), session.facts().get(SessionFacts.LOCAL_ADDRESS));
            }
        }
        return addresses;
    }

    private static long recoveryMillis(Session session) {
        return MILLIS * session.facts().number(SessionFacts.RECOVERY);
    }

    private static BlockDevice device(HostDisk disk, @Nullable String hostAddress) {
        return new BlockDevice(
                disk.name(),
                disk.host(),
                0,
                0,
                disk.lun(),
                disk.sid(),
                disk.major(),
                disk.minor(),
                disk.vendor(),
                disk.product(),
                disk.revision(),
                disk.sectors(),
                disk.blockSize(),
                disk.state().word(),
                disk.readOnly(),
                disk.targetName(),
                disk.portal().address(),
                disk.portal().port(),
                disk.groupTag(),
                hostAddress,
                COMMAND_TIMEOUT_SECONDS);
    }

    @Override
    public ScsiReply execute(BlockDevice device, byte[] cdb, int dataIn, Duration timeout) {
        return execute(device, cdb, dataIn, NOTHING, timeout);
    }

    @Override
    public ScsiReply send(BlockDevice device, byte[] cdb, byte[] dataOut, Duration timeout) {
        return execute(device, cdb, 0, dataOut, timeout);
    }

    private ScsiReply execute(BlockDevice device, byte[] cdb, int dataIn, byte[] dataOut, Duration timeout) {
        HostDisk disk;
        synchronized (this) {
            disk = disks.get(device.name());
        }
        if (disk == null) {
            return ScsiReply.failed(ScsiReply.NO_CONNECT);
        }
        ScsiAnswer answer = host.execute(disk, cdb, dataIn, dataOut, timeout);
        return new ScsiReply(answer.hostByte(), answer.status(), answer.data(), answer.sense());
    }

    @Override
    public DeviceMapper mapper() {
        return mapper;
    }

    private Path file(String name) {
        return host.folder().resolve(name.startsWith("/") ? name.substring(1) : name);
    }

    @Override
    public @Nullable String read(String name) {
        try {
            return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String name, String text) {
        try {
            PrivateFile.write(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file(folder))) {
            for (Path file : files) {
                names.add(String.valueOf(file.getFileName()));
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(names);
        return names;
    }

    @Override
    public @Nullable String state(String name) {
        try {
            String text = host.state(name).read();
            return text.isEmpty() ? null : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void state(String name, String text) {
        try {
            host.state(name).update(new UnaryOperator<>() {
                @Override
                public String apply(String old) {
                    return text;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean daemonEnabled() {
        return host.config().multipathd();
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void meanwhile(long millis) {
        if (meanwhile > 0 && millis > meanwhile) {
            host.mapper().later((int) Math.min(Integer.MAX_VALUE, (millis - meanwhile) / MILLIS));
        }
        meanwhile = millis == 0 ? 0 : Math.max(meanwhile, millis);
        host.log().happened(millis);
    }

    @Override
    public void journal(String program, int pid, String text) {
        host.log().message(program, pid, text);
    }

    @Override
    public void recoveryTimeout(BlockDevice device, int seconds) {
        try {
            for (Session session : host.sessions().all()) {
                String text = Integer.toString(seconds);
                if (session.sid() == device.session()
                        && !session.facts().get(SessionFacts.RECOVERY).equals(text)) {
                    SessionFacts facts = session.facts().with(SessionFacts.RECOVERY, text);
                    host.sessions()
                            .replace(new Session(
                                    session.sid(), session.host(), facts, session.failedSince(), session.devices()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized long gaveUp(BlockDevice device) {
        boolean waiting =
                device.state().equals("transport-offline") || device.state().equals("blocked");
        return waiting ? gaveUp.getOrDefault(device.session(), 0L) : 0;
    }

    @Override
    public synchronized long lastChange() {
        blockDevices();
        long change = lastChange;
        try {
            for (LabFault fault : faults.list()) {
                boolean here = !fault.kind().startsWith("dfsr-") && fault.since() <= clock.millis();
                change = here ? Math.max(change, fault.since()) : change;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return change;
    }
}
