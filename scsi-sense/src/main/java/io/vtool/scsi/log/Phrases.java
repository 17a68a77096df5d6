package io.vtool.scsi.log;

import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.LinuxDriverByte;
import io.vtool.scsi.table.LinuxDriverBytes;
import io.vtool.scsi.table.LinuxHostByte;
import io.vtool.scsi.table.LinuxHostBytes;
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
    private static final Memo KEYS = new Memo();
    private static final Memo TEXTS = new Memo();
    private static final Memo COMMANDS = new Memo();
    private static final Memo HOST_BYTES = new Memo();
    private static final Memo DRIVER_BYTES = new Memo();

    private Phrases() {}

    /** Reads the name of a sense key, {@link Cursor#NONE} when there is none. */
    static int senseKey(Cursor c) {
        for (int end = end(c, WORDS); end > c.at; end = shorter(c, end)) {
            String words = c.text.substring(c.at, end);
            int code = KEYS.find(words);
            if (code == Memo.UNKNOWN) {
                SenseKey key = SenseKeys.byText(words);
                code = KEYS.keep(words, key != null ? key.code() : alias(words));
            }
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
        if (name.isEmpty()) {
            return null;
        }
        int code = COMMANDS.find(name);
        if (code == Memo.UNKNOWN) {
            OperationCode found = OperationCodes.byText(name);
            code = COMMANDS.keep(name, found == null ? Cursor.NONE : found.opcode());
        }
        return code < 0 ? null : (Integer) code;
    }

    /** The code and qualifier with that text in one number, {@link Cursor#NONE} when there is none or several have it. */
    static int additionalSense(String text) {
        int code = TEXTS.find(text);
        if (code == Memo.UNKNOWN) {
            AdditionalSense found = AdditionalSense.byText(text);
            code = TEXTS.keep(text, found == null ? Cursor.NONE : found.asc() << 8 | found.ascq());
        }
        return code;
    }

    /** The host byte of that name, {@link Cursor#NONE} when there is none. */
    static int hostByte(String name) {
        int code = HOST_BYTES.find(name);
        if (code == Memo.UNKNOWN) {
            LinuxHostByte found = LinuxHostBytes.byName(name);
            code = HOST_BYTES.keep(name, found == null ? Cursor.NONE : found.code());
        }
        return code;
    }

    /** The driver byte of that name, {@link Cursor#NONE} when there is none. */
    static int driverByte(String name) {
        int code = DRIVER_BYTES.find(name);
        if (code == Memo.UNKNOWN) {
            LinuxDriverByte found = LinuxDriverBytes.byName(name);
            code = DRIVER_BYTES.keep(name, found == null ? Cursor.NONE : found.code());
        }
        return code;
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
