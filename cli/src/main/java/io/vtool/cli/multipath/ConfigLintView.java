package io.vtool.cli.multipath;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import java.util.List;
import java.util.Objects;

/** Findings as compilers print them, a line each with its advice beneath, and their number. */
final class ConfigLintView implements TextView {
    private final List<Row> findings;

    ConfigLintView(List<Row> findings) {
        this.findings = findings;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        for (Row finding : findings) {
            Long line = finding.number("line");
            String severity = text(finding, "severity");
            out.foreign(text(finding, "file"))
                    .print(line == null ? "" : ":" + line)
                    .print(": ");
            out.print(style.paint(tone(severity), severity)).print(": ").foreign(text(finding, "text"));
            String suggestion = finding.text("suggestion");
            if (suggestion != null) {
                out.print(", did you mean '").foreign(suggestion).print("'?");
            }
            out.print(" [").print(text(finding, "code")).line("]");
            out.print("    ").line(text(finding, "advice"));
        }
        if (findings.isEmpty()) {
            out.line("nothing found");
        } else {
            out.line(count("error") + ", " + count("warning") + ", " + count("note"));
        }
    }

    private String count(String severity) {
        int count = 0;
        for (Row finding : findings) {
            count += text(finding, "severity").equals(severity) ? 1 : 0;
        }
        return count + " " + severity + (count == 1 ? "" : "s");
    }

    private static Style.Tone tone(String severity) {
        return switch (severity) {
            case "error" -> Style.Tone.BAD;
            case "warning" -> Style.Tone.WARNING;
            default -> Style.Tone.FAINT;
        };
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.text(column));
    }
}
