package io.vtool.dfsr.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An error code that DFS Replication logs or returns.
 *
 * @param domain whose code it is: {@code win32}, {@code dfsr}, {@code jet}, {@code wmi}, {@code monitor_status}, {@code
 *     config_status}
 * @param code the code as a signed number
 * @param symbol its published name, empty where none is known
 * @param meaning what it says
 * @param action what to do
 */
public record DfsrError(String domain, long code, String symbol, String meaning, String action) {
    private static final String TABLE = "errors.tsv";
    private static final long UNSIGNED_END = 1L << 32;
    private static final int MOST_DIGITS = 18;

    /** All codes, in the order of their domains. */
    public static List<DfsrError> all() {
        List<DfsrError> all = new ArrayList<>();
        for (List<String> cells : FactTable.rows(TABLE)) {
            all.add(new DfsrError(
                    cells.get(0), Long.parseLong(cells.get(1)), cells.get(3), cells.get(4), cells.get(5)));
        }
        return all;
    }

    /**
     * The codes of that number, several where domains share it. A number above 0x7fffffff is also looked for as the negative
     * number with the same 32 bits.
     *
     * @param code the number
     */
    public static List<DfsrError> of(long code) {
        long signed = code > Integer.MAX_VALUE && code < UNSIGNED_END ? code - UNSIGNED_END : code;
        List<DfsrError> found = new ArrayList<>();
        for (DfsrError error : all()) {
            if (error.code == signed) {
                found.add(error);
            }
        }
        return found;
    }

    /**
     * The codes of that number that logs and events tell; return values of methods are not among them.
     *
     * @param code the number
     */
    public static List<DfsrError> logged(long code) {
        List<DfsrError> found = new ArrayList<>();
        for (DfsrError error : of(code)) {
            if (!error.domain.endsWith("_status")) {
                found.add(error);
            }
        }
        return found;
    }

    /**
     * A code as people write it, decimal or hexadecimal.
     *
     * @param text such as {@code 9027}, {@code 0x80041002} or {@code -1605}
     * @throws NumberFormatException if it is no number of that kind
     */
    public static long number(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.length() > MOST_DIGITS) {
            throw new NumberFormatException("too long: " + word.length());
        }
        return word.startsWith("0x") ? Long.parseLong(word.substring(2), 16) : Long.parseLong(word);
    }
}
