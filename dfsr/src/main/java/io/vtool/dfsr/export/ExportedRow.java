package io.vtool.dfsr.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object of an export: values by the names of its properties, whatever their case. What is empty counts as absent. */
final class ExportedRow {
    private static final int GUID = 36;
    private static final int MOST_DIGITS = 18;

    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ExportedRow(Map<String, String> row) {
        row.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name.strip(), value.strip());
            }
        });
    }

    /** Whether it has all these properties. */
    boolean has(String... names) {
        for (String name : names) {
            if (!values.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** The first of the properties that it has, null for none. */
    @Nullable
    String text(String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    String textOr(String other, String... names) {
        String text = text(names);
        return text == null ? other : text;
    }

    /** A GUID, with or without braces. */
    @Nullable
    UUID guid(String... names) {
        return uuid(text(names));
    }

    /** A GUID, null when the text is none. */
    static @Nullable UUID uuid(@Nullable String text) {
        String bare = text == null ? "" : text.strip().replace("{", "").replace("}", "");
        try {
            return bare.length() == GUID ? UUID.fromString(bare) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A whole number, decimal or with 0x in front. */
    @Nullable
    Long number(String... names) {
        String text = text(names);
        if (text == null || text.length() > MOST_DIGITS + 2) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            return lower.startsWith("0x") ? Long.parseLong(lower.substring(2), 16) : Long.parseLong(lower);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** True or false, null for what is neither. */
    @Nullable
    Boolean flag(String... names) {
        String text = text(names);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> null;
        };
    }

    /** Items of a list as PowerShell and wmic write it: in braces or bare, with commas or semicolons between them. */
    List<String> items(String... names) {
        String text = textOr("", names);
        if (text.startsWith("{") && text.endsWith("}")) {
            text = text.substring(1, text.length() - 1);
        }
        List<String> items = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean end = i == text.length() || ",; ".indexOf(text.charAt(i)) >= 0;
            if (end) {
                String item = text.substring(from, i).replace("\"", "").strip();
                if (!item.isEmpty()) {
                    items.add(item);
                }
                from = i + 1;
            }
        }
        return items;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
