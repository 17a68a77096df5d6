package io.vtool.lvm.kernel;

import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeSegment;

/** Finds what the kernel says about volumes and their segments. */
public final class KernelReader {
    private final KernelState state;

    /** A reader of what a host reported. */
    public KernelReader(KernelState state) {
        this.state = state;
    }

    /** What is said about a volume, with the status of one of its segments. */
    public VolumeKernel read(Volume volume, VolumeSegment segment) {
        return state.driver() ? VolumeKernel.INACTIVE : VolumeKernel.NO_DRIVER;
    }
}
