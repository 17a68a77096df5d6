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
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The connections behind a host's sessions, each made when first used and kept until the host is closed. Every process has
 * its own session identifiers: two commands that act for one host at once do not end each other's sessions.
 */
final class HostSessions implements AutoCloseable {
    /** ISID of the type that open-iscsi uses: an enterprise number in front of a part that is free. */
    private static final long ISID_BASE = 0x0002_3d00_0000L;

    private static final int ISID_FREE = 1 << 24;
    private static final String[] KEYS = {"HeaderDigest", "DataDigest"};

    private static final class Slot {
        private @Nullable IscsiSession session;
    }

    private final Initiator initiator;
    private final RandomGenerator random;
    private final Function<Portal, MediumAccess> access;
    private final Map<Integer, Slot> slots = new HashMap<>();
    private boolean closed;

    HostSessions(Dialer dialer, LongSupplier nanos, RandomGenerator random, Function<Portal, MediumAccess> access) {
        this.initiator = new Initiator(dialer, new Watchdog(nanos), random, SessionListener.NONE, null);
        this.random = random;
        this.access = access;
    }

    /** The connection of a session, made anew if there is none that takes requests. */
    IscsiSession open(Session session, Duration timeout) throws IscsiException {
        Slot slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(session.sid(), sid -> new Slot());
        }
        synchronized (slot) {
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
            slot.session = made;
            return made;
        }
    }

    private IscsiSession login(Session session, Duration timeout) throws IscsiException {
        SessionFacts facts = session.facts();
        SessionSettings settings = SessionSettings.of(
                        facts.get(SessionFacts.INITIATOR), ISID_BASE | random.nextInt(ISID_FREE))
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
    }
}
