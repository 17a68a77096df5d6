package io.vtool.cli.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of the tour, the one source of {@code vtool demo} and vtool-tour(7): {@code = } begins a step, lines that are
 * not indented are paragraphs, and what is indented was typed, behind {@code $ } and {@code > }, or printed.
 */
public final class TourText {
    /** In front of what was typed or printed. */
    public static final String INDENT = "    ";

    private static final String STEP = "= ";
    private static final String PROMPT = INDENT + "$ ";
    private static final String MORE = INDENT + "> ";

    private final List<TourStep> steps = new ArrayList<>();
    private final List<TourPart> introduction = new ArrayList<>();
    private List<TourPart> parts = introduction;
    private final StringBuilder paragraph = new StringBuilder();
    private @Nullable StringBuilder command;
    private List<String> shown = new ArrayList<>();

    private TourText() {}

    /** Reads the text that comes with the program. */
    public static TourText read() {
        try (InputStream in = TourText.class.getResourceAsStream("tour.txt")) {
            if (in == null) {
                throw new IllegalStateException("the tour's text is missing");
            }
            TourText text = new TourText();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                text.take(line);
            }
            text.take("");
            text.endCommand();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is told before the first step. */
    public List<TourPart> introduction() {
        return introduction;
    }

    /** The steps. */
    public List<TourStep> steps() {
        return steps;
    }

    private void take(String line) {
        if (line.startsWith(PROMPT)) {
            endCommand();
            command = new StringBuilder(line.substring(PROMPT.length()));
        } else if (line.startsWith(MORE) && command != null && shown.isEmpty()) {
            command.append('\n').append(line.substring(MORE.length()));
        } else if (line.startsWith(INDENT)) {
            shown.add(line.substring(INDENT.length()));
        } else if (line.isEmpty()) {
            endParagraph();
            if (command != null) {
                shown.add(""); // within what was printed, or behind it
            }
        } else {
            endCommand();
            words(line);
        }
    }

    private void words(String line) {
        if (line.startsWith(STEP)) {
            parts = new ArrayList<>();
            steps.add(new TourStep(line.substring(STEP.length()), parts));
        } else if (!line.startsWith("#")) {
            paragraph.append(paragraph.length() == 0 ? "" : " ").append(line);
        }
    }

    private void endParagraph() {
        if (paragraph.length() > 0) {
            parts.add(new TourPart.Paragraph(paragraph.toString()));
            paragraph.setLength(0);
        }
    }

    private void endCommand() {
        if (command != null) {
            while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
                shown.remove(shown.size() - 1);
            }
            parts.add(new TourPart.Run(command.toString(), List.copyOf(shown)));
            command = null;
            shown = new ArrayList<>();
        }
    }
}
