package io.vtool.iscsi.text;

import io.vtool.iscsi.pdu.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text pairs as bytes: UTF-8, {@code key=value}, each ended by one NUL (RFC 7143 6.1). */
public final class TextCodec {
    /** The longest key name in bytes. */
    public static final int MAX_KEY = 63;
    /** The longest value in bytes, but for authentication and private keys. */
    public static final int MAX_VALUE = 255;
    /** The longest value of an authentication or private key in bytes. */
    public static final int MAX_LARGE_VALUE = 8192;

    private static final String[] LARGE = {"CHAP_", "KRB_", "SRP_", "X-", "X#"};

    private TextCodec() {}

    /**
     * Encodes pairs.
     *
     * @param pairs the pairs, in order
     * @return the bytes, each pair ended by NUL
     */
    public static byte[] encode(List<KeyValue> pairs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (KeyValue pair : pairs) {
            out.writeBytes(pair.key().getBytes(StandardCharsets.UTF_8));
            out.write('=');
            out.writeBytes(pair.value().getBytes(StandardCharsets.UTF_8));
            out.write(0);
        }
        return out.toByteArray();
    }

    /**
     * Decodes complete text. Superfluous NULs are passed over, and the last pair may lack its own, as some peers send it.
     *
     * @param text the bytes from position to limit, left as they are
     * @return the pairs in order, repeated keys included
     * @throws ProtocolException if a pair has no key, no {@code =}, is too long or is not UTF-8
     */
    public static List<KeyValue> decode(ByteBuffer text) throws ProtocolException {
        List<KeyValue> pairs = new ArrayList<>();
        int start = text.position();
        for (int i = start; i <= text.limit(); i++) {
            if (i == text.limit() || text.get(i) == 0) {
                if (i > start) {
                    pairs.add(pair(text, start, i));
                }
                start = i + 1;
            }
        }
        return pairs;
    }

    private static KeyValue pair(ByteBuffer text, int start, int end) throws ProtocolException {
        int equals = start;
        while (equals < end && text.get(equals) != '=') {
            equals++;
        }
        if (equals == end || equals == start) {
            throw new ProtocolException("text pair without a key or without '='");
        }
        if (equals - start > MAX_KEY) {
            throw new ProtocolException("text key of " + (equals - start) + " bytes");
        }
        String key = string(text, start, equals);
        int length = end - equals - 1;
        if (length > limit(key)) {
            throw new ProtocolException("value of " + length + " bytes for " + key);
        }
        return new KeyValue(key, string(text, equals + 1, end));
    }

    private static int limit(String key) {
        for (String prefix : LARGE) {
            if (key.startsWith(prefix)) {
                return MAX_LARGE_VALUE;
            }
        }
        return MAX_VALUE;
    }

    private static String string(ByteBuffer text, int start, int end) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(text.slice(start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("text is not UTF-8");
        }
    }
}
