package io.vtool.lvm.text;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Writes metadata as lvm2 2.03.16 does, to the byte. */
public final class MetadataWriter {
    private final Layout.Table layouts = new Layout.Table();
    private final LineWriter out;
    private final Hint hints;

    private MetadataWriter(TextForm form, Hint hints) {
        this.out = new LineWriter(form == TextForm.FILE);
        this.hints = hints;
    }

    /**
     * The text, without the NUL that ends it on disk.
     *
     * @param zone the zone that times are told in, in the hints of a backup file
     */
    public static byte[] write(MetadataText text, TextForm form, ZoneId zone) {
        Section group = text.volumeGroup();
        MetadataWriter writer = new MetadataWriter(form, new Hint(zone, group.number("extent_size", 0)));
        if (form == TextForm.DISK) {
            writer.section(group, Scope.GROUP, false);
            writer.header(text);
        } else {
            writer.header(text);
            writer.section(group, Scope.GROUP, false);
        }
        return writer.out.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void header(MetadataText text) {
        for (ConfigNode node : text.header()) {
            if (node instanceof Remark remark) {
                out.line("#" + remark.text(), null);
                out.blank();
            } else if (node instanceof Setting setting) {
                String comment = setting.comment();
                String line = setting.name() + " = " + value(setting.value());
                out.line(comment == null ? line : line + "\t#" + comment, null);
                if (layouts.find(Scope.HEADER.word(), null, setting.name())
                        .blank()
                        .equals("after")) {
                    out.blank();
                }
            } else if (node instanceof Section section) {
                section(section, Scope.OTHER, false);
            }
        }
    }

    private void section(Section section, Scope scope, boolean blankBefore) {
        if (blankBefore) {
            out.blank();
        }
        out.line(name(section.name()) + " {", null);
        out.indent();
        String type = scope == Scope.SEGMENT ? segmentType(section) : null;
        for (ConfigNode child : section.children()) {
            if (child instanceof Section inner) {
                child(inner, scope, type);
            } else if (child instanceof Setting setting) {
                setting(setting, layouts.find(scope.word(), type, setting.name()));
            }
        }
        if (scope == Scope.GROUP) {
            blankForAbsent(section, "logical_volumes");
            blankForAbsent(section, "historical_logical_volumes");
        }
        out.outdent();
        out.line("}", null);
    }

    private void blankForAbsent(Section group, String part) {
        if (group.section(part) == null) {
            out.blank();
        }
    }

    private void child(Section inner, Scope scope, @Nullable String type) {
        if (layouts.find(scope.word(), type, inner.name()).compact()) {
            compact(inner);
        } else {
            Scope kind = scope.inside(inner.name());
            section(inner, kind, kind != Scope.SEGMENT);
        }
    }

    /** Policy settings are written by lvm2's generic writer: one tab more than the rest, also on disk, and no blanks. */
    private void compact(Section section) {
        out.line(name(section.name()) + " {", null);
        for (ConfigNode child : section.children()) {
            if (child instanceof Setting setting) {
                out.line("\t" + name(setting.name()) + "=" + value(setting.value()), null);
            }
        }
        out.line("}", null);
    }

    private void setting(Setting setting, Layout layout) {
        if (layout.blank().equals("before")) {
            out.blank();
        }
        if (layout.perLine() > 0 && setting.value() instanceof ConfigValue.Array array) {
            lines(setting.name(), array, layout.perLine());
        } else {
            out.line(name(setting.name()) + " = " + value(setting.value()), hints.of(layout.hint(), setting.value()));
        }
        if (layout.blank().equals("after")) {
            out.blank();
        }
    }

    private void lines(String name, ConfigValue.Array array, int perLine) {
        out.line(name(name) + " = [", null);
        out.indent();
        int size = array.members().size();
        for (int i = 0; i < size; i += perLine) {
            StringBuilder line = new StringBuilder();
            for (int j = i; j < i + perLine && j < size; j++) {
                line.append(j > i ? " " : "").append(value(array.members().get(j)));
                line.append(j < size - 1 ? "," : "");
            }
            out.line(line.toString(), null);
        }
        out.outdent();
        out.line("]", null);
    }

    private static @Nullable String segmentType(Section segment) {
        String type = segment.text("type");
        if (type == null) {
            return null;
        }
        int plus = type.indexOf('+');
        return plus < 0 ? type : type.substring(0, plus);
    }

    private static String name(String name) {
        boolean plain = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            plain &= c > ' ' && "#={}\"".indexOf(c) < 0;
        }
        return plain ? name : quote(name);
    }

    private static String value(ConfigValue value) {
        if (value instanceof ConfigValue.Int number) {
            return Long.toString(number.value());
        }
        if (value instanceof ConfigValue.Real real) {
            return real.digits();
        }
        if (value instanceof ConfigValue.Text text) {
            return quote(text.value());
        }
        StringBuilder list = new StringBuilder("[");
        for (ConfigValue member : ((ConfigValue.Array) value).members()) {
            list.append(list.length() > 1 ? ", " : "").append(value(member));
        }
        return list.append(']').toString();
    }

    private static String quote(String plain) {
        StringBuilder quoted = new StringBuilder(plain.length() + 2).append('"');
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
