package io.vtool.dfsr.model;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version: the number of a change in the order of the database that made it. It names a file for its life (UID) when it is the
 * change that made the file, and the file's present content (GVSN) when it is the last one (MS-FRS2 2.2.1.4.6).
 *
 * @param database the database
 * @param number its number there, from 1; those below {@link #FIRST} are reserved
 */
public record Version(UUID database, long number) implements Comparable<Version> {
    /** Number of the first file of a new database. */
    public static final long FIRST = 10;

    private static final int GUID = 36;
    private static final int MOST_DIGITS = 18;

    /**
     * The version of the root of a replicated folder, the same on all members.
     *
     * @param folder the replicated folder
     */
    public static Version root(UUID folder) {
        return new Version(folder, 1);
    }

    /**
     * Reads {@code {GUID}-vN}.
     *
     * @param text the text, in any case
     * @return the version, null when the text is none
     */
    public static @Nullable Version parse(String text) {
        int dash = GUID + 2;
        if (text.length() <= dash + 2
                || text.length() > dash + 2 + MOST_DIGITS
                || text.charAt(0) != '{'
                || text.charAt(GUID + 1) != '}'
                || !text.regionMatches(true, dash, "-v", 0, 2)) {
            return null;
        }
        try {
            return new Version(UUID.fromString(text.substring(1, GUID + 1)), Long.parseLong(text.substring(dash + 2)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * A GUID as the service prints it: upper case, in braces.
     *
     * @param guid the GUID
     */
    public static String braced(UUID guid) {
        return "{" + guid.toString().toUpperCase(Locale.ROOT) + "}";
    }

    /** {@code {GUID}-vN}. */
    @Override
    public String toString() {
        return braced(database) + "-v" + number;
    }

    @Override
    public int compareTo(Version other) {
        int order = database.toString().compareTo(other.database.toString());
        return order == 0 ? Long.compare(number, other.number) : order;
    }
}
