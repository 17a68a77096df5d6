package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionFacts;
import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.initiator.Credentials;
import io.vtool.iscsi.initiator.Deadlines;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.Initiator;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.SessionSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.Watchdog;
import io.vtool.iscsi.node.HostLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The connections behind a host's sessions, each made when first used and kept until the host is closed. A session has the
 * same identifier in each command, as open-iscsi's has while it lives, so that what an array keeps for it stays its own. Only
 * where commands that act for the host at the same time meet at one array does each but the first get others: they would end
 * each other's sessions.
 */
final class HostSessions implements AutoCloseable {
    /** ISID of the type that open-iscsi uses: an enterprise number, then the number of the session. */
    private static final long ISID_BASE = 0x0002_3d00_0000L;

    /** How long a failure answers for a try of one's own. */
    private static final long FRESH_NANOS = 1_000_000_000;

    private static final int BYTE = 0xff;
    private static final int NO_NUMBER = -1;
    private static final String[] KEYS = {"HeaderDigest", "DataDigest"};

    private static final class Slot {
        private @Nullable IscsiSession session;
        /** How it failed when it was opened ahead, and when, until somebody asks for it. */
        private @Nullable IscsiException failed;

        private long failedAt;
    }

    private final Initiator initiator;
    private final LongSupplier nanos;
    private final @Nullable Path folder;
    private final Function<Portal, MediumAccess> access;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private @Nullable HostLock turn;
    private int number = NO_NUMBER;
    private boolean closed;

    /**
     * Readies it.
     *
     * @param folder where the processes that act for the host at once take their turns; null if each has arrays of its own
     */
    HostSessions(
            Dialer dialer,
            LongSupplier nanos,
            RandomGenerator random,
            Function<Portal, MediumAccess> access,
            @Nullable Path folder) {
        this.nanos = nanos;
        this.initiator = new Initiator(dialer, new Watchdog(nanos), random, SessionListener.NONE, null);
        this.folder = folder;
        this.access = access;
    }

    /** The number of this process among those that act for the host now: the lowest that is free. */
    private synchronized int number() throws IscsiException {
        Path turns = folder;
        if (number == NO_NUMBER && turns != null) {
            try {
                for (int i = 0; i <= BYTE && number == NO_NUMBER; i++) {
                    turn = HostLock.tryTake(turns.resolve("initiator-" + i));
                    number = turn == null ? NO_NUMBER : i;
                }
            } catch (IOException e) {
                throw new IscsiException(IscsiException.Kind.ENDED, String.valueOf(e.getMessage()), e);
            }
        }
        return number == NO_NUMBER ? 0 : number;
    }

    private long isid(int sid) throws IscsiException {
        return ISID_BASE | (long) (sid & BYTE) << 16 | (long) (sid >> 8 & BYTE) << 8 | number();
    }

    /** Begins to open sessions beside what the caller does, who will ask for them; what fails is told to the first who asks. */
    Thread openAhead(List<Session> wanted, Duration timeout) {
        Thread thread = new Thread("iscsi-ahead") {
            @Override
            public void run() {
                for (Session session : wanted) {
                    Slot slot = slot(session);
                    synchronized (slot) {
                        try {
                            open(session, timeout);
                        } catch (IscsiException e) {
                            slot.failed = e;
                            slot.failedAt = nanos.getAsLong();
                        }
                    }
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Slot slot(Session session) {
        synchronized (slots) {
            Slot known = slots.get(session.sid());
            Slot slot = known == null ? new Slot() : known;
            slots.put(session.sid(), slot);
            return slot;
        }
    }

    /** The connection of a session, made anew if there is none that takes requests. */
    IscsiSession open(Session session, Duration timeout) throws IscsiException {
        Slot slot = slot(session);
        synchronized (slot) {
            IscsiException failed = slot.failed;
            if (failed != null) {
                slot.failed = null;
                if (nanos.getAsLong() - slot.failedAt < FRESH_NANOS) {
                    throw failed;
                }
            }
            IscsiSession current = slot.session;
            if (current != null && current.isOpen()) {
                return current;
            }
            if (current != null) {
                current.drop();
            }
            synchronized (slots) {
                if (closed) {
                    throw new IscsiException(IscsiException.Kind.ENDED, "the host was closed");
                }
            }
            IscsiSession made = login(session, timeout);
            synchronized (slots) {
                if (!closed) {
                    slot.session = made;
                    return made;
                }
            }
            made.drop();
            throw new IscsiException(IscsiException.Kind.ENDED, "the host was closed");
        }
    }

    private IscsiSession login(Session session, Duration timeout) throws IscsiException {
        SessionFacts facts = session.facts();
        SessionSettings settings = SessionSettings.of(facts.get(SessionFacts.INITIATOR), isid(session.sid()))
                .with(access.apply(session.currentPortal()))
                .with(Deadlines.defaults().atMost(timeout));
        for (String key : KEYS) {
            String agreed = facts.get(key);
            settings = agreed.isEmpty() ? settings : settings.with(key, agreed);
        }
        if (!facts.get(SessionFacts.USER).isEmpty()) {
            settings = settings.with(credentials(facts));
        }
        Portal portal = session.currentPortal();
        return initiator.login(new TargetAddress(portal.address(), portal.port(), -1), session.target(), settings);
    }

    private static Credentials credentials(SessionFacts facts) {
        String peer = facts.get(SessionFacts.USER_IN);
        return new Credentials(
                ChapAccount.of(
                        facts.get(SessionFacts.USER),
                        facts.get(SessionFacts.PASSWORD).toCharArray()),
                peer.isEmpty()
                        ? null
                        : ChapAccount.of(
                                peer, facts.get(SessionFacts.PASSWORD_IN).toCharArray()),
                Credentials.MD5_ONLY);
    }

    @Override
    public void close() {
        synchronized (slots) {
            closed = true;
            for (Slot slot : slots.values()) {
                IscsiSession session = slot.session;
                if (session != null) {
                    session.drop();
                }
            }
        }
        giveUpTurn();
    }

    private synchronized void giveUpTurn() {
        HostLock held = turn;
        turn = null;
        if (held != null) {
            try {
                held.release();
            } catch (IOException e) {
                // the system ends it with the process
            }
        }
    }
}
