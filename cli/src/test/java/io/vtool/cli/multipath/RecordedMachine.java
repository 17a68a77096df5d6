package io.vtool.cli.multipath;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.ScsiReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A host like those of the recordings: disks over iSCSI sessions, whose answers a test sets. */
final class RecordedMachine implements Machine {
    /** A volume. */
    record Volume(
            long lun,
            long sectors,
            String vendor,
            String product,
            String revision,
            String naa,
            String serial,
            int tpgs) {}

    final RecordedMapper mapper = new RecordedMapper();
    final Map<String, String> files = new HashMap<>();
    final Map<String, String> states = new HashMap<>();
    final Map<String, BlockDevice> disks = new HashMap<>();
    final Map<String, Volume> volumes = new HashMap<>();

    /** Access state of each port group, by volume and group: 0x80 and more is preferred. */
    final Map<String, Integer> access = new HashMap<>();

    /** What multipathd wrote to the log. */
    final List<String> journal = new ArrayList<>();

    boolean daemonEnabled;
    long millis;
    long lastChange;

    void add(String name, int host, int session, Volume volume, String portal, int group, String target) {
        int minor = 16 * (name.charAt(name.length() - 1) - 'a');
        volumes.put(name, volume);
        disks.put(
                name,
                new BlockDevice(
                        name,
                        host,
                        0,
                        0,
                        volume.lun(),
                        session,
                        8,
                        minor,
                        volume.vendor(),
                        volume.product(),
                        volume.revision(),
                        volume.sectors(),
                        512,
                        "running",
                        false,
                        target,
                        portal,
                        3260,
                        group,
                        "127.0.0.1",
                        30));
    }

    /** Sets the state of the disks on a SCSI host. */
    void state(int host, String state) {
        for (BlockDevice disk : List.copyOf(disks.values())) {
            if (disk.host() == host) {
                diskState(disk.name(), state);
            }
        }
    }

    /** Sets the state of a disk. */
    void diskState(String name, String state) {
        BlockDevice d = disks.get(name);
        boolean lost = state.equals("transport-offline");
        disks.put(
                name,
                new BlockDevice(
                        d.name(),
                        d.host(),
                        0,
                        0,
                        d.lun(),
                        d.session(),
                        d.major(),
                        d.minor(),
                        d.vendor(),
                        d.product(),
                        d.revision(),
                        d.sectors(),
                        512,
                        state,
                        false,
                        d.targetName(),
                        d.portal(),
                        3260,
                        d.portalGroup(),
                        lost ? null : "127.0.0.1",
                        30));
    }

    @Override
    public List<BlockDevice> blockDevices() {
        List<BlockDevice> all = new ArrayList<>(disks.values());
        all.sort((a, b) -> Integer.compare(a.minor(), b.minor()));
        return all;
    }

    @Override
    public void refresh() {}

    @Override
    public ScsiReply send(BlockDevice device, byte[] cdb, byte[] dataOut, Duration timeout) {
        return ScsiReply.failed(ScsiReply.NO_CONNECT); // no recorded host reserves anything
    }

    @Override
    public ScsiReply execute(BlockDevice device, byte[] cdb, int dataIn, Duration timeout) {
        Volume volume = volumes.get(device.name());
        if (volume == null || !disks.get(device.name()).state().equals("running")) {
            return ScsiReply.failed(ScsiReply.NO_CONNECT);
        }
        switch (cdb[0]) {
            case 0x00, 0x28 -> {
                int state = access.getOrDefault(volume.serial() + " " + device.portalGroup(), 0) & 0x0f;
                if (state < 2) {
                    return good(new byte[cdb[0] == 0 ? 0 : dataIn]);
                }
                byte[] data = new byte[18];
                data[0] = 0x70;
                data[2] = 2;
                data[12] = 4;
                data[13] = (byte) (state == 2 ? 0xb : 0xc);
                return new ScsiReply(0, 2, new byte[0], data);
            }
            case 0x12 -> {
                return inquiry(device, volume, cdb);
            }
            case (byte) 0xa3 -> {
                return groups(device, volume);
            }
            default -> {
                return illegal();
            }
        }
    }

    private static ScsiReply good(byte[] data) {
        return new ScsiReply(0, 0, data, new byte[0]);
    }

    private static ScsiReply illegal() {
        byte[] sense = new byte[18];
        sense[0] = 0x70;
        sense[2] = 5;
        sense[12] = 0x24;
        return new ScsiReply(0, 2, new byte[0], sense);
    }

    private ScsiReply inquiry(BlockDevice device, Volume volume, byte[] cdb) {
        if ((cdb[1] & 1) == 0) {
            byte[] data = new byte[66];
            data[5] = (byte) (volume.tpgs() << 4);
            return good(data);
        }
        return switch (cdb[2] & 0xff) {
            case 0 -> good(new byte[] {0, 0, 0, 3, 0, (byte) 0x80, (byte) 0x83});
            case 0x80 -> {
                byte[] serial = (" ".repeat(24) + volume.serial()).getBytes(StandardCharsets.US_ASCII);
                byte[] data = new byte[4 + serial.length];
                data[1] = (byte) 0x80;
                data[3] = (byte) serial.length;
                System.arraycopy(serial, 0, data, 4, serial.length);
                yield good(data);
            }
            case 0x83 -> good(designators(device, volume));
            default -> illegal();
        };
    }

    private static byte[] designators(BlockDevice device, Volume volume) {
        byte[] data = new byte[4 + 20 + 8];
        data[1] = (byte) 0x83;
        data[3] = 28;
        data[4] = 1;
        data[5] = 3;
        data[7] = 16;
        for (int i = 0; i < 16; i++) {
            data[8 + i] = (byte) Integer.parseInt(volume.naa().substring(2 * i, 2 * i + 2), 16);
        }
        data[24] = 1;
        data[25] = 0x15;
        data[27] = 4;
        data[31] = (byte) device.portalGroup();
        return data;
    }

    private ScsiReply groups(BlockDevice device, Volume volume) {
        if (volume.tpgs() == 0) {
            return illegal();
        }
        byte[] data = new byte[4 + 24];
        data[3] = 24;
        for (int group = 1; group <= 2; group++) {
            int at = 4 + 12 * (group - 1);
            int state = access.getOrDefault(volume.serial() + " " + group, 0);
            data[at] = (byte) state;
            data[at + 3] = (byte) group;
            data[at + 7] = 1;
        }
        return good(data);
    }

    @Override
    public RecordedMapper mapper() {
        return mapper;
    }

    @Override
    public @Nullable String read(String file) {
        return files.get(file);
    }

    @Override
    public void write(String file, String text) {
        files.put(file, text);
    }

    @Override
    public List<String> list(String folder) {
        return List.of();
    }

    @Override
    public @Nullable String state(String name) {
        return states.get(name);
    }

    @Override
    public void state(String name, String text) {
        states.put(name, text);
    }

    @Override
    public boolean daemonEnabled() {
        return daemonEnabled;
    }

    @Override
    public long millis() {
        return millis;
    }

    @Override
    public long nanos() {
        return millis * 1_000_000;
    }

    @Override
    public void meanwhile(long happened) {}

    @Override
    public void journal(String program, int pid, String text) {
        journal.add(text);
    }

    @Override
    public void recoveryTimeout(BlockDevice device, int seconds) {}

    @Override
    public long gaveUp(BlockDevice device) {
        return device.state().equals("transport-offline") ? lastChange + 5000 : 0;
    }

    @Override
    public long lastChange() {
        return lastChange;
    }
}
