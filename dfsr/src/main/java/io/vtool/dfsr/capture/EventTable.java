package io.vtool.dfsr.capture;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events in rows: tables of PowerShell, and what Event Viewer and Export-Csv save between commas or tabs. */
final class EventTable {
    private static final String LAST = "Task Category";

    private EventTable() {}

    /** The events of a table with a line of dashes, null when there is none or it lists something else. */
    static @Nullable List<EventText> table(List<String> lines) {
        if (TableText.read(lines) instanceof Captured.Table found && isOfEvents(found.rows())) {
            return events(found.rows());
        }
        return null;
    }

    /** The events between commas, semicolons or tabs, null when the first line names no columns of events. */
    static @Nullable List<EventText> separated(List<String> lines) {
        int first = 0;
        while (first < lines.size()
                && (lines.get(first).isBlank() || lines.get(first).startsWith("#TYPE"))) {
            first++;
        }
        if (first == lines.size() || !namesColumns(lines.get(first))) {
            return null;
        }
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> named = new ArrayList<>(lines.subList(first, lines.size()));
        named.set(0, withMessage(named.get(0)));
        try {
            new CsvRows(new StringReader(String.join("\n", named))).read(rows::add);
        } catch (IOException e) {
            return null; // a row without end
        }
        return isOfEvents(rows) ? events(rows) : null;
    }

    private static boolean namesColumns(String line) {
        int columns = 0;
        for (String name : line.split("[,;\t]", -1)) {
            columns += EventLabel.of(name.replace("\"", "").replace("\ufeff", "")) == null ? 0 : 1;
        }
        return columns >= 2;
    }

    /** Event Viewer saves the message in a column without a name behind the others. */
    private static String withMessage(String header) {
        String names = header.stripTrailing();
        if (names.length() > LAST.length() && names.endsWith(LAST)) {
            return names + names.charAt(names.length() - LAST.length() - 1) + "Message";
        }
        return header;
    }

    private static boolean isOfEvents(List<Map<String, String>> rows) {
        return !rows.isEmpty() && column(rows.get(0)) != null && rows.get(0).size() > 1;
    }

    /** The column of the numbers, null when there is none. */
    private static @Nullable String column(Map<String, String> row) {
        for (String name : row.keySet()) {
            if (EventLabel.of(name.replace("\ufeff", "")) == EventLabel.ID) {
                return name;
            }
        }
        return null;
    }

    private static List<EventText> events(List<Map<String, String>> rows) {
        List<EventText> events = new ArrayList<>();
        for (Map<String, String> row : rows) {
            EventDraft event = new EventDraft();
            for (Map.Entry<String, String> cell : row.entrySet()) {
                EventLabel label = EventLabel.of(cell.getKey().replace("\ufeff", ""));
                String value = cell.getValue().strip();
                if (label == EventLabel.ID) {
                    event.id(EventDraft.number(value));
                } else if (label == EventLabel.TIME || label == EventLabel.COMPUTER) {
                    event.take(label, value);
                }
            }
            if (event.isKnown()) {
                events.add(withDetails(event, row));
            }
        }
        return events;
    }

    /** The event with what its message says, which stands in one of the cells. */
    private static EventText withDetails(EventDraft event, Map<String, String> row) {
        EventText plain = event.end();
        String text = String.join("\n", row.values());
        List<String> lines = new ArrayList<>(List.of("Event ID: " + plain.id()));
        lines.addAll(text.lines().toList());
        List<EventText> told = EventBlocks.read(lines);
        EventText said = told.isEmpty() ? plain : told.get(0);
        return new EventText(
                plain.id(),
                said.error(),
                said.errorWords(),
                said.jet(),
                said.volumeGuid(),
                plain.time(),
                plain.computer(),
                said.folder(),
                said.group(),
                said.partner());
    }
}
