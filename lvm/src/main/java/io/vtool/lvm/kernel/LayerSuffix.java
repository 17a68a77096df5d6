package io.vtool.lvm.kernel;

import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeRole;
import org.jspecify.annotations.Nullable;

/** What lvm2 puts behind the UUIDs of devices whose volumes are parts of others. */
public final class LayerSuffix {
    private LayerSuffix() {}

    /** What the UUIDs of parts of other volumes end in, or null. */
    public static @Nullable String of(Volume volume) {
        if (VolumeRole.cacheOrigin(volume) || VolumeRole.writecacheOrigin(volume)) {
            return "real";
        }
        if (volume.is(VolumeFlag.CACHE_POOL_DATA)) {
            return "cdata";
        }
        if (volume.is(VolumeFlag.CACHE_POOL_METADATA)) {
            return "cmeta";
        }
        if (volume.is(VolumeFlag.CACHE_VOL)) {
            return "cvol";
        }
        if (volume.is(VolumeFlag.THIN_POOL) || volume.is(VolumeFlag.VDO_POOL)) {
            return "pool";
        }
        if (volume.is(VolumeFlag.THIN_POOL_DATA)) {
            return "tdata";
        }
        if (volume.is(VolumeFlag.THIN_POOL_METADATA)) {
            return "tmeta";
        }
        return volume.is(VolumeFlag.VDO_POOL_DATA) ? "vdata" : null;
    }
}
