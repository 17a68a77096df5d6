package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lvm2 says while it reads a text, in order; and the ways it looks for members, some of which make it say something. */
final class ImportText {
    private static final long WORD = 0xFFFF_FFFFL;

    private final List<ImportLine> lines = new ArrayList<>(0);

    List<ImportLine> lines() {
        return lines;
    }

    void say(String line) {
        lines.add(new ImportLine(line, false));
    }

    /** A type that lvm2 does not know; once it was told of lvm2 knows it. */
    void unknownType(String type) {
        lines.add(new ImportLine(type, true));
    }

    /** Says what is wrong; never true. */
    boolean failed(String line) {
        say(line);
        return false;
    }

    /** Looks a name up as lvm2 does, which takes the first member of that name and tells of each further one. */
    void look(Section section, String name) {
        for (int i = section.count(name); i > 1; i--) {
            say("WARNING: Ignoring duplicate config node: " + name + " (seeking " + name + ")");
        }
    }

    boolean has(Section section, String name) {
        look(section, name);
        return section.member(name) != null;
    }

    @Nullable
    ConfigValue value(Section section, String name) {
        look(section, name);
        return section.value(name);
    }

    @Nullable
    String text(Section section, String name) {
        look(section, name);
        return section.text(name);
    }

    /** A string that is not empty; of anything else but an empty string lvm2 says that it ignores it. */
    @Nullable
    String word(Section section, String name) {
        ConfigValue found = value(section, name);
        if (found != null && !(ConfigValue.first(found) instanceof ConfigValue.Text)) {
            say("WARNING: Ignoring unsupported value for " + name + ".");
        }
        String text = section.text(name);
        return text == null || text.isEmpty() ? null : text;
    }

    @Nullable
    Long number(Section section, String name) {
        look(section, name);
        return section.number(name);
    }

    /** A number of 32 bits; -1 if there is none. */
    long word32(Section section, String name) {
        return word32(value(section, name));
    }

    /** A number as lvm2 reads it, of 32 bits; -1 if it is none. */
    static long word32(@Nullable ConfigValue value) {
        ConfigValue first = value instanceof ConfigValue.Int ? value : ConfigValue.first(value);
        return first instanceof ConfigValue.Int number ? number.value() & WORD : -1;
    }

    /** Whether a list is one of strings only, or empty. */
    boolean strings(ConfigValue value) {
        List<? extends ConfigValue> members =
                value instanceof ConfigValue.Array array ? array.members() : List.of(value);
        for (ConfigValue member : members) {
            if (!(member instanceof ConfigValue.Text)) {
                return failed("Found an item that is not a string");
            }
        }
        return true;
    }
}
