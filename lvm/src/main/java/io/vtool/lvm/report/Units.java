package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/**
 * The unit sizes are shown in.
 *
 * @param type its letter; U for a unit of one's own
 * @param factor its size in bytes; 1 for the human-readable ones, which have none
 * @param suffix whether the letter stands behind numbers
 */
public record Units(char type, long factor, boolean suffix) {
    /** The largest fitting unit, with a mark in front of what was rounded up. */
    public static final Units DEFAULT = new Units('r', 1, true);

    private static final int SECTOR = 512;
    private static final String PREFIXES = "EPTGMK";
    private static final String[] LONG_1024 = {" EiB", " PiB", " TiB", " GiB", " MiB", " KiB", " B"};
    private static final String[] LONG_1000 = {" EB", " PB", " TB", " GB", " MB", " kB", " B "};
    private static final double CLOSE = 1e-15;

    /** What a number and a unit letter amount to. */
    record Parsed(char type, long factor, int end) {}

    /** The unit of a text such as m, H or 3k; null if it is none. */
    public static @Nullable Units parse(String text, boolean suffix) {
        Parsed parsed = factor(text, 0);
        if (parsed == null || parsed.end() != text.length() || parsed.factor() == 0) {
            return null;
        }
        return new Units(parsed.type(), parsed.factor(), suffix);
    }

    /** The unit at a place in a text, or null if there is none. */
    static @Nullable Parsed factor(String text, int from) {
        int at = from;
        boolean point = false;
        while (at < text.length()
                && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.' && !point && at > from)) {
            point |= text.charAt(at) == '.';
            at++;
        }
        if (at == text.length()) {
            return null;
        }
        double custom = at == from ? 1 : Double.parseDouble(text.substring(from, at));
        long multiplier = multiplier(text.charAt(at));
        if (multiplier == 0) {
            return null;
        }
        char letter = text.charAt(at);
        if ("hHrR".indexOf(letter) >= 0) {
            return new Parsed(letter, 1, at + 1);
        }
        long whole = (long) custom;
        char type = whole == 1 ? letter : 'U';
        long factor = (double) whole == custom ? whole * multiplier : (long) (custom * multiplier);
        return new Parsed(type, factor, at + 1);
    }

    private static long multiplier(char letter) {
        if ("hHrRbB".indexOf(letter) >= 0) {
            return 1;
        }
        if (letter == 's' || letter == 'S') {
            return SECTOR;
        }
        int place = PREFIXES.indexOf(Character.toUpperCase(letter));
        if (place < 0) {
            return 0;
        }
        long base = Character.isLowerCase(letter) ? 1024 : 1000;
        long multiplier = 1;
        for (int i = place; i < PREFIXES.length(); i++) {
            multiplier *= base;
        }
        return multiplier;
    }

    /** A size with the unit as a letter, as in reports. */
    public String letter(long sectors) {
        return show(sectors, true);
    }

    /** A size with the unit as a word, as in listings. */
    public String words(long sectors) {
        return show(sectors, false);
    }

    private boolean human() {
        return "hHrR".indexOf(type) >= 0;
    }

    private String show(long sectors, boolean letter) {
        if (sectors == 0) {
            String unit = human() ? letter ? " " : "   " : unit(place(), letter, thousand());
            return suffix || human() && suffix ? "0" + unit : "0";
        }
        double bytes = unsigned(sectors * SECTOR);
        if (!human()) {
            int precision = fixedPrecision();
            return Decimal.format(bytes / factor, precision) + (suffix ? unit(place(), letter, thousand()) : "");
        }
        long base = type == 'H' || type == 'R' ? 1000 : 1024;
        long unit = base * base * base * base * base * base;
        int place = 0;
        while (place < PREFIXES.length() && Long.compareUnsigned(sectors * SECTOR, unit) < 0) {
            unit /= base;
            place++;
        }
        String mark = "";
        if (place < PREFIXES.length() && (type == 'r' || type == 'R')) {
            double hundredths = 100. * bytes / unit;
            if (Math.abs(Math.floor(hundredths) - Math.rint(hundredths)) >= CLOSE) {
                mark = "<";
            }
        }
        int precision = place == PREFIXES.length() ? 0 : 2;
        return mark + Decimal.format(bytes / unit, precision) + unit(place, letter, base == 1000);
    }

    private static double unsigned(long value) {
        return value >= 0 ? (double) value : (double) (value >>> 1 | value & 1) * 2;
    }

    private int fixedPrecision() {
        return "bBsS".indexOf(type) >= 0 ? 0 : 2;
    }

    private boolean thousand() {
        return Character.isUpperCase(type);
    }

    /** The unit's place among the prefixes; 7 for sectors and 8 for a unit of one's own. */
    private int place() {
        int place = PREFIXES.indexOf(Character.toUpperCase(type));
        if (place >= 0) {
            return place;
        }
        return switch (type) {
            case 's', 'S' -> 7;
            case 'U' -> 8;
            default -> 6;
        };
    }

    private String unit(int place, boolean letter, boolean thousand) {
        if (place == 7) {
            return letter ? "S" : " Se";
        }
        if (place == 8) {
            return letter ? "U" : " Un";
        }
        if (letter) {
            if (place == 6) {
                return human() && !thousand ? "b" : "B";
            }
            char prefix = PREFIXES.charAt(place);
            return String.valueOf(thousand ? prefix : Character.toLowerCase(prefix));
        }
        if (place == 6 && !human()) {
            return " B ";
        }
        return thousand ? LONG_1000[place] : LONG_1024[place];
    }
}
