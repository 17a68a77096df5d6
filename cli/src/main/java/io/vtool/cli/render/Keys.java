package io.vtool.cli.render;

import java.nio.charset.StandardCharsets;

/** The keys of the rows of one table, with what stands before them, as they are written in JSON. */
final class Keys {
    private final Columns columns;
    private final byte[][] keys;
    private final byte[][] nulls;

    Keys(Columns columns) {
        this.columns = columns;
        keys = new byte[columns.size()][];
        nulls = new byte[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            String key = (i == 0 ? "{\"" : ",\"") + columns.name(i) + "\":";
            keys[i] = key.getBytes(StandardCharsets.UTF_8);
            nulls[i] = (key + "null").getBytes(StandardCharsets.UTF_8);
        }
    }

    boolean isOf(Columns others) {
        return columns == others;
    }

    int size() {
        return keys.length;
    }

    /** What stands before a value. */
    byte[] key(int column) {
        return keys[column];
    }

    /** The same with the value, when that is unknown. */
    byte[] withNull(int column) {
        return nulls[column];
    }
}
