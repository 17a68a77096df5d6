package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A session that is opened anew when its connection was lost or its target wanted it to log out. A command that only reads
 * is then tried again; one that may have changed something fails, since nobody knows whether it was carried out.
 */
public final class ReconnectingSession implements AutoCloseable {
    /** Waits between attempts. */
    public interface Pause {
        /**
         * Lets time pass.
         *
         * @param time how much
         * @throws InterruptedException if the thread was interrupted
         */
        void pass(Duration time) throws InterruptedException;
    }

    private final Initiator initiator;
    private final TargetAddress portal;
    private final String target;
    private final SessionSettings settings;
    private final ReconnectPolicy policy;
    private final Pause pause;
    private @Nullable IscsiSession current;
    private boolean closed;

    /**
     * Makes a session that is not logged in yet.
     *
     * @param initiator opens sessions
     * @param portal where the target is reached
     * @param target its name
     * @param settings how to log in; the same ISID each time, so that the target drops what is left of the old session
     * @param policy how to come back
     * @param pause waits between attempts
     */
    public ReconnectingSession(
            Initiator initiator,
            TargetAddress portal,
            String target,
            SessionSettings settings,
            ReconnectPolicy policy,
            Pause pause) {
        this.initiator = initiator;
        this.portal = portal;
        this.target = target;
        this.settings = settings;
        this.policy = policy;
        this.pause = pause;
    }

    /**
     * Returns the session, opened anew if the last one has ended.
     *
     * @return a session that took requests a moment ago
     * @throws IscsiException if no attempt succeeds, or the target refuses
     */
    public synchronized IscsiSession session() throws IscsiException {
        if (closed) {
            throw new IscsiException(Kind.ENDED, "the session was closed");
        }
        IscsiSession session = current;
        if (session == null || !session.isOpen()) {
            if (session != null) {
                session.drop();
            }
            session = open();
            current = session;
        }
        return session;
    }

    private IscsiSession open() throws IscsiException {
        for (int attempt = 1; ; attempt++) {
            try {
                return initiator.login(portal, target, settings);
            } catch (IscsiException e) {
                if (attempt >= policy.attempts() || !worthAnotherTry(e)) {
                    throw e;
                }
                rest();
            }
        }
    }

    private static boolean worthAnotherTry(IscsiException e) {
        return switch (e.kind()) {
            case REFUSED, UNREACHABLE, TIMED_OUT, CLOSED, UNAVAILABLE -> true;
            default -> false;
        };
    }

    private void rest() throws IscsiException {
        try {
            pause.pass(policy.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IscsiException(Kind.ENDED, "interrupted", e);
        }
    }

    /**
     * Carries a command out, once more on a new session if it only reads and the connection was lost.
     *
     * @param command the command
     * @return how it ended, whatever its status
     * @throws IscsiException if it fails in other ways, or again
     */
    public ScsiResult execute(ScsiCommand command) throws IscsiException {
        IscsiSession session = session();
        try {
            return session.execute(command);
        } catch (IscsiException e) {
            if (session.isOpen() || !e.connectionLost() || !CommandFilter.onlyReads(command.cdb())) {
                throw e;
            }
        }
        return session().execute(command);
    }

    /** Ends the session, in order if the target goes along. */
    @Override
    public synchronized void close() {
        closed = true;
        IscsiSession session = current;
        if (session != null) {
            session.close();
        }
    }
}
