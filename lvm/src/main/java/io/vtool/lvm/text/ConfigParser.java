package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parser of the grammar shared by LVM2 metadata and lvm.conf; one pass over the bytes, any member name is taken. */
public final class ConfigParser {
    private static final int MAX_DEPTH = 64;
    private static final int FIRST_ROOM = 256;

    private final ConfigScanner in;
    private final RepeatedSettings repeated;
    private final List<ConfigValue> members = new ArrayList<>();
    private ConfigNode[] open = new ConfigNode[FIRST_ROOM];
    private int count;

    private ConfigParser(ConfigScanner in) {
        this.in = in;
        this.repeated = new RepeatedSettings(in);
    }

    /**
     * The tree of a text; the text ends at its first NUL, if there is one.
     *
     * @throws ConfigFormatException where the text breaks the grammar
     */
    public static Section parse(byte[] text) throws ConfigFormatException {
        ConfigParser parser = new ConfigParser(new ConfigScanner(text));
        return new Section("", parser.body(0));
    }

    /** The nodes of a section; until its end they stand behind those of the sections around it. */
    private ConfigNode[] body(int depth) throws ConfigFormatException {
        if (depth > MAX_DEPTH) {
            throw in.wrong("sections nested too deep");
        }
        int first = count;
        while (true) {
            if (depth == 0) {
                remarks();
            } else {
                in.skipBlanksAndComments();
            }
            if (in.atEnd()) {
                if (depth > 0) {
                    throw in.wrong(ConfigScanner.UNEXPECTED);
                }
                return close(first);
            }
            if (depth > 0 && in.take('}')) {
                return close(first);
            }
            add(member(depth));
        }
    }

    private void add(ConfigNode node) {
        if (count == open.length) {
            open = Arrays.copyOf(open, count * 2);
        }
        open[count++] = node;
    }

    private ConfigNode[] close(int first) {
        ConfigNode[] nodes = Arrays.copyOfRange(open, first, count);
        count = first;
        return nodes;
    }

    private void remarks() {
        in.skipBlanks();
        while (in.take('#')) {
            add(new Remark(in.restOfLine()));
            in.skipBlanks();
        }
    }

    private ConfigNode member(int depth) throws ConfigFormatException {
        int start = in.place();
        RepeatedSettings.Kept known = depth > 0 ? repeated.here() : null;
        if (known != null) {
            Setting same = repeated.take(known);
            return same != null ? same : changed(known, start);
        }
        String name = depth > 0 ? in.name(repeated.name()) : in.nameHere();
        in.skipBlanksAndComments();
        if (in.take('{')) {
            return new Section(name, body(depth + 1));
        }
        if (!in.take('=')) {
            throw in.wrong(ConfigScanner.UNEXPECTED);
        }
        in.skipBlanksAndComments();
        int value = in.place();
        if (depth == 0) {
            return new Setting(name, value(), comment());
        }
        return repeated.keep(new Setting(name, value()), start, value);
    }

    /** A setting of a name that was here before, with another value. */
    private Setting changed(RepeatedSettings.Kept known, int start) throws ConfigFormatException {
        in.skip(known.lead());
        in.skipBlanksAndComments();
        int value = in.place();
        return repeated.keep(known, new Setting(known.name(), value()), start, value);
    }

    private ConfigValue value() throws ConfigFormatException {
        return in.take('[') ? array() : in.scalar();
    }

    private @Nullable String comment() {
        in.skipBlanksOfLine();
        return in.take('#') ? in.restOfLine() : null;
    }

    private ConfigValue array() throws ConfigFormatException {
        members.clear();
        while (true) {
            in.skipBlanksAndComments();
            if (in.take(']')) {
                return new ConfigValue.Array(members);
            }
            members.add(in.scalar());
            in.skipBlanksAndComments();
            if (!in.take(',') && !in.closesOrQuotes()) {
                throw in.wrong(ConfigScanner.NO_VALUE);
            }
        }
    }
}
