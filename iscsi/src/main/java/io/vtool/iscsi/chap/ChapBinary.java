package io.vtool.iscsi.chap;

import io.vtool.iscsi.pdu.ProtocolException;
import java.util.Base64;
import java.util.HexFormat;

/** Large binary values as text: {@code 0x} and hexadecimal digits, or {@code 0b} and base64 (RFC 7143 6.1). */
public final class ChapBinary {
    /** The longest challenge or response in bytes (RFC 7143 12.1.3). */
    public static final int MAX_LENGTH = 1024;

    private ChapBinary() {}

    /**
     * Encodes as hexadecimal digits.
     *
     * @param bytes the value
     * @return {@code 0x...}
     */
    public static String encodeHex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    /**
     * Encodes as base64.
     *
     * @param bytes the value
     * @return {@code 0b...}
     */
    public static String encodeBase64(byte[] bytes) {
        return "0b" + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Decodes either form.
     *
     * @param text the value as it came
     * @return 1 to 1024 bytes
     * @throws ProtocolException if it is neither form, empty, malformed or too long
     */
    public static byte[] decode(String text) throws ProtocolException {
        byte[] bytes;
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                String digits = text.substring(2);
                bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
            } else if (text.startsWith("0b") || text.startsWith("0B")) {
                bytes = Base64.getDecoder().decode(text.substring(2));
            } else {
                throw new ProtocolException("binary value is neither 0x nor 0b");
            }
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("binary value is malformed");
        }
        if (bytes.length == 0 || bytes.length > MAX_LENGTH) {
            throw new ProtocolException("binary value of " + bytes.length + " bytes");
        }
        return bytes;
    }
}
