package io.vtool.scsi.scan;

import org.jspecify.annotations.Nullable;

/**
 * A choice of codes: {@code 0x6/0x29/0x0}, {@code 5/24}, {@code H:0x8}, or {@code H:0x0 D:0x2 P:0x0 5/25/0}. Numbers are
 * hexadecimal with or without {@code 0x}; what is not named may be anything.
 */
public final class CodeFilter {
    private static final String LABELS = "HDP";

    private long mask;
    private long value;

    private CodeFilter() {}

    /**
     * Reads a choice.
     *
     * @param text what the user wrote
     * @return null when it is no code
     */
    public static @Nullable CodeFilter parse(String text) {
        CodeFilter filter = new CodeFilter();
        String rest = text.trim();
        while (!rest.isEmpty()) {
            int blank = rest.indexOf(' ');
            String word = blank < 0 ? rest : rest.substring(0, blank);
            if (!filter.add(word)) {
                return null;
            }
            rest = blank < 0 ? "" : rest.substring(blank).trim();
        }
        return filter.mask == 0 ? null : filter;
    }

    private boolean add(String word) {
        if (word.length() > 2 && word.charAt(1) == ':') {
            int index = LABELS.indexOf(Character.toUpperCase(word.charAt(0)));
            return index >= 0 && set(index, word.substring(2));
        }
        int index = 3;
        int from = 0;
        for (int slash = word.indexOf('/'); slash >= 0; slash = word.indexOf('/', from)) {
            if (!set(index++, word.substring(from, slash))) {
                return false;
            }
            from = slash + 1;
        }
        return set(index, word.substring(from));
    }

    private boolean set(int index, String number) {
        boolean prefixed = number.startsWith("0x") || number.startsWith("0X");
        String digits = prefixed ? number.substring(2) : number;
        if (index > 5 || digits.isEmpty() || digits.length() > 2) {
            return false;
        }
        int n = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), 16);
            if (digit < 0) {
                return false;
            }
            n = n << 4 | digit;
        }
        mask |= Code.mask(index);
        value |= Code.place(index, n);
        return true;
    }

    boolean accepts(long code) {
        return Code.isScsi(code) && (code & mask) == value;
    }
}
