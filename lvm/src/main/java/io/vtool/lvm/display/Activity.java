package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.kernel.KernelDevice;
import io.vtool.lvm.kernel.KernelReader;
import io.vtool.lvm.view.Volume;
import org.jspecify.annotations.Nullable;

/** The device of a volume, if it is active. */
final class Activity {
    private Activity() {}

    static @Nullable KernelDevice of(LvmRun run, Volume volume) {
        return new KernelReader(run.kernel()).device(volume);
    }
}
