package io.vtool.emulator.lab.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of the file: its keys are checked when it is made, its values when they are asked for. */
final class Section {
    private static final int LONGEST_TAG = 1024;

    private final Node node;
    private final String what;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /**
     * Reads the keys.
     *
     * @param node where the mapping should be
     * @param what what it describes, for messages: {@code target}
     * @param known its keys
     */
    Section(Node node, String what, List<String> known, Problems problems) {
        this.node = node;
        this.what = what;
        this.problems = problems;
        if (!(node instanceof MappingNode mapping)) {
            problems.add(node, "a " + what + " is written as 'key: value' pairs");
            problems.hidesNames(what);
            return;
        }
        for (NodeTuple pair : mapping.getValue()) {
            Node keyNode = pair.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                problems.unknown(keyNode, "unknown key '" + printable(key) + "' in " + what, key, known);
                hides(pair.getValueNode());
            } else if (values.putIfAbsent(key, pair.getValueNode()) != null) {
                problems.add(keyNode, "key '" + key + "' appears twice in this " + what);
            }
        }
    }

    /** What stands under a key that nobody understands may define more than its own value. */
    private void hides(Node value) {
        if (!(value instanceof ScalarNode)) {
            problems.hidesNames(what);
        }
    }

    /** Whether it is a mapping at all; if not, that was told and nothing more needs to be. */
    boolean isMapping() {
        return node instanceof MappingNode;
    }

    Problems problems() {
        return problems;
    }

    /** Where a key's value stands, or else the whole. */
    Node at(String key) {
        Node value = values.get(key);
        return value == null ? node : value;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text that must be there. */
    String required(String key) {
        if (!has(key) && isMapping()) {
            problems.add(node, what + " has no '" + key + "'");
            problems.hidesNames(what);
        }
        return text(key, "");
    }

    /** A text without control characters. */
    String text(String key, String absent) {
        Node value = values.get(key);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            problems.add(value, "'" + key + "' of " + what + " needs a value");
            return absent;
        }
        String text = scalar.getValue();
        if (!printable(text).equals(text)) {
            problems.add(value, "'" + key + "' of " + what + " has control characters");
            return absent;
        }
        return text;
    }

    /** A text of ASCII for a field of fixed length. */
    String field(String key, int longest, String absent) {
        String text = text(key, absent);
        boolean ascii = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!ascii || text.length() > longest) {
            problems.add(at(key), "'" + key + "' of " + what + " takes at most " + longest + " characters of ASCII");
        }
        return text;
    }

    int number(String key, int least, int most, int absent) {
        String text = text(key, Integer.toString(absent));
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(
                at(key), "'" + key + "' of " + what + " is '" + text + "', not a number from " + least + " to " + most);
        return absent;
    }

    boolean flag(String key, boolean absent) {
        String text = text(key, Boolean.toString(absent));
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(at(key), "'" + key + "' of " + what + " is '" + text + "', not true or false");
        }
        return text.equals("true");
    }

    String choice(String key, List<String> words, String absent) {
        String text = text(key, absent);
        if (words.contains(text)) {
            return text;
        }
        problems.unknown(at(key), "unknown " + key + " '" + text + "' of " + what, text, words);
        return absent;
    }

    /** The entries of a list; one entry may stand alone. */
    List<Node> list(String key, boolean required) {
        Node value = values.get(key);
        if (value == null) {
            if (required && isMapping()) {
                problems.add(node, what + " has no '" + key + "'");
                problems.hidesNames(what);
            }
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            problems.add(value, "'" + key + "' of " + what + " is written as a list");
            problems.hidesNames(what);
            return List.of();
        }
        if (required && sequence.getValue().isEmpty()) {
            problems.add(value, "'" + key + "' of " + what + " is empty");
        }
        return sequence.getValue();
    }

    /** The texts of a list. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node entry : list(key, false)) {
            if (entry instanceof ScalarNode scalar) {
                texts.add(scalar.getValue());
            } else {
                problems.add(entry, "'" + key + "' of " + what + " is a list of words");
            }
        }
        return texts;
    }

    /** The words of a list that lvm2 takes as tags. */
    List<String> tags(String key) {
        List<String> tags = texts(key);
        for (String tag : tags) {
            boolean good = !tag.isEmpty() && tag.length() <= LONGEST_TAG && tag.charAt(0) != '-';
            for (int i = 0; i < tag.length(); i++) {
                char c = tag.charAt(i);
                good &= c < 0x80 && (Character.isLetterOrDigit(c) || "_+.-/=!:&#".indexOf(c) >= 0);
            }
            if (!good) {
                problems.add(at(key), "'" + printable(tag) + "' is not a tag of lvm2");
            }
        }
        return tags;
    }

    @Nullable
    Node value(String key) {
        return values.get(key);
    }

    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < clean.length(); i++) {
            if (Character.isISOControl(clean.charAt(i))) {
                clean.setCharAt(i, '?');
            }
        }
        return clean.toString();
    }
}
