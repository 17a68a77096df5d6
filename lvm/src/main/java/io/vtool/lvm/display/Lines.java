package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.Units;
import org.jspecify.annotations.Nullable;

/** Lines of a listing: a label, then the value at a fixed column. */
final class Lines {
    private final LvmRun run;
    private final Units units;
    private final int column;

    Lines(LvmRun run, Units units, int column) {
        this.run = run;
        this.units = units;
        this.column = column;
    }

    /** The unit the command line asks for; null, after saying so, if it is none. */
    static @Nullable Units units(LvmRun run) {
        boolean suffix = !run.line().has("nosuffix") && run.config().flag("global/suffix", true);
        String given = run.line().value("units");
        String text = given == null ? run.config().text("global/units", "r") : given;
        Units units = Units.parse(text, suffix);
        if (units == null) {
            run.error("Invalid units specification");
            run.invalid();
        }
        return units;
    }

    void print(String text) {
        run.print(text);
    }

    void field(String label, String value) {
        StringBuilder line = new StringBuilder(label);
        do {
            line.append(' ');
        } while (line.length() < column);
        run.print(line.append(value).toString());
    }

    void field(String label, long value) {
        field(label, Long.toString(value));
    }

    void size(String label, long sectors) {
        field(label, size(sectors));
    }

    String size(long sectors) {
        return units.words(sectors);
    }

    /** A line with a single blank, which ends a block. */
    void end() {
        run.print(" ");
    }
}
