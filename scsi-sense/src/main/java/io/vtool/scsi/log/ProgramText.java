package io.vtool.scsi.log;

/** Tells the text of a program, which sets a sense key, from a log, which prints one. */
final class ProgramText {
    private ProgramText() {}

    /** Whether the label is a field of a structure, or the number ends a statement that assigns it. */
    static boolean isAssignment(Line line, int label, int end) {
        Cursor c = line.cursor;
        int start = label;
        while (start > 0 && (Cursor.isAlnum(c.charAt(start - 1)) || c.charAt(start - 1) == '_')) {
            start--;
        }
        char before = c.charAt(start - 1);
        boolean field =
                before == '.' && Cursor.isAlnum(c.charAt(start - 2)) || before == '>' && c.charAt(start - 2) == '-';
        boolean definition = line.text.startsWith("#define");
        boolean member = c.charAt(end) == ';'
                && new Cursor(line.text).to(end + 1).skipBlanks().atEnd();
        boolean initializer = before == '.' && line.text.indexOf('=', label) > 0;
        return field
                || initializer
                || definition
                || member
                || c.charAt(end) == ';' && line.text.indexOf(" = ", label) > 0;
    }
}
