package io.vtool.lvm.report;

import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Volume;

/** Where what the kernel says about one volume comes from. */
public interface KernelSource {
    /** Of what is not active. */
    KernelSource IDLE = new Fixed(VolumeKernel.INACTIVE);

    /** Of what the kernel is not to be asked about. */
    KernelSource NOT_ASKED = new Fixed(VolumeKernel.NOT_ASKED);

    /** What it says. */
    VolumeKernel kernel();

    /** What it says about another volume. */
    VolumeKernel kernel(Volume other);

    /** Whether it may be asked. */
    boolean mayAsk();

    /** Says the same of everything. */
    record Fixed(VolumeKernel kernel) implements KernelSource {
        @Override
        public VolumeKernel kernel(Volume other) {
            return kernel;
        }

        @Override
        public boolean mayAsk() {
            return kernel.asked();
        }
    }
}
