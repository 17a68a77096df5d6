package io.vtool.iscsi.isns;

import io.vtool.iscsi.pdu.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The payload of iSNS messages: attributes, each a tag, a length and a value padded to 4 bytes (RFC 4171 5.1). */
final class IsnsMessage {
    static final int DELIMITER = 0;
    static final int PORTAL_ADDRESS = 16;
    static final int PORTAL_PORT = 17;
    static final int NAME = 32;
    static final int NODE_TYPE = 33;
    static final int GROUP_TAG = 51;

    private static final int HEAD = 8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** One attribute; its value is at most as long as the message it came in. */
    record Attribute(int tag, byte[] value) {
        int number() {
            return value.length == Integer.BYTES ? ByteBuffer.wrap(value).getInt() : 0;
        }

        String text() {
            int end = value.length;
            while (end > 0 && value[end - 1] == 0) {
                end--;
            }
            return new String(value, 0, end, StandardCharsets.UTF_8);
        }
    }

    IsnsMessage add(int tag, byte[] value) {
        int padded = value.length + 3 & ~3;
        ByteBuffer attribute = ByteBuffer.allocate(HEAD + padded);
        attribute.putInt(tag).putInt(padded).put(value);
        bytes.writeBytes(attribute.array());
        return this;
    }

    IsnsMessage add(int tag, int value) {
        return add(tag, ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    /** Adds text, which ends with NUL. */
    IsnsMessage add(int tag, String value) {
        return add(tag, (value + "\0").getBytes(StandardCharsets.UTF_8));
    }

    byte[] payload() {
        return bytes.toByteArray();
    }

    /**
     * Reads attributes.
     *
     * @throws ProtocolException if one does not fit
     */
    static List<Attribute> read(ByteBuffer payload) throws ProtocolException {
        List<Attribute> all = new ArrayList<>();
        while (payload.hasRemaining()) {
            if (payload.remaining() < HEAD) {
                throw new ProtocolException("iSNS attribute without head");
            }
            int tag = payload.getInt();
            int length = payload.getInt();
            if (length < 0 || length > payload.remaining() || (length & 3) != 0) {
                throw new ProtocolException("iSNS attribute of " + Integer.toUnsignedString(length) + " bytes");
            }
            byte[] value = new byte[length];
            payload.get(value);
            all.add(new Attribute(tag, value));
        }
        return all;
    }
}
