package io.vtool.lvm.program;

import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmFiles;
import io.vtool.lvm.command.LvmOutput;
import io.vtool.lvm.command.LvmTargets;
import io.vtool.lvm.command.LvmWorld;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.BlockTarget;
import io.vtool.lvm.write.MemoryTarget;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lvm program in this process, over devices of a test. */
public final class OwnLvm implements LvmFiles, LvmOutput, LvmTargets {
    private static final String LOOP = "/dev/loop";

    private final List<GivenDevice> devices = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final Map<String, BlockTarget> targets = new HashMap<>();
    private final KernelState kernel;

    /** The files that commands wrote. */
    public final Map<String, byte[]> files = new HashMap<>();

    public OwnLvm(KernelState kernel) {
        this.kernel = kernel;
    }

    public OwnLvm device(BlockSource source) {
        boolean loop = source.name().startsWith(LOOP);
        int minor = loop ? Integer.parseInt(source.name().substring(LOOP.length())) : devices.size();
        devices.add(new GivenDevice(source, 7, minor));
        return this;
    }

    public OwnLvm device(GivenDevice device) {
        devices.add(device);
        return this;
    }

    /** A device that may be written to. */
    public OwnLvm device(String name, MemoryTarget target) {
        targets.put(name, target);
        return device(target.source(name));
    }

    public Answer run(String... words) {
        out.setLength(0);
        err.setLength(0);
        LvmWorld world = new LvmWorld(
                devices, kernel, Clock.fixed(Instant.ofEpochSecond(1_795_000_000L), ZoneOffset.UTC), this, this, this);
        int status = LvmProgram.run(world, List.of(words));
        return new Answer(status, out.toString(), err.toString());
    }

    @Override
    public byte[] read(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return content;
    }

    @Override
    public byte @Nullable [] system(String name) {
        return files.get("/etc/lvm/" + name);
    }

    @Override
    public byte @Nullable [] settings(String name) {
        return system(name);
    }

    @Override
    public void write(String name, byte[] content) {
        files.put(name, content);
    }

    @Override
    public void wouldWrite(String name) {}

    @Override
    public String host() {
        return "stor1";
    }

    @Override
    public BlockTarget target(String device) throws IOException {
        BlockTarget target = targets.get(device);
        if (target == null) {
            throw new IOException(device + " is only read");
        }
        return target;
    }

    @Override
    public void out(CharSequence text) {
        out.append(text);
    }

    @Override
    public void err(CharSequence text) {
        err.append(text);
    }

    /** What a command said. */
    public record Answer(int status, String out, String err) {}
}
