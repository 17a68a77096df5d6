package io.vtool.iscsi.admin;

import java.util.Arrays;

/** What went over the wire for a session, counted as Linux's software transport counts it. Never changes. */
public final class SessionCounters {
    /** Nothing yet. */
    public static final SessionCounters NONE = new SessionCounters(new long[StatisticsView.ALL.size()]);

    private final long[] counts;

    private SessionCounters(long[] counts) {
        this.counts = counts;
    }

    /**
     * Counters with values.
     *
     * @param counts one for each of {@link StatisticsView#ALL}; copied
     */
    static SessionCounters of(long[] counts) {
        return new SessionCounters(Arrays.copyOf(counts, StatisticsView.ALL.size()));
    }

    /** The counters that a session remembers. */
    static SessionCounters of(SessionFacts facts) {
        long[] counts = new long[StatisticsView.ALL.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = facts.count(StatisticsView.ALL.get(i));
        }
        return new SessionCounters(counts);
    }

    /**
     * One counter.
     *
     * @param name as {@code iscsiadm -s} shows it, such as {@code scsicmd_pdus}
     */
    public long get(String name) {
        return counts[StatisticsView.ALL.indexOf(name)];
    }

    /**
     * The sums.
     *
     * @param more what came after
     */
    public SessionCounters plus(SessionCounters more) {
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = counts[i] + more.counts[i];
        }
        return new SessionCounters(sums);
    }
}
