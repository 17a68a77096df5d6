package io.vtool.lvm.text;

import java.util.Arrays;
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

    /**
     * An array.
     *
     * @param members its values, no arrays themselves
     * @param texts the strings among them
     */
    record Array(List<ConfigValue> members, List<String> texts) implements ConfigValue {
        /** An array of these. */
        public Array(List<ConfigValue> members) {
            this(List.copyOf(members), textsOf(members));
        }

        private static List<String> textsOf(List<ConfigValue> members) {
            String[] found = new String[members.size()];
            int count = 0;
            for (int i = 0; i < found.length; i++) {
                if (members.get(i) instanceof Text text) {
                    found[count++] = text.value();
                }
            }
            return switch (count) {
                case 0 -> List.of();
                case 1 -> List.of(found[0]);
                default -> List.of(Arrays.copyOf(found, count));
            };
        }
    }
}
