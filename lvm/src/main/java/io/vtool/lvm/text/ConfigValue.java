package io.vtool.lvm.text;

import java.util.List;

/** The value of a setting. */
public sealed interface ConfigValue {
    /** An integer; a text with a leading zero was octal. */
    record Int(long value) implements ConfigValue {}

    /**
     * A number with a point.
     *
     * @param digits as written
     */
    record Real(String digits) implements ConfigValue {
        /** The number itself. */
        public double value() {
            return Double.parseDouble(digits);
        }
    }

    /**
     * A string.
     *
     * @param value without quotes and escapes, one char for each byte of the text (ISO 8859-1), so that any bytes survive
     */
    record Text(String value) implements ConfigValue {}

    /** An array; its members are no arrays themselves. */
    record Array(List<ConfigValue> members) implements ConfigValue {
        /** Keeps a copy of the members. */
        public Array {
            members = List.copyOf(members);
        }
    }
}
