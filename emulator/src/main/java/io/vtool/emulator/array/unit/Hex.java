package io.vtool.emulator.array.unit;

import java.util.Arrays;

/** Bytes as hexadecimal digits. */
public final class Hex {
    private Hex() {}

    /**
     * Reads a string of hexadecimal bytes, blanks allowed between them.
     *
     * @param text two digits a byte
     * @return the bytes
     */
    public static byte[] parse(String text) {
        byte[] bytes = new byte[text.length() / 2];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) != ' ') {
                bytes[count++] =
                        (byte) (Character.digit(text.charAt(i), 16) << 4 | Character.digit(text.charAt(++i), 16));
            }
        }
        return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    }

    /**
     * Writes bytes as hexadecimal digits.
     *
     * @param bytes any bytes
     * @return two digits a byte
     */
    public static String format(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
