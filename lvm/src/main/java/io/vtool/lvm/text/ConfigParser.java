package io.vtool.lvm.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parser of the grammar shared by LVM2 metadata and lvm.conf; one pass over the bytes, any member name is taken. */
public final class ConfigParser {
    private static final int MAX_DEPTH = 64;

    private final ConfigScanner in;

    private ConfigParser(ConfigScanner in) {
        this.in = in;
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

    private List<ConfigNode> body(int depth) throws ConfigFormatException {
        if (depth > MAX_DEPTH) {
            throw in.wrong("sections nested too deep");
        }
        List<ConfigNode> nodes = new ArrayList<>();
        while (true) {
            if (depth == 0) {
                remarks(nodes);
            } else {
                in.skipBlanksAndComments();
            }
            if (in.atEnd()) {
                if (depth > 0) {
                    throw in.wrong("section is not closed");
                }
                return nodes;
            }
            if (in.take('}')) {
                if (depth == 0) {
                    throw in.wrong("closing brace without a section");
                }
                return nodes;
            }
            nodes.add(member(depth));
        }
    }

    private void remarks(List<ConfigNode> nodes) {
        in.skipBlanks();
        while (in.take('#')) {
            nodes.add(new Remark(in.restOfLine()));
            in.skipBlanks();
        }
    }

    private ConfigNode member(int depth) throws ConfigFormatException {
        String name = in.name();
        in.skipBlanksAndComments();
        if (in.take('{')) {
            return new Section(name, body(depth + 1));
        }
        if (!in.take('=')) {
            throw in.wrong("'=' or '{' expected after " + name);
        }
        in.skipBlanksAndComments();
        ConfigValue value = in.take('[') ? array() : in.scalar();
        return new Setting(name, value, depth == 0 ? comment() : null);
    }

    private @Nullable String comment() {
        in.skipBlanksOfLine();
        return in.take('#') ? in.restOfLine() : null;
    }

    private ConfigValue array() throws ConfigFormatException {
        List<ConfigValue> members = new ArrayList<>();
        while (true) {
            in.skipBlanksAndComments();
            if (in.take(']')) {
                return new ConfigValue.Array(members);
            }
            members.add(in.scalar());
            in.skipBlanksAndComments();
            if (!in.take(',')) {
                if (!in.take(']')) {
                    throw in.wrong("',' or ']' expected");
                }
                return new ConfigValue.Array(members);
            }
        }
    }
}
