package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts of events: a line with the event's number, and lines with what it names. */
final class EventBlocks {
    private static final int HIGHEST_ID = 0xffff;
    private static final int MOST_DIGITS = 18;

    private final List<EventText> events = new ArrayList<>();
    private int id = -1;
    private @Nullable Long error;
    private @Nullable Long jet;
    private @Nullable String volume;

    private EventBlocks() {}

    static @Nullable Captured read(List<String> lines) {
        EventBlocks blocks = new EventBlocks();
        for (String line : lines) {
            blocks.take(line.strip());
        }
        blocks.endEvent();
        return blocks.events.isEmpty() ? null : new Captured.Events(blocks.events);
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            return;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        switch (name) {
            case "event id", "eventid" -> {
                endEvent();
                Long number = number(value, 0);
                id = number == null || number < 0 || number > HIGHEST_ID ? -1 : number.intValue();
            }
            case "error" -> {
                error = number(value, 0);
                int inner = value.lastIndexOf("(-");
                jet = inner < 0 ? null : number(value, inner + 1);
            }
            case "volume" -> volume = value.isEmpty() ? null : value;
            default -> {
                // a line that says nothing about codes
            }
        }
    }

    private void endEvent() {
        if (id >= 0) {
            events.add(new EventText(id, error, jet, volume));
        }
        id = -1;
        error = null;
        jet = null;
        volume = null;
    }

    /** The number that starts there. */
    private static @Nullable Long number(String text, int from) {
        int at = from;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        at += negative ? 1 : 0;
        int start = at;
        long number = 0;
        while (at < text.length() && at - start < MOST_DIGITS && Character.digit(text.charAt(at), 10) >= 0) {
            number = number * 10 + Character.digit(text.charAt(at), 10);
            at++;
        }
        return at == start ? null : negative ? Long.valueOf(-number) : Long.valueOf(number);
    }
}
