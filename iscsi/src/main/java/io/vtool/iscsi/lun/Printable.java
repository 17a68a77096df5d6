package io.vtool.iscsi.lun;

/** Makes text of a device harmless for a terminal. */
final class Printable {
    private Printable() {}

    /** Cuts blanks and NULs off both ends and replaces what cannot be printed. */
    static String text(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            boolean control = c < ' ' || c >= 0x7f && c < 0xa0;
            text.append(control ? c == 0 ? ' ' : '?' : c);
        }
        return text.toString().strip();
    }
}
