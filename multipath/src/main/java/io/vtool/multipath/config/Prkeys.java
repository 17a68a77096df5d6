package io.vtool.multipath.config;

import org.jspecify.annotations.Nullable;

/**
 * The prkeys file: which reservation key belongs to which WWID. It does not change; what sets or removes a key gives the
 * file as it is to be written.
 */
public final class Prkeys {
    /** How the file begins. */
    static final String HEADER = """
            # Multipath persistent reservation keys, Version : 1.0
            # NOTE: this file is automatically maintained by the multipathd program.
            # You should not need to edit this file in normal circumstances.
            #
            # Format:
            # prkey wwid
            #
            """;

    private static final int KEY_LENGTH = 18;

    private final String text;

    private Prkeys(String text) {
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param text its text, empty when there is none yet
     */
    public static Prkeys parse(String text) {
        return new Prkeys(text.isEmpty() ? HEADER : text);
    }

    /** The text of the file. */
    public String text() {
        return text;
    }

    /**
     * The key of a WWID as listings show it, {@code 0x123abc} or {@code 0x123abc:aptpl}.
     *
     * @param wwid the WWID
     * @return null when there is none
     */
    public @Nullable String key(String wwid) {
        int at = line(wwid);
        if (at < 0 || text.charAt(at) == '#') {
            return null;
        }
        String key = text.substring(at, at + KEY_LENGTH);
        return ReservationKey.canonical(key + (key.indexOf('X') > 0 ? ReservationKey.APTPL : ""));
    }

    /**
     * The file with a key.
     *
     * @param wwid the WWID
     * @param key the key, not 0
     * @param aptpl whether the registration survives loss of power
     */
    public Prkeys with(String wwid, long key, boolean aptpl) {
        String digits = Long.toHexString(key);
        String line = (aptpl ? "0X" : "0x") + "0".repeat(16 - digits.length()) + digits + " " + wwid + "\n";
        int at = line(wwid);
        return new Prkeys(at < 0 ? text + line : text.substring(0, at) + line + text.substring(at + line.length()));
    }

    /**
     * The file without the key of a WWID, whose line becomes a comment.
     *
     * @param wwid the WWID
     */
    public Prkeys without(String wwid) {
        int at = line(wwid);
        return at < 0 ? this : new Prkeys(text.substring(0, at) + "#" + text.substring(at + 1));
    }

    /** Where the line of a WWID begins, also one that was made a comment; -1 when there is none. */
    private int line(String wwid) {
        String end = " " + wwid + "\n";
        int at = text.indexOf(end);
        while (at >= 0) {
            int start = at - KEY_LENGTH;
            if (start == 0 || (start > 0 && text.charAt(start - 1) == '\n')) {
                return start;
            }
            at = text.indexOf(end, at + 1);
        }
        return -1;
    }
}
