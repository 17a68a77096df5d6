package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.emulator.lab.LabUse;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.lvm.command.GivenDevice;
import io.vtool.lvm.command.LvmTargets;
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
        return open(options, environment, folder, host, MediumAccess.READ_ONLY, waiting);
    }

    /** Opens them for a command that may write to the disks of the lab if it has that access. */
    static LvmDevices open(
            ImageOptions options,
            Environment environment,
            @Nullable String folder,
            @Nullable String host,
            MediumAccess access,
            LabUse.Waiting waiting) {
        return new LvmDevices(
                options, options.images() ? null : LabDevices.open(environment, folder, host, access, waiting));
    }

    /** Where a command may write. */
    LvmTargets targets() {
        return lab == null
                ? new ImageTargets(options.files(), options)
                : new LabTargets(lab.devices(), lab.host().name());
    }

    List<GivenDevice> devices() {
        return lab == null ? options.devices() : lab.devices();
    }

    KernelState kernel() {
        return lab == null || options.state() ? options.kernel() : lab.kernel();
    }

    /** The devices that are nobody's component, by name. */
    Map<String, BlockSource> byName() {
        Map<String, BlockSource> sources = new HashMap<>();
        for (BlockSource source : sources()) {
            sources.put(source.name(), source);
        }
        return sources;
    }

    /** The devices that are nobody's component. */
    List<BlockSource> sources() {
        List<BlockSource> sources = new ArrayList<>();
        for (GivenDevice device : devices()) {
            if (device.use() == GivenDevice.Use.FREE) {
                sources.add(device.source());
            }
        }
        return sources;
    }

    /** The files a command may use: its settings are those of the lab's host, else those in the folder LVM_SYSTEM_DIR names. */
    WorkingFiles files(Environment environment) {
        if (lab != null) {
            return WorkingFiles.ofHost(environment, lab.host().folder());
        }
        String variable = environment.variable("LVM_SYSTEM_DIR");
        return variable == null || variable.isEmpty()
                ? new WorkingFiles(environment)
                : WorkingFiles.withSettings(environment, environment.resolve(variable));
    }

    @Override
    public void close() {
        if (lab != null) {
            lab.close();
        }
    }
}
