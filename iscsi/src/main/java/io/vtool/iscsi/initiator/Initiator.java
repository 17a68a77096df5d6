package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.InitiatorLogin;
import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.trace.PduTrace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Opens sessions with targets: discovery and normal ones (RFC 7143 4.3). For use by any number of threads. */
public final class Initiator {
    private static final int FIRST_CMD_SN = 1;

    private final Dialer dialer;
    private final Watchdog watchdog;
    private final RandomGenerator random;
    private final SessionListener listener;
    private final @Nullable PduTrace trace;

    /**
     * Makes an initiator.
     *
     * @param dialer makes the connections
     * @param watchdog keeps the deadlines
     * @param random where CHAP challenges come from; must not be predictable where secrets matter
     * @param listener is told what targets say unasked
     * @param trace takes a record of the PDUs, or null for none
     */
    public Initiator(
            Dialer dialer,
            Watchdog watchdog,
            RandomGenerator random,
            SessionListener listener,
            @Nullable PduTrace trace) {
        this.dialer = dialer;
        this.watchdog = watchdog;
        this.random = random;
        this.listener = listener;
        this.trace = trace;
    }

    /**
     * Asks a portal for all targets it knows, in a discovery session that is closed again.
     *
     * @param portal whom to ask
     * @param settings how to log in
     * @return the targets in the order told
     * @throws IscsiException if any of it fails
     */
    public List<DiscoveredTarget> discover(TargetAddress portal, SessionSettings settings) throws IscsiException {
        try (IscsiSession session = discoverySession(portal, settings)) {
            return session.sendTargets();
        }
    }

    /**
     * Opens a discovery session.
     *
     * @param portal whom to ask
     * @param settings how to log in
     * @return the session
     * @throws IscsiException if there is no connection or the login fails
     */
    public IscsiSession discoverySession(TargetAddress portal, SessionSettings settings) throws IscsiException {
        return follow(portal, null, settings);
    }

    /**
     * Opens a normal session. A target that has moved is followed, as often as the settings allow.
     *
     * @param portal where the target is reached
     * @param target its name
     * @param settings how to log in
     * @return the session
     * @throws IscsiException if there is no connection or the login fails
     */
    public IscsiSession login(TargetAddress portal, String target, SessionSettings settings) throws IscsiException {
        return follow(portal, target, settings);
    }

    private IscsiSession follow(TargetAddress portal, @Nullable String target, SessionSettings settings)
            throws IscsiException {
        TargetAddress at = portal;
        TargetAddress movedForGood = null;
        boolean stillForGood = true;
        for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
            try {
                return open(at, target, settings, movedForGood);
            } catch (LoginException e) {
                at = elsewhere(e);
                stillForGood &= e.status() == LoginStatus.MOVED_PERMANENTLY;
                movedForGood = stillForGood ? at : movedForGood;
            }
        }
        throw new IscsiException(Kind.MOVED, "the target was moved more than " + settings.maxRedirects() + " times");
    }

    private static TargetAddress elsewhere(LoginException refusal) throws IscsiException {
        if (refusal.status() >> 8 != 1) {
            throw IscsiException.refused(refusal.status());
        }
        String address = refusal.targetAddress();
        TargetAddress elsewhere = address == null ? null : TargetAddress.parse(address);
        if (elsewhere == null) {
            throw new IscsiException(Kind.MOVED, "the target moved without telling a valid address");
        }
        return elsewhere;
    }

    private IscsiSession open(
            TargetAddress at, @Nullable String target, SessionSettings settings, @Nullable TargetAddress movedForGood)
            throws LoginException, IscsiException {
        SocketChannel channel = dialer.dial(at, settings.deadlines().connect());
        Wire wire = new Wire(channel, at, trace);
        InitiatorLogin login = new InitiatorLogin(settings.login(target), random);
        LoginExchange exchange = new LoginExchange(wire, login, settings.isid());
        SessionDetails details;
        Watchdog.Guard guard = watchdog.guard(settings.deadlines().login(), new Runnable() {
            @Override
            public void run() {
                wire.expire("login");
            }
        });
        try {
            exchange.run(FIRST_CMD_SN);
            details = details(channel, at, target, settings, movedForGood, login);
        } catch (LoginException e) {
            wire.end(new IscsiException(Kind.ENDED, "login refused"));
            throw e;
        } catch (IOException e) {
            throw wire.end(e);
        } finally {
            guard.cancel();
        }
        Tasks tasks = new Tasks(FIRST_CMD_SN, exchange.maxCmdSn(FIRST_CMD_SN), exchange.expStatSn());
        Sender sender = new Sender(
                wire,
                tasks,
                details.parameters(),
                FIRST_CMD_SN,
                watchdog,
                settings.deadlines().write());
        IscsiSession session = new IscsiSession(wire, tasks, sender, details, settings, listener, watchdog);
        session.start();
        return session;
    }

    private static SessionDetails details(
            SocketChannel channel,
            TargetAddress at,
            @Nullable String target,
            SessionSettings settings,
            @Nullable TargetAddress movedForGood,
            InitiatorLogin login)
            throws IOException {
        String tag = login.keys().declared("TargetPortalGroupTag");
        int groupTag = tag == null ? at.groupTag() : login.keys().peerNumber("TargetPortalGroupTag");
        return new SessionDetails(
                settings.initiatorName(),
                target,
                login.keys().declared("TargetAlias"),
                new TargetAddress(at.host(), at.port(), groupTag),
                (InetSocketAddress) channel.getLocalAddress(),
                (InetSocketAddress) channel.getRemoteAddress(),
                movedForGood,
                settings.isid(),
                login.tsih(),
                login.parameters(),
                login.keys().agreed());
    }
}
