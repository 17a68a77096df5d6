package io.vtool.cli.multipath;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.vtool.multipath.topology.MultipathMap;
import io.vtool.multipath.topology.Path;
import io.vtool.multipath.topology.PathGroup;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code multipathd show maps json}, or {@code show map NAME json}, printed. It tells no sizes and no numbers of the
 * SCSI bus.
 */
final class DaemonJson {
    private static final int DEEPEST = 32;

    private final JsonReader json;
    private final List<MultipathMap> maps = new ArrayList<>();

    private DaemonJson(String text) {
        json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.setNestingLimit(DEEPEST);
    }

    /** The maps, null when the text is no such answer. */
    static @Nullable List<MultipathMap> maps(String text) {
        DaemonJson reader = new DaemonJson(text);
        try {
            return reader.answer() && reader.json.peek() == JsonToken.END_DOCUMENT ? reader.maps : null;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return null;
        }
    }

    private boolean answer() throws IOException {
        boolean found = false;
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("maps") && json.peek() == JsonToken.BEGIN_ARRAY) {
                found = true;
                json.beginArray();
                while (json.hasNext()) {
                    map();
                }
                json.endArray();
            } else if (key.equals("map") && json.peek() == JsonToken.BEGIN_OBJECT) {
                found = true;
                map();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return found;
    }

    private void map() throws IOException {
        Map<String, String> values = new HashMap<>();
        List<PathGroup> groups = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("path_groups") && json.peek() == JsonToken.BEGIN_ARRAY) {
                json.beginArray();
                while (json.hasNext()) {
                    groups.add(group());
                }
                json.endArray();
            } else {
                value(values, key);
            }
        }
        json.endObject();
        String action = values.get("action");
        maps.add(new MultipathMap(
                values.get("name"),
                values.get("uuid"),
                values.get("sysfs"),
                values.get("vend"),
                values.get("prod"),
                null,
                values.get("features"),
                values.get("hwhandler"),
                values.get("write_prot"),
                action == null || action.isEmpty() ? null : action,
                null,
                null,
                groups));
    }

    private PathGroup group() throws IOException {
        Map<String, String> values = new HashMap<>();
        List<Path> paths = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("paths") && json.peek() == JsonToken.BEGIN_ARRAY) {
                json.beginArray();
                while (json.hasNext()) {
                    paths.add(path());
                }
                json.endArray();
            } else {
                value(values, key);
            }
        }
        json.endObject();
        String priority = values.get("pri");
        return new PathGroup(
                values.get("selector"),
                priority == null ? null : Integer.valueOf(priority),
                values.get("dm_st"),
                paths);
    }

    private Path path() throws IOException {
        Map<String, String> values = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            value(values, json.nextName());
        }
        json.endObject();
        return new Path(
                null,
                values.get("dev"),
                values.get("dev_t"),
                values.get("dm_st"),
                values.get("chk_st"),
                values.get("dev_st"));
    }

    private void value(Map<String, String> values, String key) throws IOException {
        if (json.peek() == JsonToken.STRING || json.peek() == JsonToken.NUMBER) {
            values.put(key, json.nextString());
        } else {
            json.skipValue();
        }
    }
}
