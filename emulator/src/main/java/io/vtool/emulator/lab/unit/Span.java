package io.vtool.emulator.lab.unit;

/** Spans of time with units: 500ms, 30s, 10m, 2h, 1d, and several of them as in 1h30m. */
public final class Span {
    private static final int MOST_DIGITS = 9;
    private static final long SECOND = 1000;

    private Span() {}

    /**
     * Understands a span.
     *
     * @param text such as {@code 10m}; a bare number is seconds
     * @return milliseconds, or -1 if it is no span
     */
    public static long parse(String text) {
        long sum = 0;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int unitStart = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            long unit = unit(text.substring(unitStart, at));
            if (unitStart == start || unitStart - start > MOST_DIGITS || unit < 0) {
                return -1;
            }
            sum += Long.parseLong(text.substring(start, unitStart)) * unit;
        }
        return text.isEmpty() ? -1 : sum;
    }

    private static long unit(String text) {
        return switch (text) {
            case "ms" -> 1;
            case "s", "" -> SECOND;
            case "m", "min" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            case "d" -> 24 * 3600 * SECOND;
            default -> -1;
        };
    }

    /**
     * Writes a span.
     *
     * @param millis milliseconds, not negative
     * @return such as {@code 1h30m}
     */
    public static String format(long millis) {
        StringBuilder text = new StringBuilder();
        long rest = millis;
        rest = part(text, rest, 24 * 3600 * SECOND, "d");
        rest = part(text, rest, 3600 * SECOND, "h");
        rest = part(text, rest, 60 * SECOND, "m");
        rest = part(text, rest, SECOND, "s");
        part(text, rest, 1, "ms");
        return text.length() == 0 ? "0s" : text.toString();
    }

    private static long part(StringBuilder text, long rest, long unit, String word) {
        if (rest >= unit) {
            text.append(rest / unit).append(word);
        }
        return rest % unit;
    }
}
