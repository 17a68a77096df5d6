package io.vtool.dfsr.engine;

/**
 * What an administrator makes of a connection's schedule for a while (DfsrConnectionConfig.ForceReplication).
 *
 * @param mode {@link #SCHEDULE}, {@link #SYNC}, {@link #STOP} or {@link #UNTIL_IN_SYNC}
 * @param until when it ends, milliseconds since 1970
 */
public record Force(int mode, long until) {
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

    /** Nothing is forced. */
    static final Force NONE = new Force(SCHEDULE, 0);

    static Force parse(String text) {
        int blank = text.indexOf(' ');
        return blank < 0
                ? NONE
                : new Force(Integer.parseInt(text.substring(0, blank)), Long.parseLong(text.substring(blank + 1)));
    }

    @Override
    public String toString() {
        return mode + " " + until;
    }
}
