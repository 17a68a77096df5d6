package io.vtool.multipath.show;

import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.path.LivePath;
import java.util.List;

/** JSON as multipathd prints it: its own layout, nothing escaped. */
public final class JsonText {
    private static final String INDENT = "   ";
    private static final String[] MAP_FIELDS = {
        "name", "n", "uuid", "w", "sysfs", "d", "failback", "F", "queueing", "Q", "paths", "#N", "write_prot", "r",
        "dm_st", "t", "features", "f", "hwhandler", "h", "action", "A", "path_faults", "#0", "vend", "v", "prod", "p",
        "rev", "e", "switch_grp", "#1", "map_loads", "#2", "total_q_time", "#3", "q_timeouts", "#4"
    };
    private static final String[] GROUP_FIELDS = {"selector", "s", "pri", "#p", "dm_st", "t", "marginal_st", "M"};
    private static final String[] PATH_FIELDS = {
        "dev",
        "d",
        "dev_t",
        "D",
        "dm_st",
        "t",
        "dev_st",
        "o",
        "chk_st",
        "T",
        "checker",
        "c",
        "pri",
        "#p",
        "host_wwnn",
        "N",
        "target_wwnn",
        "n",
        "host_wwpn",
        "R",
        "target_wwpn",
        "r",
        "host_adapter",
        "a",
        "lun_hex",
        "L",
        "marginal_st",
        "M"
    };

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** All maps. */
    public static String maps(List<LiveMap> maps) {
        JsonText json = new JsonText();
        json.start();
        json.indent(1).text.append("\"maps\": [");
        for (int i = 0; i < maps.size(); i++) {
            json.text.append(i == 0 ? "{\n" : ",{\n");
            json.fields(maps.get(i));
            json.indent(1).text.append('}');
        }
        json.text.append("]\n}\n");
        return json.text.toString();
    }

    /** One map. */
    public static String map(LiveMap map) {
        JsonText json = new JsonText();
        json.start();
        json.indent(1).text.append("\"map\":{\n");
        json.fields(map);
        json.indent(1).text.append("}\n}\n");
        return json.text.toString();
    }

    private void start() {
        text.append("{\n").append(INDENT).append("\"major_version\": 0,\n");
        text.append(INDENT).append("\"minor_version\": 1,\n");
    }

    private JsonText indent(int depth) {
        for (int i = 0; i < depth; i++) {
            text.append(INDENT);
        }
        return this;
    }

    private void fields(LiveMap map) {
        for (int i = 0; i < MAP_FIELDS.length; i += 2) {
            String letter = MAP_FIELDS[i + 1];
            field(2, MAP_FIELDS[i], letter, MapValues.value(letter.charAt(letter.length() - 1), map));
            text.append(",\n");
        }
        indent(2).text.append("\"path_groups\": [");
        for (int i = 0; i < map.groups.size(); i++) {
            text.append(i == 0 ? "{\n" : ",{\n");
            fields(map.groups.get(i), i + 1);
            indent(2).text.append('}');
        }
        text.append("]\n");
    }

    private void fields(LiveGroup group, int number) {
        for (int i = 0; i < GROUP_FIELDS.length; i += 2) {
            String letter = GROUP_FIELDS[i + 1];
            field(3, GROUP_FIELDS[i], letter, MapValues.value(letter.charAt(letter.length() - 1), group));
            text.append(",\n");
        }
        indent(3).text.append("\"group\" : ").append(number).append(",\n");
        indent(3).text.append("\"paths\": [");
        for (int i = 0; i < group.paths.size(); i++) {
            text.append(i == 0 ? "{\n" : ",{\n");
            fields(group.paths.get(i));
            indent(3).text.append('}');
        }
        text.append("]\n");
    }

    private void fields(LivePath path) {
        for (int i = 0; i < PATH_FIELDS.length; i += 2) {
            String letter = PATH_FIELDS[i + 1];
            field(4, PATH_FIELDS[i], letter, PathValues.value(letter.charAt(letter.length() - 1), path));
            text.append(i + 2 < PATH_FIELDS.length ? ",\n" : "\n");
        }
    }

    private void field(int depth, String name, String letter, String value) {
        String quote = letter.startsWith("#") ? "" : "\"";
        indent(depth).text.append('"').append(name).append("\" : ").append(quote);
        text.append(value).append(quote);
    }
}
