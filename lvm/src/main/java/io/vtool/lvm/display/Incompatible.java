package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;

/** Options that do not go together, and the option that keeps listings quiet. */
final class Incompatible {
    private static final String[] OF_COLUMNS = {
        "aligned", "binary", "noheadings", "options", "separator", "sort", "unbuffered"
    };

    private Incompatible() {}

    /** Whether an option is given that makes sense with {@code -C} alone. */
    static boolean forColumns(LvmRun run) {
        for (String option : OF_COLUMNS) {
            if (run.line().has(option)) {
                return true;
            }
        }
        return false;
    }

    static int selected(LvmRun run, String stop) {
        return pair(run, "Incompatible options selected" + stop);
    }

    static int pair(LvmRun run, String text) {
        run.error(text);
        run.invalid();
        return LvmStatus.INVALID;
    }

    /** Whether {@code -qq} was given. */
    static boolean silent(LvmRun run) {
        return run.line().count("quiet") > 1;
    }
}
