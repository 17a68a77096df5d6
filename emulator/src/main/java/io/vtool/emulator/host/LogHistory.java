package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has happened on a host, worked out from what its commands have noted: told once each, with the ends of recoveries. */
final class LogHistory {
    private static final long SECOND = 1000;
    /** How long the daemon waits between connections that are refused, and for one that is not answered. */
    private static final long AGAIN = 2 * SECOND;

    private static final long UNANSWERED = 15 * SECOND;
    private static final long SAME_CHANGE = 40 * SECOND;

    private final long now;

    /** A history until now, in milliseconds since 1970. */
    LogHistory(long now) {
        this.now = now;
    }

    /** Puts what was noted in the order of time, and adds what nobody was there to note. */
    List<LogEvent> of(List<LogEvent> noted) {
        List<LogEvent> all = new ArrayList<>();
        Set<LogEvent> links = new HashSet<>();
        for (LogEvent event : noted) {
            if (!(event instanceof LogEvent.LinkChange change) || links.add(change)) {
                all.add(event); // two commands may have noticed the same
            }
        }
        all.sort((a, b) -> Long.compare(a.millis(), b.millis()));
        List<LogEvent> whole = toldOnce(all);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof LogEvent.LinkChange lost && lost.lost()) {
                whole.addAll(recovery(lost, all.subList(i + 1, all.size())));
            }
        }
        whole.sort((a, b) -> Long.compare(a.millis(), b.millis()));
        return whole;
    }

    /** A change that the session of one command was told of is no new one when that of the next command is. */
    private static List<LogEvent> toldOnce(List<LogEvent> all) {
        Map<String, Long> told = new HashMap<>();
        List<LogEvent> once = new ArrayList<>();
        for (LogEvent event : all) {
            Long before = event instanceof LogEvent.Attention a
                    ? told.put(a.hctl() + " " + a.asc() + "/" + a.ascq(), a.millis())
                    : null;
            if (before == null || event.millis() - before >= SAME_CHANGE) {
                once.add(event);
            }
        }
        return once;
    }

    /** How a loss went on: the time is over, the session is back, or both. */
    private List<LogEvent> recovery(LogEvent.LinkChange lost, List<LogEvent> later) {
        LogEvent.LinkChange next = next(lost.sid(), later);
        List<LogEvent> all = new ArrayList<>();
        long end = lost.millis() + lost.timeout() * SECOND;
        if (lost.timeout() >= 0 && end <= (next == null ? now : next.millis())) {
            all.add(new LogEvent.RecoveryOver(end, lost.sid(), lost.timeout()));
        }
        if (next != null && !next.lost()) {
            long wait = lost.loss() == LogEvent.Loss.SILENT ? UNANSWERED : AGAIN;
            int attempts = (int) Math.min(Integer.MAX_VALUE, 1 + (next.millis() - lost.millis()) / wait);
            all.add(new LogEvent.Recovered(next.millis(), lost.sid(), attempts));
        }
        return all;
    }

    private static LogEvent.@Nullable LinkChange next(int sid, List<LogEvent> later) {
        for (LogEvent event : later) {
            if (event instanceof LogEvent.LinkChange change && change.sid() == sid) {
                return change;
            }
            if (event instanceof LogEvent.LoggedOut out && out.sid() == sid) {
                return null; // it never came back; what was to be said was said
            }
        }
        return null;
    }
}
