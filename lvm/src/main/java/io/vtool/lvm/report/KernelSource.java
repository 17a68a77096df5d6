package io.vtool.lvm.report;

import io.vtool.lvm.kernel.VolumeKernel;
import io.vtool.lvm.view.Volume;

/** Where what the kernel says about one volume comes from. */
public interface KernelSource {
    /** Of what is not active. */
    KernelSource IDLE = new Idle();

    /** What it says. */
    VolumeKernel kernel();

    /** What it says about another volume. */
    VolumeKernel kernel(Volume other);

    /** Whether it may be asked. */
    boolean mayAsk();

    /** Says that nothing is active. */
    final class Idle implements KernelSource {
        private Idle() {}

        @Override
        public VolumeKernel kernel() {
            return VolumeKernel.INACTIVE;
        }

        @Override
        public VolumeKernel kernel(Volume other) {
            return VolumeKernel.INACTIVE;
        }

        @Override
        public boolean mayAsk() {
            return true;
        }
    }
}
