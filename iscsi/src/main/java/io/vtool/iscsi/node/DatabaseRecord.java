package io.vtool.iscsi.node;

import java.util.ArrayList;
import java.util.List;

/** One record: a value for every key of its table, and lines of keys that this version does not know. */
public final class DatabaseRecord {
    private final RecordTable table;
    private final String[] values;
    private final List<String> foreign = new ArrayList<>();
    private int cursor;

    private DatabaseRecord(RecordTable table) {
        this.table = table;
        this.values = new String[table.size()];
    }

    /**
     * A record with the values built into open-iscsi.
     *
     * @param table its keys
     */
    public static DatabaseRecord initial(RecordTable table) {
        DatabaseRecord made = new DatabaseRecord(table);
        for (int i = 0; i < table.size(); i++) {
            made.values[i] = table.key(i).initial();
        }
        return made;
    }

    /**
     * A record with the values that a packaged open-iscsi has.
     *
     * @param table its keys
     */
    public static DatabaseRecord packaged(RecordTable table) {
        DatabaseRecord made = new DatabaseRecord(table);
        for (int i = 0; i < table.size(); i++) {
            made.values[i] = table.key(i).packaged();
        }
        return made;
    }

    /** A record with the same values. */
    public DatabaseRecord copy() {
        DatabaseRecord made = new DatabaseRecord(table);
        System.arraycopy(values, 0, made.values, 0, values.length);
        made.foreign.addAll(foreign);
        return made;
    }

    /** Its keys. */
    public RecordTable table() {
        return table;
    }

    /**
     * Whether the table has a key.
     *
     * @param key its name
     */
    public boolean has(String key) {
        return table.find(key, cursor) >= 0;
    }

    /**
     * Whether the record has a key of its table: an interface for IPv6 has other keys than one for IPv4.
     *
     * @param index place of the key in the table
     */
    public boolean shows(int index) {
        RecordKey.Family family = table.key(index).family();
        return family == RecordKey.Family.ANY || (family == RecordKey.Family.IPV6) == sixth();
    }

    /** As open-iscsi tells: by the name that users gave it. */
    private boolean sixth() {
        return get("iface.iscsi_ifacename").contains("ipv6");
    }

    /**
     * A value by its place, empty when unset.
     *
     * @param index place of the key in the table
     */
    public String value(int index) {
        return values[index];
    }

    /**
     * A value, empty when unset.
     *
     * @param key a key of the table
     */
    public String get(String key) {
        return values[index(key)];
    }

    /**
     * A value as a number, 0 when it is none.
     *
     * @param key a key of the table
     */
    public int number(String key) {
        return leadingNumber(get(key));
    }

    /**
     * Sets a value without looking at it.
     *
     * @param key a key of the table
     * @param value the value, empty to unset it
     * @return this
     */
    public DatabaseRecord put(String key, String value) {
        values[index(key)] = value;
        return this;
    }

    /**
     * Takes a value as a file or a user gives it.
     *
     * @param name the key's name
     * @param value the value
     * @return what came of it
     */
    public Assignment assign(String name, String value) {
        int index = table.find(name, cursor);
        if (index < 0) {
            return Assignment.UNKNOWN_KEY;
        }
        cursor = index + 1;
        RecordKey key = table.key(index);
        switch (key.type()) {
            case NUMBER -> values[index] = Integer.toString(leadingNumber(value));
            case CHOICE -> {
                if (!key.choices().contains(value)) {
                    return Assignment.UNKNOWN_VALUE;
                }
                values[index] = value;
            }
            case LIST -> {
                return assignList(index, value);
            }
            default -> values[index] = firstLine(value);
        }
        return Assignment.DONE;
    }

    private Assignment assignList(int index, String value) {
        RecordKey key = table.key(index);
        StringBuilder known = new StringBuilder();
        List<String> ignored = new ArrayList<>();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            String word = value.substring(start, end);
            if (key.choices().contains(word)) {
                known.append(known.length() == 0 ? "" : ",").append(word);
            } else if (!word.isEmpty()) {
                ignored.add(word);
            }
            start = end + 1;
        }
        values[index] = known.length() == 0 ? key.initial() : known.toString();
        return new Assignment(Assignment.Outcome.DONE, ignored);
    }

    /** A value ends where a line of the file would. */
    private static String firstLine(String value) {
        int newline = value.indexOf('\n');
        return newline < 0 ? value : value.substring(0, newline);
    }

    /** Lines of unknown keys, kept so that they survive a rewrite. */
    List<String> foreign() {
        return foreign;
    }

    private int index(String key) {
        int index = table.find(key, cursor);
        if (index < 0) {
            throw new IllegalArgumentException("no key " + key);
        }
        return index;
    }

    /** The digits at the start, with a sign; 0 without any, as the C library reads them. */
    static int leadingNumber(String text) {
        boolean negative = text.startsWith("-");
        long number = 0;
        for (int i = negative || text.startsWith("+") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > Integer.MAX_VALUE) {
                break;
            }
            number = number * 10 + (c - '0');
        }
        return (int) (negative ? -number : number);
    }
}
