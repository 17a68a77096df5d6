package io.vtool.cli.tour;

import java.util.List;

/** A piece of the tour's text. */
public sealed interface TourPart {
    /**
     * Words to read.
     *
     * @param text a paragraph on one line; words in backquotes are to be typed
     */
    record Paragraph(String text) implements TourPart {}

    /**
     * A command to run.
     *
     * @param command a command line of vtool, or of the shell; it may have several lines
     * @param shown what it printed when the text was written, without the blanks at the ends of lines; a last line of three
     *     dots stands for more
     */
    record Run(String command, List<String> shown) implements TourPart {}
}
