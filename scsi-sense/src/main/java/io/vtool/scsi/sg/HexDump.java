package io.vtool.scsi.sg;

/** Lines of 16 bytes with a wider gap in the middle. */
final class HexDump {
    private static final int PER_LINE = 16;
    private static final int ASCII_COLUMN = 52;

    private HexDump() {}

    /** Bytes only. */
    static void print(Text text, Bytes bytes, int from, int count, String indent) {
        lines(text, bytes, from, count, indent, false);
    }

    /** Bytes and, at the right, the characters they stand for. */
    static void printWithCharacters(Text text, Bytes bytes, int from, int count, String indent) {
        lines(text, bytes, from, count, indent, true);
    }

    private static void lines(Text text, Bytes bytes, int from, int count, String indent, boolean characters) {
        for (int start = from; start < from + count; start += PER_LINE) {
            int length = Math.min(PER_LINE, from + count - start);
            text.add(indent);
            for (int i = 0; i < length; i++) {
                text.add(i == 0 ? "" : i == PER_LINE / 2 ? "  " : " ").octet(bytes.at(start + i));
            }
            if (characters) {
                int width = 3 * length - 1 + (length > PER_LINE / 2 ? 1 : 0);
                text.add(" ".repeat(ASCII_COLUMN - width));
                for (int i = 0; i < PER_LINE; i++) {
                    text.add(i < length ? printable(bytes.at(start + i)) : " ");
                }
            }
            text.line();
        }
    }

    private static String printable(int octet) {
        return octet >= ' ' && octet < 0x7f ? String.valueOf((char) octet) : ".";
    }
}
