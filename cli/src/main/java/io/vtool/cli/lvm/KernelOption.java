package io.vtool.cli.lvm;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.UsageError;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.kernel.KernelStateFile;
import java.io.IOException;

/** The value of {@code --dm}: {@code none} for a host without the driver, or a file with what the driver reported. */
final class KernelOption {
    private KernelOption() {}

    static KernelState read(String value, Environment environment) {
        if (value.equals("none")) {
            return KernelState.NO_DRIVER;
        }
        try {
            return KernelStateFile.parse(new WorkingFiles(environment).read(value));
        } catch (IOException e) {
            throw CommandFailure.unreadable(value, e);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--dm " + value + " is not what dmsetup told: " + e.getMessage());
        }
    }
}
