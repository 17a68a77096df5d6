package io.vtool.cli.tour;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Style;
import io.vtool.cli.sense.Paragraph;
import java.io.IOException;
import java.util.List;

/** Shows the tour: tells, runs, and waits for the reader. */
final class TourStage {
    private static final String WAITING = "-- Enter goes on, q ends -- ";

    private final TextOutput out;
    private final Style style;
    private final TourLine line;
    private final Pauses pauses;
    private final boolean waits;

    /**
     * Readies it.
     *
     * @param in says how text may look
     * @param line runs the commands
     * @param pauses waits for the reader, and knows of Ctrl-C
     * @param waits whether there is a reader to wait for
     */
    TourStage(Invocation in, TourLine line, Pauses pauses, boolean waits) {
        this.out = in.out();
        this.style = in.style();
        this.line = line;
        this.pauses = pauses;
        this.waits = waits;
    }

    /** Shows where a step begins. */
    void title(int number, String title) {
        out.line();
        out.line(style.paint(Style.Tone.STRONG, number + ". " + title));
        out.line();
    }

    /** Shows parts; false when the reader wants no more. */
    boolean show(List<TourPart> parts) {
        for (TourPart part : parts) {
            if (pauses.interrupted()) {
                return false;
            }
            if (part instanceof TourPart.Paragraph paragraph) {
                String text = paragraph.text().replace("`", "'");
                Paragraph.print(out, 0, style.width(), text);
                out.line();
            } else if (part instanceof TourPart.Run run && !run(run.command())) {
                return false;
            }
        }
        return true;
    }

    private boolean run(String command) {
        out.line(style.paint(Style.Tone.STRONG, "$ " + command.replace("\n", "\n> ")));
        out.flush();
        try {
            line.run(command);
        } catch (IOException e) {
            throw CommandFailure.unreadable("sh", e);
        }
        boolean on = true;
        if (waits) {
            out.print(WAITING).flush();
            on = pauses.goOn();
        }
        out.line();
        return on;
    }
}
