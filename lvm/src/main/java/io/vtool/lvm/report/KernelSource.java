package io.vtool.lvm.report;

import io.vtool.lvm.kernel.VolumeKernel;

/** Where what the kernel says about one volume comes from. */
public interface KernelSource {
    /** Of what is not active. */
    KernelSource IDLE = new Idle();

    /** What it says. */
    VolumeKernel kernel();

    /** Says that nothing is active. */
    final class Idle implements KernelSource {
        private Idle() {}

        @Override
        public VolumeKernel kernel() {
            return VolumeKernel.INACTIVE;
        }
    }
}
