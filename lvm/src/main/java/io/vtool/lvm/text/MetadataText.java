package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a volume group's metadata: the group's section and the header that says who wrote it and when. On disk
 * the group comes first, in a backup file the header.
 *
 * @param header the settings and remarks outside of the group's section, in order
 */
public record MetadataText(Section volumeGroup, List<ConfigNode> header) {
    private static final int LONGEST_NAME = 128;

    /** Keeps a copy of the header. */
    public MetadataText {
        header = List.copyOf(header);
    }

    /** The parts of a whole text, or null if it has no section that could be a volume group. */
    public static @Nullable MetadataText of(Section whole) {
        Section group = null;
        List<ConfigNode> header = new ArrayList<>();
        for (ConfigNode child : whole.children()) {
            if (group == null && child instanceof Section section) {
                group = section;
            } else {
                header.add(child);
            }
        }
        return group == null ? null : new MetadataText(group, header);
    }

    /** Whether a group may have this name. */
    public static boolean validName(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean good = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '_'
                    || c == '-'
                    || c == '+';
            if (!good) {
                return false;
            }
        }
        return name.length() < LONGEST_NAME;
    }

    /** What the writer was doing, usually a command line, or null. */
    public @Nullable String description() {
        return headerSection().text("description");
    }

    /** The host the text was written on, or null. */
    public @Nullable String creationHost() {
        return headerSection().text("creation_host");
    }

    /** When the text was written, in seconds since 1970, or null. */
    public @Nullable Long creationTime() {
        return headerSection().number("creation_time");
    }

    private Section headerSection() {
        return new Section("", header);
    }
}
