package io.vtool.multipath.check;

import io.vtool.multipath.path.PathStatus;
import io.vtool.multipath.probe.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds out whether a path can be used. */
public interface PathChecker {
    /**
     * Checks a path.
     *
     * @param probe the questions to it
     * @param timeout when a question is given up
     */
    PathStatus check(Probe probe, Duration timeout);

    /**
     * The checker of a name, null for {@code none} and for names that are not known: the state of the SCSI device decides.
     */
    static @Nullable PathChecker named(String name) {
        return switch (name) {
            case "tur", "cciss_tur" -> new TestUnitReady();
            case "readsector0", "directio" -> new FirstBlock();
            case "rdac" -> new Rdac();
            case "emc_clariion" -> new Clariion();
            case "hp_sw" -> new HpSwitch();
            default -> null;
        };
    }
}
