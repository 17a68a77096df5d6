package io.vtool.iscsi.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Covers in the text of login and text PDUs what helps to find a secret out: responses and challenges of CHAP. */
final class Redaction {
    private static final byte[][] KEYS = {
        "CHAP_R=".getBytes(StandardCharsets.US_ASCII), "CHAP_C=".getBytes(StandardCharsets.US_ASCII)
    };

    private Redaction() {}

    /**
     * Copies text with the values of those keys covered by {@code *}, at the same length. A value that begins the text
     * because its key stood in the PDU before is covered if {@code goesOn}.
     *
     * @param text from position to limit, left as it is
     * @param goesOn whether the text begins inside a secret value
     * @return a copy from position 0 to limit
     */
    static ByteBuffer cover(ByteBuffer text, boolean goesOn) {
        ByteBuffer copy =
                ByteBuffer.allocate(text.remaining()).put(text.duplicate()).flip();
        boolean secret = goesOn;
        for (int i = 0; i < copy.limit(); i++) {
            if (copy.get(i) == 0) {
                secret = false;
            } else if (secret) {
                copy.put(i, (byte) '*');
            } else {
                int length = keyAt(copy, i);
                secret = length > 0;
                i += Math.max(0, length - 1);
            }
        }
        return copy;
    }

    private static int keyAt(ByteBuffer text, int at) {
        if (at > 0 && text.get(at - 1) != 0) {
            return 0;
        }
        for (byte[] key : KEYS) {
            if (text.limit() - at >= key.length && text.slice(at, key.length).equals(ByteBuffer.wrap(key))) {
                return key.length;
            }
        }
        return 0;
    }

    /** Tells whether text that ends without NUL ends inside, or in the key of, a secret. */
    static boolean endsInSecret(ByteBuffer text, boolean goesOn) {
        int start = text.limit();
        while (start > text.position() && text.get(start - 1) != 0) {
            start--;
        }
        if (start == text.limit()) {
            return false;
        }
        boolean whole = start == text.position();
        String last = StandardCharsets.ISO_8859_1
                .decode(text.slice(start, text.limit() - start))
                .toString();
        return whole && goesOn || last.startsWith("CHAP_") || "CHAP_".startsWith(last);
    }
}
