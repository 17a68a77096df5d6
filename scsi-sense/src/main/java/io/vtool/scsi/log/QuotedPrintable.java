package io.vtool.scsi.log;

/**
 * The escapes of quoted-printable mail (RFC 2045 6.7). Logs print {@code name=20} themselves, so an escape counts only
 * where it cannot be a number.
 */
final class QuotedPrintable {
    private static final String LABELS =
            " asc ascq code cmd fru host key lun lba length opcode sc sct sk skey sense status value id op tag retries ";
    /** The UTF-8 sequences that turn up, each with the character it stands for. */
    private static final String[] SEQUENCES = {
        "=C2=A0",
        " ",
        "=C3=97",
        "\u00d7",
        "=E2=80=9C",
        "\"",
        "=E2=80=9D",
        "\"",
        "=E2=80=9E",
        "\"",
        "=E2=80=98",
        "'",
        "=E2=80=99",
        "'",
        "=E2=80=93",
        "-",
        "=E2=80=94",
        "-",
        "=E2=80=8B",
        "\u200b"
    };

    private QuotedPrintable() {}

    /** Length of the escape that starts at that equals sign, 0 when there is none. */
    static int length(String text, int at) {
        if (at + 1 >= text.length()) {
            return 1;
        }
        int sequence = sequence(text, at);
        if (sequence >= 0) {
            return SEQUENCES[sequence].length();
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
        return Typography.plain(SEQUENCES[sequence(text, at) + 1].charAt(0));
    }

    private static int sequence(String text, int at) {
        for (int i = 0; i < SEQUENCES.length; i += 2) {
            if (text.startsWith(SEQUENCES[i], at)) {
                return i;
            }
        }
        return -1;
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
