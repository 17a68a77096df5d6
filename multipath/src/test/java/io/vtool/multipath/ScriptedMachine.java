package io.vtool.multipath;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.DeviceMapper;
import io.vtool.multipath.host.Machine;
import io.vtool.multipath.host.ScsiReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine that answers commands as a test says. */
public final class ScriptedMachine implements Machine {
    /** What is answered by opcode, and by page for INQUIRY of pages: {@code 12/83}. */
    public final Map<String, ScsiReply> replies = new HashMap<>();

    private long nanos;

    /** How many commands came. */
    public int commands;

    /** Text of files. */
    public final Map<String, String> files = new HashMap<>();

    /** A disk. */
    public static BlockDevice disk(String name, int host, int lun, String vendor, String product, long sectors) {
        int minor = 16 * (name.charAt(name.length() - 1) - 'a');
        return new BlockDevice(
                name,
                host,
                0,
                0,
                lun,
                host + 1,
                8,
                minor,
                vendor,
                product,
                "4.0",
                sectors,
                512,
                "running",
                false,
                "iqn.2003-01.org.example:t1",
                "127.0.0.1",
                3260,
                1,
                null,
                30);
    }

    /** A reply with data. */
    public static ScsiReply good(int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new ScsiReply(0, 0, bytes, new byte[0]);
    }

    /** A reply with sense data. */
    public static ScsiReply sense(int key, int code) {
        byte[] sense = new byte[18];
        sense[0] = 0x70;
        sense[2] = (byte) key;
        sense[12] = (byte) (code >> 8);
        sense[13] = (byte) code;
        return new ScsiReply(0, 2, new byte[0], sense);
    }

    @Override
    public List<BlockDevice> blockDevices() {
        return List.of();
    }

    @Override
    public void refresh() {}

    @Override
    public ScsiReply execute(BlockDevice device, byte[] cdb, int dataIn, Duration timeout) {
        commands++;
        String key = Integer.toHexString(cdb[0] & 0xff);
        if (cdb[0] == 0x12 && (cdb[1] & 1) != 0) {
            key += "/" + Integer.toHexString(cdb[2] & 0xff);
        }
        ScsiReply reply = replies.get(key);
        return reply == null ? sense(5, 0x2400) : reply;
    }

    @Override
    public ScsiReply send(BlockDevice device, byte[] cdb, byte[] dataOut, Duration timeout) {
        return execute(device, cdb, 0, timeout);
    }

    @Override
    public DeviceMapper mapper() {
        throw new IllegalStateException("no device-mapper here");
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
        return files.get("state/" + name);
    }

    @Override
    public void state(String name, String text) {
        files.put("state/" + name, text);
    }

    @Override
    public boolean daemonEnabled() {
        return false;
    }

    @Override
    public long millis() {
        return 0;
    }

    @Override
    public long nanos() {
        nanos += 1_000_000;
        return nanos;
    }

    @Override
    public void meanwhile(long millis) {}

    @Override
    public void journal(String program, int pid, String text) {}

    @Override
    public void recoveryTimeout(BlockDevice device, int seconds) {}

    @Override
    public long gaveUp(BlockDevice device) {
        return 0;
    }

    @Override
    public long lastChange() {
        return 0;
    }
}
