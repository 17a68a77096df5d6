package io.vtool.multipath.show;

import io.vtool.scsi.table.FactTable;

/** The letters of formats and the headers of their columns. */
final class Wildcards {
    /** Letters for maps. */
    static final String MAP = "map";

    /** Letters for paths. */
    static final String PATH = "path";

    /** Letters for path groups. */
    static final String GROUP = "group";

    private static final int LETTER = 1;
    private static final int HEADER = 2;
    private static final FactTable TABLE = FactTable.load(Wildcards.class, "wildcards");

    private Wildcards() {}

    /** Header of a column, empty for a letter that means nothing. */
    static String header(String scope, char letter) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.startsWith(row, scope) && TABLE.text(row, LETTER).charAt(0) == letter) {
                return TABLE.text(row, HEADER);
            }
        }
        return "";
    }

    /** The list of {@code show wildcards}. */
    static String list() {
        StringBuilder text = new StringBuilder();
        block(text, "multipath", MAP);
        text.append('\n');
        block(text, "path", PATH);
        text.append('\n');
        block(text, "pathgroup", GROUP);
        return text.toString();
    }

    private static void block(StringBuilder text, String title, String scope) {
        text.append(title).append(" format wildcards:\n");
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.startsWith(row, scope)) {
                text.append('%').append(TABLE.text(row, LETTER)).append("  ");
                text.append(TABLE.text(row, HEADER)).append('\n');
            }
        }
    }
}
