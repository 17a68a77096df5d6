package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.scsi.scan.ScanResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan's counts as text: the sums, the highest counts of each kind, and a small histogram. */
final class SenseScanText implements TextView {
    private static final int MOST_BARS = 48;
    private static final int WIDEST_BAR = 40;
    private static final int DAY = 24;

    private final ScanResult result;
    private final int top;

    SenseScanText(ScanResult result, int top) {
        this.result = result;
        this.top = top;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        sums(out);
        int width = Math.max(5, Long.toString(result.senseLines()).length());
        heading(out, style, width, "CODE", result.byCode().size());
        for (ScanResult.CodeCount c : first(result.byCode())) {
            count(out, width, c.count()).foreign(SenseScanCode.line(c)).line();
        }
        names(out, style, width, "DEVICE", result.byDevice());
        names(out, style, width, "PATH", result.byPath());
        heading(out, style, width, "COMMAND", result.byOpcode().size());
        for (ScanResult.OpcodeCount c : first(result.byOpcode())) {
            count(out, width, c.count())
                    .print(SenseScanCode.command(c.opcode()))
                    .line();
        }
        histogram(out, style, width);
    }

    private void sums(TextOutput out) {
        out.print(result.lines())
                .print(result.lines() == 1 ? " line, " : " lines, ")
                .print(result.senseLines())
                .print(" with a status");
        Long first = result.first();
        Long last = result.last();
        if (first != null && last != null) {
            out.print(", from ").print(SenseScanTime.second(first));
            out.print(" to ").print(SenseScanTime.second(last));
        }
        out.line();
        if (result.repeated() > 0) {
            out.print(result.repeated())
                    .line((result.repeated() == 1 ? " more event" : " more events")
                            + " in lines that say \"repeated N times\"; "
                            + (result.repeated() == 1 ? "it is" : "they are") + " in no count below");
        }
        if (result.untimed() > 0) {
            out.print(result.untimed())
                    .line((result.untimed() == 1 ? " line" : " lines") + " without a time of the day");
        }
        ScanResult.Overflow over = result.overflow();
        if (over.any()) {
            out.print(over.codes())
                    .print(" events of further codes, ")
                    .print(over.devices())
                    .print(" of further devices, ");
            out.print(over.paths()).line(" of further paths, too many to keep apart");
        }
    }

    private void names(TextOutput out, Style style, int width, String title, List<ScanResult.NameCount> counts) {
        heading(out, style, width, title, counts.size());
        for (ScanResult.NameCount c : first(counts)) {
            count(out, width, c.count()).foreign(c.name()).line();
        }
    }

    private void heading(TextOutput out, Style style, int width, String title, int rows) {
        if (rows > 0) {
            String more = rows > top ? " (" + top + " of " + rows + ")" : "";
            out.line().line(style.paint(Style.Tone.STRONG, " ".repeat(width - 3) + "COUNT  " + title + more));
        }
    }

    private static TextOutput count(TextOutput out, int width, long count) {
        String digits = Long.toString(count);
        return out.print(" ".repeat(Math.max(0, width + 2 - digits.length())))
                .print(digits)
                .print("  ");
    }

    private void histogram(TextOutput out, Style style, int width) {
        List<ScanResult.HourCount> hours = result.byHour();
        if (hours.isEmpty()) {
            return;
        }
        long span = hours.get(hours.size() - 1).hour() - hours.get(0).hour();
        boolean byDay = span >= MOST_BARS;
        heading(out, style, width, byDay ? "DAY" : "HOUR", 1);
        long highest = bars(hours, byDay, null, width, 1);
        bars(hours, byDay, out, width, highest);
    }

    /** Prints a bar for each hour or day, or without an output only finds the highest count. */
    private static long bars(
            List<ScanResult.HourCount> hours, boolean byDay, @Nullable TextOutput out, int width, long scale) {
        long highest = 0;
        for (int i = 0; i < hours.size(); ) {
            long unit = unit(hours.get(i), byDay);
            long count = 0;
            while (i < hours.size() && unit(hours.get(i), byDay) == unit) {
                count += hours.get(i++).count();
            }
            highest = Math.max(highest, count);
            if (out != null) {
                String time = SenseScanTime.hour(byDay ? unit * DAY : unit);
                int length = (int) Math.max(1, count * WIDEST_BAR / scale);
                count(out, width, count).print(byDay ? time.substring(0, time.indexOf('T')) : time);
                out.print("  ").line("#".repeat(length));
            }
        }
        return highest;
    }

    private static long unit(ScanResult.HourCount count, boolean byDay) {
        return byDay ? Math.floorDiv(count.hour(), (long) DAY) : count.hour();
    }

    private <T> List<T> first(List<T> list) {
        return list.subList(0, Math.min(top, list.size()));
    }
}
