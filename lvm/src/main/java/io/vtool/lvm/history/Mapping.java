package io.vtool.lvm.history;

import io.vtool.lvm.model.LogicalVolume;
import io.vtool.lvm.model.Segment;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a volume's extents are mapped, in words. */
final class Mapping {
    private static final int LONGEST = 240;
    private static final int DEPTH = 8;

    private Mapping() {}

    /** The types of a volume's segments and where they lie, for example {@code linear on pv0:0}. */
    static String of(LogicalVolume volume) {
        StringBuilder text = new StringBuilder();
        for (Segment segment : volume.segments()) {
            text.append(text.length() == 0 ? "" : ", ").append(segment.type());
            String before = " on ";
            for (Segment.Area area : segment.areas()) {
                text.append(before).append(area.name()).append(':').append(area.extent());
                before = " ";
            }
            for (Segment.Reference reference : segment.references()) {
                text.append(' ').append(reference.role()).append(' ').append(reference.name());
            }
        }
        return text.toString();
    }

    /** A mapping that fits a line; of a longer one its beginning. */
    static String shortened(String mapping) {
        return mapping.length() <= LONGEST ? mapping : mapping.substring(0, LONGEST) + " ...";
    }

    /** What a segment's section says, by path. */
    static Map<String, String> settings(Segment segment) {
        Map<String, String> settings = new LinkedHashMap<>();
        add("", segment.settings(), DEPTH, settings);
        return settings;
    }

    private static void add(String path, Section section, int depth, Map<String, String> settings) {
        for (ConfigNode node : section.children()) {
            if (node instanceof Setting setting) {
                settings.put(path + setting.name(), text(setting.value()));
            } else if (node instanceof Section child && depth > 0) {
                add(path + child.name() + '/', child, depth - 1, settings);
            }
        }
    }

    private static String text(ConfigValue value) {
        if (value instanceof ConfigValue.Text text) {
            return text.value();
        }
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof ConfigValue.Array array) {
            StringBuilder text = new StringBuilder();
            for (ConfigValue member : array.members()) {
                text.append(text.length() == 0 ? "" : ", ").append(text(member));
            }
            return text.toString();
        }
        return value instanceof ConfigValue.Real real ? real.digits() : "";
    }
}
