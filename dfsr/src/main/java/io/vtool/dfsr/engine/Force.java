package io.vtool.dfsr.engine;

/**
 * What an administrator makes of a connection's schedule for a while (DfsrConnectionConfig.ForceReplication).
 *
 * @param mode {@link #SCHEDULE}, {@link #SYNC}, {@link #STOP} or {@link #UNTIL_IN_SYNC}
 * @param until when it ends, milliseconds since 1970
 * @param level level of bandwidth, 0 for none to 15 for all, as in a schedule
 */
public record Force(int mode, long until, int level) {
    /** The schedule counts again. */
    public static final int SCHEDULE = 1;

    /** The schedule is ignored and files are replicated. */
    public static final int SYNC = 2;

    /** The schedule is ignored and nothing is replicated. */
    public static final int STOP = 3;

    /** As {@link #SYNC}, until nothing is left. */
    public static final int UNTIL_IN_SYNC = 4;

    /** Most minutes that it may last. */
    public static final int MOST_MINUTES = 10_080;

    /** Level of bandwidth that limits nothing. */
    public static final int FULL = 15;

    /** Nothing is forced. */
    static final Force NONE = new Force(SCHEDULE, 0);

    /**
     * One with all the bandwidth that there is.
     *
     * @param mode what is forced
     * @param until when it ends, milliseconds since 1970
     */
    public Force(int mode, long until) {
        this(mode, until, FULL);
    }

    static Force parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        String[] words = text.split(" ");
        int level = words.length > 2 ? Integer.parseInt(words[2]) : FULL;
        return new Force(Integer.parseInt(words[0]), Long.parseLong(words[1]), level);
    }

    /** Whether it lets nothing through. */
    boolean stops() {
        return mode == STOP || level == 0;
    }

    @Override
    public String toString() {
        return mode + " " + until + (level == FULL ? "" : " " + level);
    }
}
