package io.vtool.dfsr.capture;

import java.util.ArrayList;
import java.util.List;

/** Events as XML, which {@code wevtutil qe} writes and Event Viewer shows; their tags are all that is read of it. */
final class EventXml {
    private final List<EventText> events = new ArrayList<>();
    private EventDraft event = new EventDraft();
    private String data = "";

    private EventXml() {}

    static boolean is(List<String> lines) {
        for (String line : lines) {
            if (line.contains("<EventID")) {
                return true;
            }
        }
        return false;
    }

    static List<EventText> read(List<String> lines) {
        EventXml xml = new EventXml();
        for (String line : lines) {
            xml.take(line);
        }
        xml.endEvent();
        return xml.events;
    }

    private void take(String line) {
        for (int at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
            int end = line.indexOf('>', at);
            if (end < 0) {
                return;
            }
            String tag = line.substring(at + 1, end);
            int next = line.indexOf('<', end);
            String text =
                    line.substring(end + 1, next < 0 ? line.length() : next).strip();
            if (tag.startsWith("EventID")) {
                if (event.isKnown()) {
                    endEvent();
                }
                event.id(EventDraft.number(text));
            } else if (tag.startsWith("TimeCreated")) {
                event.take(EventLabel.TIME, attribute(tag));
            } else if (tag.equals("Computer")) {
                event.take(EventLabel.COMPUTER, text);
            } else if (tag.equals("Data") || tag.startsWith("Data ")) {
                data(text);
            } else if (tag.equals("/Event")) {
                endEvent();
            }
        }
    }

    /** Takes a parameter of the event: an error is a number that words follow; names of partners come with their domain. */
    private void data(String text) {
        boolean words = text.indexOf(' ') > 0 && text.indexOf('\\') < 0;
        if (words && !data.isEmpty() && isNumber(data)) {
            event.take(EventLabel.ERROR, data + " (" + text + ")");
        }
        data = text;
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() < 12;
    }

    private static String attribute(String tag) {
        int quote = Math.max(tag.indexOf('\''), tag.indexOf('"'));
        int end = quote < 0 ? -1 : tag.indexOf(tag.charAt(quote), quote + 1);
        return end < 0 ? "" : tag.substring(quote + 1, end);
    }

    private void endEvent() {
        if (event.isKnown()) {
            events.add(event.end());
        }
        event = new EventDraft();
        data = "";
    }
}
