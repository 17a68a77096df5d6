package io.vtool.lvm.text;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a setting. */
public sealed interface ConfigValue {
    /** What counts where one value is wanted: the first member of an array, or null if it is empty. */
    static @Nullable ConfigValue first(@Nullable ConfigValue value) {
        if (value instanceof Array array) {
            return array.members().isEmpty() ? null : array.members().get(0);
        }
        return value;
    }

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

    /** An array. */
    final class Array implements ConfigValue {
        private final List<ConfigValue> members;
        private @Nullable List<String> texts;

        /** An array of these, which are no arrays themselves. */
        public Array(List<ConfigValue> members) {
            this.members = List.copyOf(members);
        }

        /** Its values. */
        public List<ConfigValue> members() {
            return members;
        }

        /** The strings among them, as the same list each time. */
        public List<String> texts() {
            List<String> known = texts;
            if (known == null) {
                known = textsOf(members);
                texts = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Array array && members.equals(array.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }

        @Override
        public String toString() {
            return members.toString();
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
