package io.vtool.cli.help;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys that were seen in JSON: {@code maps[] {alias, groups[] {prio}}}. An object whose names are not those of columns,
 * such as the settings of a record, is {@code {NAME}}.
 */
final class JsonShape {
    private final Map<String, JsonShape> keys = new LinkedHashMap<>();
    private boolean list;
    private boolean open;

    /** Takes in the keys of a value. */
    void add(JsonElement value) {
        if (value instanceof JsonArray array) {
            list = true;
            array.forEach(this::add);
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                open |= !entry.getKey().matches("[a-z][a-z0-9_]*");
                keys.computeIfAbsent(entry.getKey(), name -> new JsonShape()).add(entry.getValue());
            }
        }
    }

    /** The shape in words; empty for a plain value. */
    String text() {
        return text(Set.of());
    }

    /** An object in one of its own kind, as in a tree, is not written out again. */
    private String text(Set<String> outer) {
        StringBuilder text = new StringBuilder(list ? "[]" : "");
        if (open) {
            return text.append(" {NAME}").toString();
        }
        if (keys.isEmpty()) {
            return text.toString();
        }
        if (keys.keySet().equals(outer)) {
            return text.append(" {...}").toString();
        }
        text.append(" {");
        String separator = "";
        for (Map.Entry<String, JsonShape> key : keys.entrySet()) {
            text.append(separator).append(key.getKey()).append(key.getValue().text(keys.keySet()));
            separator = ", ";
        }
        return text.append('}').toString();
    }
}
