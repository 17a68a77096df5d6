package io.vtool.dfsr.wmi;

import io.vtool.dfsr.model.VersionVector;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Version vectors as GetVersionVector gives them: {@code {GUID} |-> (low, high] (low, high]}, one database after another. */
public final class VectorText {
    private static final int LONGEST = 1 << 22;
    private static final int GUID = 36;

    private VectorText() {}

    /**
     * Reads a version vector.
     *
     * @param text the text; line ends may be written as {@code \n}, as in MOF
     * @return the vector, null when the text is none
     */
    public static @Nullable VersionVector parse(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        VersionVector vector = new VersionVector();
        String plain = text.replace("\\n", " ").replace("\\r", " ");
        UUID database = null;
        try {
            for (int i = 0; i < plain.length(); ) {
                char c = plain.charAt(i);
                if (c == '{') {
                    int end = plain.indexOf('}', i);
                    if (end != i + 1 + GUID) {
                        return null;
                    }
                    database = UUID.fromString(plain.substring(i + 1, end));
                    i = end + 1;
                } else if (c == '(' && database != null) {
                    int comma = plain.indexOf(',', i);
                    int end = comma < 0 ? -1 : plain.indexOf(']', comma);
                    if (end < 0) {
                        return null;
                    }
                    long low = Long.parseLong(plain.substring(i + 1, comma).strip());
                    long high = Long.parseLong(plain.substring(comma + 1, end).strip());
                    vector.add(database, new VersionVector.Interval(low, high));
                    i = end + 1;
                } else if (c <= ' ' || "|->".indexOf(c) >= 0) {
                    i++;
                } else {
                    return null;
                }
            }
        } catch (IllegalArgumentException e) {
            return null; // no GUID, no number, or an interval that ends before it starts
        }
        return vector;
    }
}
