package io.vtool.scsi.explain;

import io.vtool.scsi.table.FactTable;
import org.jspecify.annotations.Nullable;

/** The table of explanations: for a code, the most specific row wins. */
final class Findings {
    private static final FactTable TABLE = FactTable.load("explanations");

    private static final int CODE = 1;
    private static final int ORIGIN = 2;
    private static final int VENDOR = 3;
    private static final int OPCODE = 4;
    private static final int SEVERITY = 5;
    private static final int ESX = 6;
    private static final int LINUX = 7;
    private static final int SOURCE = 8;
    private static final int MEANING = 9;
    private static final int ACTION = 10;

    /** Weights, so that a part of the code always outweighs all that follow. */
    private static final int QUALIFIER_WEIGHT = 1 << 14;

    private static final int ASC_WEIGHT = 1 << 7;
    private static final int KEY_POINTS = 64;
    private static final int VENDOR_POINTS = 16;
    private static final int ORIGIN_POINTS = 8;
    private static final int OPCODE_POINTS = 4;
    private static final int KEYS = 16;
    private static final int VENDOR_RANGE = 0x80;
    private static final String ANY = "*";

    private final String origin;
    private final @Nullable String vendor;
    private final @Nullable Integer opcode;
    private int bestRow = FactTable.NONE;
    private int bestScore = -1;

    private Findings(String origin, @Nullable String vendor, @Nullable Integer opcode) {
        this.origin = origin;
        this.vendor = vendor;
        this.opcode = opcode;
    }

    /**
     * The row for a single number.
     *
     * @param layer whose number it is, see {@link Cause#layer()}
     * @param origin {@code esx4} or {@code *}
     */
    static @Nullable Finding code(String layer, int code, String origin, @Nullable Integer opcode) {
        Findings search = new Findings(origin, null, opcode);
        String prefix = layer + "\t";
        for (int row = TABLE.find(prefix);
                row != FactTable.NONE && TABLE.startsWith(row, prefix);
                row = TABLE.next(row)) {
            int fit = CodePattern.fit(TABLE.text(row, CODE), code);
            if (fit >= 0) {
                search.offer(row, fit * QUALIFIER_WEIGHT);
            }
        }
        return search.best();
    }

    /** The row for words that a system prints in place of a number. */
    static @Nullable Finding words(String layer, @Nullable String words) {
        int row = words == null ? FactTable.NONE : TABLE.find(layer + "\t" + words + "\t");
        return row == FactTable.NONE ? null : at(row);
    }

    /**
     * The row for sense data; parts that are not known are null.
     *
     * @param vendor family of the device, null where not known
     */
    static @Nullable Finding sense(
            @Nullable Integer key,
            @Nullable Integer asc,
            @Nullable Integer ascq,
            @Nullable String vendor,
            @Nullable Integer opcode) {
        Findings search = new Findings(ANY, vendor, opcode);
        if (asc != null) {
            String code = Integer.toHexString(asc);
            search.senseRows("*/" + code + "/", ASC_WEIGHT * CodePattern.EXACT, ascq);
            if (key == null) {
                search.senseRowsOfAnyKey(code, ascq);
            } else {
                search.senseRows(hex(key) + "/" + code + "/", ASC_WEIGHT * CodePattern.EXACT + KEY_POINTS, ascq);
            }
        }
        if (key != null) {
            if (asc != null && asc >= VENDOR_RANGE) {
                search.senseRows(hex(key) + "/80-ff/", ASC_WEIGHT + KEY_POINTS, ascq);
            }
            search.senseRows(hex(key) + "/*/", KEY_POINTS, ascq);
        }
        return search.best();
    }

    /** Without a key the first key that has a row for the code itself explains it best. */
    private void senseRowsOfAnyKey(String asc, @Nullable Integer ascq) {
        for (int key = 0; key < KEYS; key++) {
            senseRows(hex(key) + "/" + asc + "/", ASC_WEIGHT * CodePattern.EXACT, ascq);
        }
    }

    private void senseRows(String code, int points, @Nullable Integer ascq) {
        String prefix = "sense\t" + code;
        for (int row = TABLE.find(prefix);
                row != FactTable.NONE && TABLE.startsWith(row, prefix);
                row = TABLE.next(row)) {
            String cell = TABLE.text(row, CODE);
            int fit = CodePattern.fit(cell.substring(cell.lastIndexOf('/') + 1), ascq);
            if (fit >= 0) {
                offer(row, points + fit * QUALIFIER_WEIGHT);
            }
        }
    }

    private void offer(int row, int points) {
        int score = points;
        String rowOrigin = TABLE.text(row, ORIGIN);
        String rowVendor = TABLE.text(row, VENDOR);
        String rowOpcodes = TABLE.text(row, OPCODE);
        if (!rowOrigin.equals(ANY)) {
            if (!rowOrigin.equals(origin)) {
                return;
            }
            score += ORIGIN_POINTS;
        }
        if (!rowVendor.equals(ANY)) {
            if (!rowVendor.equals(vendor)) {
                return;
            }
            score += VENDOR_POINTS;
        }
        if (!rowOpcodes.equals(ANY)) {
            if (opcode == null || !holds(rowOpcodes, opcode)) {
                return;
            }
            // of two lists the shorter is the more specific
            score += rowOpcodes.length() < 16 ? OPCODE_POINTS + 1 : OPCODE_POINTS;
        }
        if (score > bestScore) {
            bestScore = score;
            bestRow = row;
        }
    }

    /** Whether a list such as {@code 12,1a} holds the number. */
    private static boolean holds(String list, int number) {
        return ("," + list + ",").contains("," + Integer.toHexString(number) + ",");
    }

    private static String hex(int number) {
        return Integer.toHexString(number);
    }

    private @Nullable Finding best() {
        return bestRow == FactTable.NONE ? null : at(bestRow);
    }

    private static Finding at(int row) {
        return new Finding(
                Severity.of(TABLE.text(row, SEVERITY)),
                TABLE.optional(row, ESX),
                TABLE.optional(row, LINUX),
                TABLE.text(row, SOURCE),
                !TABLE.text(row, VENDOR).equals(ANY),
                TABLE.text(row, MEANING),
                TABLE.text(row, ACTION));
    }
}
