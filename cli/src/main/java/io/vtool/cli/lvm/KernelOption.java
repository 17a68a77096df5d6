package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.UsageError;
import io.vtool.lvm.kernel.KernelState;

/** The value of {@code --dm}: {@code none} for a host without the driver, or a file with what the driver reported. */
final class KernelOption {
    private KernelOption() {}

    static KernelState read(String value, Environment environment) {
        if (value.equals("none")) {
            return KernelState.NO_DRIVER;
        }
        throw new UsageError("--dm does not read files yet: " + environment.resolve(value));
    }
}
