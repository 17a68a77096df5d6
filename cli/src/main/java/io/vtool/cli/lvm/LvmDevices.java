package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.emulator.lab.LabUse;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.kernel.KernelState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command looks at: the images it was given, else the devices of the lab's host. */
final class LvmDevices implements AutoCloseable {
    private final ImageOptions options;
    private final @Nullable LabDevices lab;

    private LvmDevices(ImageOptions options, @Nullable LabDevices lab) {
        this.options = options;
        this.lab = lab;
    }

    static LvmDevices open(
            ImageOptions options,
            Environment environment,
            @Nullable String folder,
            @Nullable String host,
            LabUse.Waiting waiting) {
        return new LvmDevices(options, options.images() ? null : LabDevices.open(environment, folder, host, waiting));
    }

    List<GivenDevice> devices() {
        return lab == null ? options.devices() : lab.devices();
    }

    KernelState kernel() {
        return lab == null || options.state() ? options.kernel() : lab.kernel();
    }

    /** The lab's host, or null if images are looked at. */
    @Nullable
    LabDevices lab() {
        return lab;
    }

    /** The devices by name. */
    Map<String, BlockSource> byName() {
        Map<String, BlockSource> sources = new HashMap<>();
        for (GivenDevice device : devices()) {
            sources.put(device.source().name(), device.source());
        }
        return sources;
    }

    List<BlockSource> sources() {
        List<BlockSource> sources = new ArrayList<>();
        for (GivenDevice device : devices()) {
            sources.add(device.source());
        }
        return sources;
    }

    @Override
    public void close() {
        if (lab != null) {
            lab.close();
        }
    }
}
