package io.vtool.cli.dfsr.wmi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How instances are printed. */
interface Format {
    /** Prints an instance: a value for each column. */
    void row(String node, List<@Nullable Object> values);

    /** Prints what stands behind the last one. */
    void end();
}
