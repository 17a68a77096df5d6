package io.vtool.scsi.log;

import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;
import io.vtool.scsi.table.Status;
import io.vtool.scsi.table.Statuses;
import org.jspecify.annotations.Nullable;

/** Reads the names of codes out of running text: the longest name that starts at the position. */
final class Phrases {
    private static final int WORDS = 4;

    private Phrases() {}

    /** Reads the name of a sense key, {@link Cursor#NONE} when there is none. */
    static int senseKey(Cursor c) {
        for (int end = end(c, WORDS); end > c.at; end = shorter(c, end)) {
            String words = c.text.substring(c.at, end);
            SenseKey key = SenseKeys.byText(words);
            int code = key != null ? key.code() : alias(words);
            if (code >= 0) {
                c.at = end;
                return code;
            }
        }
        return Cursor.NONE;
    }

    /** Reads the name of a status, {@link Cursor#NONE} when there is none. */
    static int status(Cursor c) {
        for (int end = end(c, WORDS); end > c.at; end = shorter(c, end)) {
            Status status = Statuses.byText(c.text.substring(c.at, end));
            if (status != null) {
                c.at = end;
                return status.code();
            }
        }
        return Cursor.NONE;
    }

    /** The operation code of a command name, null when there is none. */
    static @Nullable Integer command(String name) {
        OperationCode code = name.isEmpty() ? null : OperationCodes.byText(name);
        return code == null ? null : (Integer) code.opcode();
    }

    /** The code with that text, null when there is none or several have it. */
    static @Nullable AdditionalSense additionalSense(String text) {
        return AdditionalSense.byText(text);
    }

    /** The end of that many words of letters. */
    private static int end(Cursor c, int words) {
        int p = c.at;
        int end = p;
        for (int i = 0; i < words; i++) {
            int start = p;
            while (p < c.limit && p - start < 24 && isPart(c.charAt(p))) {
                p++;
            }
            if (p == start) {
                break;
            }
            end = p;
            if (c.charAt(p) != ' ') {
                break;
            }
            p++;
        }
        return end;
    }

    private static int shorter(Cursor c, int end) {
        int blank = c.text.lastIndexOf(' ', end - 1);
        return blank > c.at ? blank : c.at;
    }

    private static boolean isPart(char c) {
        return Cursor.isLetter(c) || c == '_' || c == '-';
    }

    private static int alias(String words) {
        FactTable table = Aliases.TABLE;
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            if (table.sameWords(row, 0, words)) {
                return table.number(row, 1);
            }
        }
        return Cursor.NONE;
    }

    /** Loaded when the first unusual name turns up. */
    private static final class Aliases {
        static final FactTable TABLE = FactTable.load("sense-key-aliases");
    }
}
