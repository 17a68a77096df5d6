package io.vtool.dfsr.capture;

import io.vtool.dfsr.fact.DfsrEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Texts of events as Event Viewer, {@code wevtutil}, {@code dcdiag} and PowerShell's lists print them: lines of labels with what
 * they name, and sentences. An event begins with its number or, where people left the number out, with the sentence that only this
 * event says.
 */
final class EventBlocks {
    private static final int LONGEST_PARAGRAPH = 8000;

    private final List<EventText> events = new ArrayList<>();
    private final List<DfsrEvent> known = DfsrEvent.all();
    private final StringBuilder paragraph = new StringBuilder();
    private EventDraft event = new EventDraft();
    private boolean described;

    private EventBlocks() {}

    static List<EventText> read(List<String> lines) {
        EventBlocks blocks = new EventBlocks();
        for (String line : lines) {
            blocks.take(plain(line));
        }
        blocks.endParagraph();
        blocks.endEvent();
        return blocks.events;
    }

    /** The line without the marks of quotations and of Markdown. */
    static String plain(String line) {
        String text =
                line.replace("**", "").replace("`", "").replace("\\_", "_").strip();
        while (text.startsWith(">") || text.startsWith("#") || text.startsWith("- ") || text.startsWith("| ")) {
            text = text.substring(1).strip();
        }
        return text;
    }

    private void take(String line) {
        if (line.isEmpty()) {
            endParagraph();
            return;
        }
        if (line.regionMatches(true, 0, "event[", 0, "event[".length())) {
            endParagraph();
            endEvent();
            return;
        }
        EventLabel label = null;
        int from = 0; // where the value of the label starts
        int colon = line.indexOf(':');
        while (colon >= 0) {
            int start = EventLabel.start(line, colon);
            if (start >= from && (start == 0 || !inSentence(line, start, colon))) {
                value(label, line.substring(from, start));
                label = EventLabel.of(line.substring(start, colon));
                from = colon + 1;
            }
            colon = line.indexOf(':', colon + 1);
        }
        value(label, line.substring(from));
    }

    /** Whether a number is only mentioned, as in {@code followed by event ID: 5004}; a number behind two blanks stands for itself. */
    private static boolean inSentence(String line, int start, int colon) {
        return EventLabel.of(line.substring(start, colon)) == EventLabel.ID
                && !line.startsWith("  ", Math.max(0, start - 2))
                && line.charAt(start - 1) != '\t';
    }

    private void value(@Nullable EventLabel label, String text) {
        String value = text.strip();
        if (label == null || label == EventLabel.TEXT) {
            words(value);
            return;
        }
        endParagraph();
        boolean starts = label == EventLabel.START || label == EventLabel.SOURCE && described;
        if (label == EventLabel.ID) {
            int number = EventDraft.number(value);
            if (event.isKnown()) {
                endEvent();
            }
            event.id(number);
        } else if (starts && event.isKnown()) {
            endEvent();
        } else {
            int gap = label == EventLabel.TIME ? -1 : value.indexOf("  ");
            event.take(label, gap < 0 ? value : value.substring(0, gap));
            if (gap >= 0) {
                words(value.substring(gap).strip());
            }
        }
    }

    private void words(String text) {
        if (!text.isEmpty() && paragraph.length() + text.length() < LONGEST_PARAGRAPH) {
            paragraph.append(paragraph.length() == 0 ? "" : " ").append(text);
        }
    }

    private void endParagraph() {
        String text = paragraph.toString();
        paragraph.setLength(0);
        DfsrEvent said = text.isEmpty() ? null : DfsrEvent.saying(known, text.toLowerCase(Locale.ROOT));
        if (said == null) {
            return;
        }
        if (event.isKnown() && described) {
            endEvent();
        }
        if (!event.isKnown()) {
            event.id(said.id());
        }
        described = true;
        event.sentence(text);
    }

    private void endEvent() {
        if (event.isKnown()) {
            events.add(event.end());
        }
        event = new EventDraft();
        described = false;
    }
}
