package io.vtool.iscsi.admin;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions of a host, as its kernel would keep them, and whether its daemon runs. */
public interface SessionStore {
    /**
     * All sessions, by their numbers.
     *
     * @throws IOException if they cannot be read
     */
    List<Session> all() throws IOException;

    /**
     * Adds a session and gives it numbers: the next session number, the lowest free host number, and for each disk the
     * lowest free name.
     *
     * @param facts what is known about it
     * @param units its logical units
     * @return the session
     * @throws IOException if it cannot be kept
     */
    Session add(SessionFacts facts, List<LoginOutcome.Unit> units) throws IOException;

    /**
     * Adds a session unless there are enough through the same record: two commands that log in at once make no more than
     * they are to.
     *
     * @param facts what is known about it
     * @param units its logical units
     * @param most how many sessions there may be
     * @return the session, null if there are that many
     * @throws IOException if it cannot be kept
     */
    default @Nullable Session add(SessionFacts facts, List<LoginOutcome.Unit> units, int most) throws IOException {
        return facts.alike(all()) >= most ? null : add(facts, units);
    }

    /**
     * Uses up a session number: a login that got as far as a session but not further.
     *
     * @throws IOException if that cannot be kept
     */
    void skipNumber() throws IOException;

    /**
     * Keeps a session's new state or units.
     *
     * @param session the changed session
     * @throws IOException if it cannot be kept
     */
    void replace(Session session) throws IOException;

    /**
     * Adds to the counters of a session; one that is gone is passed over.
     *
     * @param sid its number
     * @param more what went over the wire
     * @throws IOException if that cannot be kept
     */
    default void count(int sid, SessionCounters more) throws IOException {
        for (Session session : all()) {
            if (session.sid() == sid) {
                replace(session.counting(more));
            }
        }
    }

    /**
     * Removes a session with its host and disks.
     *
     * @param sid its number
     * @throws IOException if that cannot be kept
     */
    void remove(int sid) throws IOException;

    /**
     * Adds the logical units that a session does not have yet, with names for their disks.
     *
     * @param sid its number
     * @param units all its logical units
     * @throws IOException if that cannot be kept
     */
    void attach(int sid, List<LoginOutcome.Unit> units) throws IOException;

    /**
     * Whether the daemon runs, without which nobody logs in.
     *
     * @throws IOException if that cannot be read
     */
    boolean daemonRuns() throws IOException;

    /**
     * Starts or stops the daemon.
     *
     * @param running whether it runs from now on
     * @throws IOException if that cannot be kept
     */
    void daemonRuns(boolean running) throws IOException;
}
