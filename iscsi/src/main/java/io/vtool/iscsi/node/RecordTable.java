package io.vtool.iscsi.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The keys of one kind of record, in the order in which they are written and shown. */
public final class RecordTable {
    private static final int COLUMNS = 8;
    private static final String IFACE_PREFIX = "iface.";

    private final List<RecordKey> keys;

    private RecordTable(List<RecordKey> keys) {
        this.keys = keys;
    }

    /** The keys of a node record, those of its interface among them. */
    public static RecordTable node() {
        return Node.TABLE;
    }

    /** The keys of an interface record. */
    public static RecordTable iface() {
        List<RecordKey> keys = new ArrayList<>();
        for (RecordKey key : Node.TABLE.keys) {
            if (key.name().startsWith(IFACE_PREFIX)) {
                keys.add(key);
            }
        }
        return new RecordTable(keys);
    }

    /** The keys of a SendTargets discovery record. */
    public static RecordTable discovery() {
        return Discovery.TABLE;
    }

    /** The keys of an iSNS discovery record. */
    static RecordTable isns() {
        return Isns.TABLE;
    }

    /** How many keys there are. */
    public int size() {
        return keys.size();
    }

    /**
     * A key by its place.
     *
     * @param index from 0
     */
    public RecordKey key(int index) {
        return keys.get(index);
    }

    /**
     * The place of a key.
     *
     * @param name its name
     * @param expected where it probably is; records are read in order
     * @return -1 when there is no such key
     */
    int find(String name, int expected) {
        int size = keys.size();
        for (int i = 0; i < size; i++) {
            int index = (expected + i) % size;
            if (keys.get(index).name().equals(name)) {
                return index;
            }
        }
        return -1;
    }

    private static RecordTable read(String resource) {
        try (InputStream in = RecordTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordTable parse(String text) {
        List<RecordKey> keys = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            char first = text.charAt(start);
            if (first >= '0' && first <= '9') {
                keys.add(key(text.substring(start, end)));
            }
            start = end + 1;
        }
        return new RecordTable(keys);
    }

    private static RecordKey key(String line) {
        String[] fields = new String[COLUMNS];
        int start = 0;
        for (int i = 0; i < COLUMNS; i++) {
            int tab = line.indexOf('\t', start);
            int end = tab < 0 ? line.length() : tab;
            fields[i] = start < line.length() ? line.substring(start, end) : "";
            start = end + 1;
        }
        return new RecordKey(
                fields[1],
                type(fields[2]),
                words(fields[3]),
                fields[4],
                fields[5].isEmpty() ? fields[4] : fields[5],
                fields[6].equals("yes"),
                family(fields[7]));
    }

    private static RecordKey.Family family(String word) {
        return switch (word) {
            case "" -> RecordKey.Family.ANY;
            case "4" -> RecordKey.Family.IPV4;
            case "6" -> RecordKey.Family.IPV6;
            default -> throw new IllegalStateException("family " + word);
        };
    }

    private static RecordKey.Type type(String word) {
        return switch (word) {
            case "text" -> RecordKey.Type.TEXT;
            case "secret" -> RecordKey.Type.SECRET;
            case "number" -> RecordKey.Type.NUMBER;
            case "choice" -> RecordKey.Type.CHOICE;
            case "list" -> RecordKey.Type.LIST;
            default -> throw new IllegalStateException("type " + word);
        };
    }

    private static List<String> words(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int blank = text.indexOf(' '); blank >= 0; blank = text.indexOf(' ', start)) {
            words.add(text.substring(start, blank));
            start = blank + 1;
        }
        words.add(text.substring(start));
        return words;
    }

    /** Read when the first node record is. */
    private static final class Node {
        static final RecordTable TABLE = read("node-keys.tsv");
    }

    /** Read when the first discovery record is. */
    private static final class Discovery {
        static final RecordTable TABLE = read("discovery-keys.tsv");
    }

    /** Read when the first iSNS record is. */
    private static final class Isns {
        static final RecordTable TABLE = read("isns-keys.tsv");
    }
}
