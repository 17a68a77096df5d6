package io.vtool.lvm.report;

import java.util.List;

/** Values as JSON in which numbers are numbers, as the releases do that have this format. */
final class JsonValue {
    private JsonValue() {}

    static void append(StringBuilder line, Field field, Cell cell) {
        switch (field.id()) {
            case "lv_active" -> append(line, FieldKind.BINARY, activity(cell));
            case "pe_start" -> quoted(line, cell.text());
            case "pv_major", "pv_minor" -> append(line, FieldKind.NUMBER, cell);
            case "vdo_compression", "vdo_deduplication", "vdo_use_sparse_index", "vdo_use_metadata_hints" -> {
                if (cell.number() == Cell.UNDEFINED) {
                    line.append("null");
                } else {
                    line.append(cell.number());
                }
            }
            case "vg_mda_copies" -> line.append(numeric(cell.text()) ? cell.text() : "0");
            default -> append(line, field.kind(), cell);
        }
    }

    private static Cell activity(Cell cell) {
        return Cell.number(cell.text().equals("active") ? 1 : cell.text().isEmpty() ? 0 : Cell.UNDEFINED);
    }

    private static void append(StringBuilder line, FieldKind kind, Cell cell) {
        String text = cell.text();
        List<String> items = cell.items();
        switch (kind) {
            case LIST -> {
                line.append('[');
                for (int i = 0; items != null && i < items.size(); i++) {
                    line.append(i == 0 ? "\"" : ",\"");
                    escape(line, items.get(i));
                    line.append('"');
                }
                line.append(']');
            }
            case BINARY -> line.append(cell.number());
            case NUMBER, PERCENT -> {
                if (text.isEmpty()) {
                    line.append("null");
                } else if (numeric(text)) {
                    line.append(text);
                } else {
                    quoted(line, text);
                }
            }
            default -> quoted(line, text);
        }
    }

    private static void quoted(StringBuilder line, String text) {
        line.append('"');
        escape(line, text);
        line.append('"');
    }

    private static boolean numeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c == '.' && i > 0 || c == '-' && i == 0)) {
                return false;
            }
        }
        return true;
    }

    /** Only quotes are escaped. */
    static void escape(StringBuilder line, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                line.append('\\');
            }
            line.append(text.charAt(i));
        }
    }
}
