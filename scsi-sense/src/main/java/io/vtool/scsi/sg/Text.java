package io.vtool.scsi.sg;

/**
 * Text that is cut off at a length, as in a C buffer. A character stands for one byte (ISO 8859-1), so that strings out of
 * sense data come out as they are.
 */
final class Text {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final StringBuilder characters = new StringBuilder(256);
    private final int limit;

    Text(int limit) {
        this.limit = limit;
    }

    Text add(String text) {
        characters.append(text, 0, Math.min(text.length(), room()));
        return this;
    }

    Text add(int number) {
        return add(Integer.toString(number));
    }

    Text add(long number) {
        return add(Long.toString(number));
    }

    /** {@code 0x} and as few digits as the number needs. */
    Text hex(long number) {
        return add("0x").add(Long.toHexString(number));
    }

    /** Two digits. */
    Text octet(int number) {
        if (room() > 0) {
            characters.append(DIGITS[number >> 4 & 0xf]);
        }
        if (room() > 0) {
            characters.append(DIGITS[number & 0xf]);
        }
        return this;
    }

    /** Two digits for each byte. */
    Text octets(Bytes bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            octet(bytes.at(i));
        }
        return this;
    }

    /** The bytes up to the first that is zero. */
    Text string(Bytes bytes, int from, int count) {
        for (int i = from; i < from + count && bytes.at(i) != 0 && room() > 0; i++) {
            characters.append((char) bytes.at(i));
        }
        return this;
    }

    Text line() {
        return add("\n");
    }

    private int room() {
        return limit - characters.length();
    }

    @Override
    public String toString() {
        return characters.toString();
    }
}
