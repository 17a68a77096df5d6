package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/** Checks values that are numbers; the words that may stand for some of them are known already. */
final class NumberReader {
    /** As many files as a process may open where nothing was tuned. */
    private static final int MAX_FDS = 1 << 20;

    private static final int MOST_MODE = 0777;
    private static final long UNSIGNED_MAX = 0xffffffffL;

    private final Problems problems;

    NumberReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    String read(Keyword keyword, String text, Place place) {
        String kind = keyword.kind();
        int blank = kind.indexOf(' ');
        if (blank >= 0) {
            int second = kind.indexOf(' ', blank + 1);
            long min = Long.parseLong(kind.substring(blank + 1, second));
            return integer(keyword, text, place, min, Long.parseLong(kind.substring(second + 1)));
        }
        return switch (kind) {
            case "unsigned" -> unsigned(keyword, text, place);
            case "failback" -> integer(keyword, text, place, 0, Integer.MAX_VALUE);
            case "no_path_retry", "off_integer", "off_zero" -> integer(keyword, text, place, 1, Integer.MAX_VALUE);
            case "max_fds" -> maxFds(integer(keyword, text, place, 0, MAX_FDS));
            case "dev_loss" -> devLoss(keyword, text, place);
            case "mode" -> mode(keyword, text, place);
            case "owner" -> owner(keyword, text, place);
            default -> invalid(keyword, text, place);
        };
    }

    @Nullable
    String invalid(Keyword keyword, String text, Place place) {
        problems.at(Problem.Kind.INVALID_VALUE, 1, place, "invalid value for " + keyword.name() + ": \"" + text + "\"");
        return null;
    }

    private @Nullable String integer(Keyword keyword, String text, Place place, long min, long max) {
        DecimalPrefix number = DecimalPrefix.of(text);
        if (!number.whole()) {
            return invalid(keyword, text, place);
        }
        long value = number.value();
        if (value < min || value > max) {
            String what = value > max ? "large" : "small";
            value = value > max ? max : min;
            problems.at(
                    Problem.Kind.CAPPED_VALUE,
                    1,
                    place,
                    "value for " + keyword.name() + " too " + what + ", capping at " + value);
        }
        return Long.toString(value);
    }

    private @Nullable String unsigned(Keyword keyword, String text, Place place) {
        DecimalPrefix number = DecimalPrefix.of(text);
        boolean fits = number.whole() && !number.signed() && number.value() <= UNSIGNED_MAX;
        return fits ? Long.toString(number.value()) : invalid(keyword, text, place);
    }

    private static @Nullable String maxFds(@Nullable String number) {
        return number != null && number.equals(Integer.toString(MAX_FDS)) ? "max" : number;
    }

    private @Nullable String devLoss(Keyword keyword, String text, Place place) {
        DecimalPrefix number = DecimalPrefix.of(text);
        if (!number.present()) {
            return invalid(keyword, text, place);
        }
        long value = number.value() & UNSIGNED_MAX;
        return value == UNSIGNED_MAX ? "infinity" : Long.toString(value);
    }

    private @Nullable String mode(Keyword keyword, String text, Place place) {
        int start = 0;
        while (start < text.length() && ConfigLine.blank(text.charAt(start))) {
            start++;
        }
        start += text.startsWith("+", start) ? 1 : 0;
        int value = 0;
        int end = start;
        while (end < text.length() && octal(text.charAt(end)) && value <= MOST_MODE) {
            value = value * 8 + text.charAt(end) - '0';
            end++;
        }
        return end == start || value > MOST_MODE ? invalid(keyword, text, place) : "0" + Integer.toOctalString(value);
    }

    private static boolean octal(char c) {
        return c >= '0' && c <= '7';
    }

    /** A user by number; of names only that of the superuser is the same on every host. Listings show it in octal. */
    private @Nullable String owner(Keyword keyword, String text, Place place) {
        DecimalPrefix number = DecimalPrefix.of(text);
        return number.present()
                ? "0" + Long.toOctalString(number.value() & UNSIGNED_MAX)
                : invalid(keyword, text, place);
    }
}
