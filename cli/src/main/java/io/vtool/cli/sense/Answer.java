package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.scsi.explain.ExplanationWords;
import io.vtool.scsi.explain.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an answer that decode and lookup share: does it matter, what happens by itself, what to do. */
final class Answer {
    /** Where text stands behind a label. */
    static final int COLUMN = 11;

    private static final int INDENT = 2;

    private Answer() {}

    /** Prints a label and blanks up to the column of the text. */
    static void label(TextOutput out, String label, Style style) {
        Paragraph.pad(out, 0, INDENT);
        out.print(style.paint(Style.Tone.FAINT, label));
        Paragraph.pad(out, INDENT + label.length(), COLUMN);
    }

    /**
     * Prints severity, reactions and next step.
     *
     * @param row has severity, esx, linux and action
     */
    static void reaction(Row row, TextOutput out, Style style) {
        String word = row.text("severity");
        if (word != null) {
            label(out, "Matters", style);
            out.print(style.paint(tone(word), word)).print(": ");
            Paragraph.print(out, COLUMN, style.width(), word.length() + 2, ExplanationWords.severity(word));
        }
        labelled(out, "ESXi", ExplanationWords.esx(row.text("esx")), style);
        labelled(out, "Linux", ExplanationWords.linux(row.text("linux")), style);
        labelled(out, "Next", row.text("action"), style);
    }

    /** Prints what else the same numbers can mean. */
    static void others(List<?> readings, TextOutput out, Style style) {
        for (Object reading : readings) {
            labelled(out, "Or", reading.toString(), style);
        }
    }

    /** Prints a label and its text, nothing for no text. */
    static void labelled(TextOutput out, String label, @Nullable String text, Style style) {
        if (text != null) {
            label(out, label, style);
            Paragraph.print(out, COLUMN, style.width(), text);
        }
    }

    private static Style.Tone tone(String severity) {
        if (severity.equals(Severity.BENIGN.word())) {
            return Style.Tone.GOOD;
        }
        if (severity.equals(Severity.DATA_LOSS.word()) || severity.equals(Severity.DEVICE.word())) {
            return Style.Tone.BAD;
        }
        return Style.Tone.WARNING;
    }
}
