package io.vtool.lvm.display;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import org.jspecify.annotations.Nullable;

/** The device of a volume, if it is active. */
final class Activity {
    private Activity() {}

    /** The device that carries the volume's own name; thin pools in use have it under a layer's. */
    static @Nullable KernelDevice of(LvmRun run, Volume volume) {
        LvmId id = volume.id();
        if (id == null) {
            return null;
        }
        String uuid = "LVM-" + volume.group().text().id().bare() + id.bare();
        KernelDevice plain = run.kernel().device(uuid);
        if (plain == null && volume.is(VolumeFlag.THIN_POOL)) {
            return run.kernel().device(uuid + "-pool");
        }
        return plain != null ? plain : run.kernel().device(uuid + suffix(volume));
    }

    /** What the names of hidden parts' devices end in. */
    private static String suffix(Volume volume) {
        if (volume.is(VolumeFlag.THIN_POOL_DATA)) {
            return "-tdata";
        }
        if (volume.is(VolumeFlag.THIN_POOL_METADATA)) {
            return "-tmeta";
        }
        if (volume.is(VolumeFlag.CACHE_POOL_DATA)) {
            return "-cdata";
        }
        return volume.is(VolumeFlag.CACHE_POOL_METADATA) ? "-cmeta" : "-real";
    }
}
