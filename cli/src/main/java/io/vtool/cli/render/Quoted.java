package io.vtool.cli.render;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes ordinary texts as JSON strings in one go, and remembers the form of long ones, as explanations are written again
 * and again. They are found by the object, not by what it says: comparing would cost more than writing anew.
 */
final class Quoted {
    private static final int SLOTS = 256;
    private static final int SHORTEST_KEPT = 64;
    private static final int LONGEST_KEPT = 2048;

    private final @Nullable String[] texts = new String[SLOTS];
    private final byte[] @Nullable [] forms = new byte[SLOTS][];

    /**
     * The JSON form of a text.
     *
     * @return null when the text is not ASCII or has something to escape
     */
    byte @Nullable [] form(String text) {
        if (text.length() < SHORTEST_KEPT || text.length() > LONGEST_KEPT) {
            return make(text);
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & SLOTS - 1;
        if (isSame(texts[slot], text)) {
            return forms[slot];
        }
        byte[] form = make(text);
        texts[slot] = text;
        forms[slot] = form;
        return form;
    }

    @SuppressWarnings("ReferenceEquality") // see above
    private static boolean isSame(@Nullable String known, String text) {
        return known == text;
    }

    private static byte @Nullable [] make(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            byte c = bytes[i];
            boolean lone = c == '?' && text.charAt(i) != '?'; // all before was ASCII, so this is what stood here
            if (c < 0x20 || c == 0x7f || c == '"' || c == '\\' || lone) {
                return null;
            }
        }
        byte[] form = new byte[bytes.length + 2];
        form[0] = '"';
        System.arraycopy(bytes, 0, form, 1, bytes.length);
        form[form.length - 1] = '"';
        return form;
    }
}
