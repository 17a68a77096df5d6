package io.vtool.scsi.scan;

import io.vtool.scsi.log.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A choice of codes: {@code 0x6/0x29/0x0}, {@code 5/24}, {@code *}{@code /24/0}, {@code H:0x8}, or {@code H:0x0 D:0x2 P:0x0
 * 5/25/0}; {@code nvme:0x281}, {@code srb:0x4}, {@code event:153}, {@code aix:0x3}, {@code lpfc:0x3}, {@code solaris:0x4}, {@code
 * cam:0xb}.
 * Numbers but those of events are hexadecimal with or without {@code 0x}; what is not named may be anything.
 */
public final class CodeFilter {
    private static final String LABELS = "HDP";
    private static final String[] WORDS = {"nvme", "event", "srb", "aix", "lpfc", "solaris", "cam"};
    private static final Origin[] ADAPTERS = {Origin.WINDOWS, Origin.AIX, Origin.LINUX, Origin.SOLARIS, Origin.FREEBSD};

    private long mask;
    private long value;
    private boolean any;

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
        if (filter.other(rest)) {
            return filter;
        }
        while (!rest.isEmpty()) {
            int blank = rest.indexOf(' ');
            String word = blank < 0 ? rest : rest.substring(0, blank);
            if (!filter.add(word)) {
                return null;
            }
            rest = blank < 0 ? "" : rest.substring(blank).trim();
        }
        return filter.any ? filter : null;
    }

    /** Reads a code that is no SCSI status. */
    private boolean other(String word) {
        int colon = word.indexOf(':');
        for (int i = 0; i < WORDS.length; i++) {
            if (colon == WORDS[i].length() && word.regionMatches(true, 0, WORDS[i], 0, colon)) {
                int number = i == 1 ? number(word.substring(colon + 1), 10, 5) : hex(word.substring(colon + 1), 4);
                if (number < 0) {
                    return false;
                }
                mask = i == 0 ? Code.nvmeMask() : i == 1 ? Code.eventMask() : Code.adapterMask();
                value = i == 0
                        ? Code.nvme(number)
                        : i == 1 ? Code.event(number) : Code.adapter(ADAPTERS[i - 2], number);
                return true;
            }
        }
        return false;
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
        boolean wild = number.equals("*");
        int n = wild ? 0 : hex(number, 2);
        if (index > 5 || n < 0) {
            return false;
        }
        any |= !wild;
        mask |= wild ? 0 : Code.mask(index);
        value |= Code.place(index, n);
        return true;
    }

    private static int hex(String number, int most) {
        boolean prefixed = number.startsWith("0x") || number.startsWith("0X");
        return number(prefixed ? number.substring(2) : number, 16, most);
    }

    private static int number(String digits, int radix, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int n = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            n = n * radix + digit;
        }
        return n;
    }

    boolean accepts(long code) {
        return (any ? Code.isScsi(code) : code != Code.OTHER) && (code & mask) == value;
    }
}
