package io.vtool.scsi.log;

/**
 * The escapes of quoted-printable mail (RFC 2045 6.7). Logs print {@code name=20} themselves, so an escape counts only
 * where it cannot be a number.
 */
final class QuotedPrintable {
    private static final String LABELS =
            " asc ascq code cmd fru host key lun lba length opcode sc sct sk skey sense status value id op tag retries ";

    private QuotedPrintable() {}

    /** Length of the escape that starts at that equals sign, 0 when there is none. */
    static int length(String text, int at) {
        if (at + 1 >= text.length()) {
            return 1;
        }
        int sequence = sequence(text, at);
        if (sequence > 0) {
            return 3 * sequence;
        }
        if (text.startsWith("=3D", at)) {
            return isNumberAfterLabel(text, at) ? 0 : 3;
        }
        boolean blank = text.startsWith("=20", at) || text.startsWith("=09", at);
        return blank && restIsBlank(text, at + 3) && !isLabel(text, at) ? 3 : 0;
    }

    /** The character that the escape stands for. */
    static char plain(String text, int at, int length) {
        if (length == 1) {
            return Typography.NOTHING;
        }
        if (length == 3) {
            return text.charAt(at + 1) == '3' ? '=' : ' ';
        }
        int character = octet(text, at) & (length == 6 ? 0x1f : 0xf);
        for (int i = at + 3; i < at + length; i += 3) {
            character = character << 6 | octet(text, i) & 0x3f;
        }
        return Typography.plain((char) character);
    }

    /** How many octets the UTF-8 sequence of two or three has that starts there, 0 when there is none. */
    private static int sequence(String text, int at) {
        int first = octet(text, at);
        int length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 0;
        for (int i = 1; i < length; i++) {
            if ((octet(text, at + 3 * i) & ~0x3f) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The octet of {@code =E2}, -1 when there is none. */
    private static int octet(String text, int at) {
        return at + 3 <= text.length() && text.charAt(at) == '=' ? Markup.number(text, at + 1, at + 3, 16) : -1;
    }

    /** {@code asc=3D, ascq=00}: the number 3D, not an escaped equals sign. */
    private static boolean isNumberAfterLabel(String text, int at) {
        char after = at + 3 < text.length() ? text.charAt(at + 3) : ' ';
        return !Cursor.isAlnum(after) && after != '"' && after != '\'' && after != '<' && isLabel(text, at);
    }

    private static boolean isLabel(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 10 && Cursor.isLetter(text.charAt(start - 1))) {
            start--;
        }
        StringBuilder word = new StringBuilder(" ");
        for (int i = start; i < at; i++) {
            word.append(Cursor.lower(text.charAt(i)));
        }
        return start < at && LABELS.contains(word.append(' '));
    }

    private static boolean restIsBlank(String text, int from) {
        int most = Math.min(text.length(), from + 8);
        for (int i = from; i < most; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return most == text.length();
    }
}
