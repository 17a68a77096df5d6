package io.vtool.dfsr.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A week's schedule: a hexadecimal digit for each quarter of an hour from Sunday 00:00 on; 0 is closed, f unlimited.
 *
 * @param digits 672 digits
 */
public record Schedule(String digits) {
    /** Days of a week. */
    public static final int DAYS = 7;

    /** Quarter hours of a day. */
    public static final int SLOTS_PER_DAY = 96;

    /** Quarter hours of an hour. */
    public static final int SLOTS_PER_HOUR = 4;

    /** Always open, without a limit. */
    public static final Schedule ALWAYS = new Schedule("f".repeat(DAYS * SLOTS_PER_DAY));

    /** Milliseconds of a slot. */
    public static final long SLOT_MILLIS = 15 * 60 * 1000L;

    private static final int SLOTS = DAYS * SLOTS_PER_DAY;
    /** 1970 began on a Thursday. */
    private static final int FIRST_DAY = 4;

    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Bits a second of the levels between closed and unlimited. */
    private static final long[] BITS = {
        0,
        16_000L,
        64_000L,
        128_000L,
        256_000L,
        512_000L,
        1_000_000L,
        2_000_000L,
        4_000_000L,
        8_000_000L,
        16_000_000L,
        32_000_000L,
        64_000_000L,
        128_000_000L,
        256_000_000L,
        UNLIMITED
    };

    private static final List<String> DAY_NAMES =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    /**
     * Reads a schedule.
     *
     * @param text digits, perhaps broken over lines
     * @return the schedule, null when the text is none
     */
    public static @Nullable Schedule parse(String text) {
        StringBuilder digits = new StringBuilder(SLOTS);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (Character.digit(c, 16) < 0 || c > 'f' || digits.length() == SLOTS) {
                return null;
            }
            digits.append(c);
        }
        return digits.length() == SLOTS ? new Schedule(digits.toString()) : null;
    }

    /**
     * The level of a quarter hour: 0 closed, 15 unlimited.
     *
     * @param day 0 for Sunday
     * @param slot quarter hour of the day
     */
    public int level(int day, int slot) {
        return Character.digit(digits.charAt(day * SLOTS_PER_DAY + slot), 16);
    }

    /**
     * Bytes a second that may be sent.
     *
     * @param millis a moment, milliseconds since 1970, UTC
     * @return 0 when closed, {@link Long#MAX_VALUE} when unlimited
     */
    public long bytesPerSecond(long millis) {
        long slot = Math.floorDiv(millis, SLOT_MILLIS) + (long) FIRST_DAY * SLOTS_PER_DAY;
        int at = (int) Math.floorMod(slot, (long) SLOTS);
        return bytesOf(Character.digit(digits.charAt(at), 16));
    }

    /**
     * Bytes a second of a level of bandwidth.
     *
     * @param level a digit of a schedule, 0 to 15
     * @return 0 for none, {@link Long#MAX_VALUE} for no limit
     */
    public static long bytesOf(int level) {
        long bits = BITS[level];
        return bits == UNLIMITED ? UNLIMITED : bits / 8;
    }

    /** Quarter hours of the week in which files are replicated. */
    public int openSlots() {
        int open = 0;
        for (int i = 0; i < SLOTS; i++) {
            open += digits.charAt(i) == '0' ? 0 : 1;
        }
        return open;
    }

    /** When the schedule is closed, days with the same hours together: {@code Monday-Friday 09:00-17:00}; empty for never. */
    public List<String> closed() {
        List<String> lines = new ArrayList<>();
        int day = 0;
        while (day < DAYS) {
            String hours = closedHours(day);
            int last = day;
            while (last + 1 < DAYS && closedHours(last + 1).equals(hours)) {
                last++;
            }
            if (!hours.isEmpty()) {
                String days = last == day ? DAY_NAMES.get(day) : DAY_NAMES.get(day) + "-" + DAY_NAMES.get(last);
                lines.add(days + " " + hours);
            }
            day = last + 1;
        }
        return lines;
    }

    private String closedHours(int day) {
        StringBuilder hours = new StringBuilder();
        int slot = 0;
        while (slot < SLOTS_PER_DAY) {
            int start = slot;
            while (slot < SLOTS_PER_DAY && level(day, slot) == 0) {
                slot++;
            }
            if (slot > start) {
                hours.append(hours.length() == 0 ? "" : ", ")
                        .append(clock(start))
                        .append('-')
                        .append(clock(slot));
            }
            slot++;
        }
        return hours.toString();
    }

    private static String clock(int slot) {
        int hour = slot / SLOTS_PER_HOUR;
        int minute = slot % SLOTS_PER_HOUR * 15;
        return (hour < 10 ? "0" : "") + hour + ":" + (minute < 10 ? "0" : "") + minute;
    }
}
