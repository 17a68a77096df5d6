package io.vtool.iscsi.admin;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.initiator.Credentials;
import io.vtool.iscsi.initiator.Deadlines;
import io.vtool.iscsi.initiator.Dialer;
import io.vtool.iscsi.initiator.DiscoveredTarget;
import io.vtool.iscsi.initiator.Initiator;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.SessionDetails;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.initiator.SessionSettings;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.Watchdog;
import io.vtool.iscsi.isns.IsnsClient;
import io.vtool.iscsi.lun.LogicalUnit;
import io.vtool.iscsi.lun.Luns;
import io.vtool.iscsi.text.AddressText;
import io.vtool.iscsi.trace.PduTrace;
import io.vtool.iscsi.trace.PduTraces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Does the work on the wire with our own initiator. */
public final class InitiatorOperations implements IscsiOperations {
    /** ISID of the type that open-iscsi uses: an enterprise number in front of a part that is free. */
    private static final long ISID_BASE = 0x0002_3d00_0000L;

    private static final int ISID_FREE = 1 << 24;
    private static final byte[] PING_DATA = "vtool ping".getBytes(StandardCharsets.US_ASCII);

    private final Dialer dialer;
    private final Watchdog watchdog;
    private final RandomGenerator random;
    private final List<PduTrace> traces;
    private final SessionListener listener;

    /**
     * Readies it.
     *
     * @param dialer makes connections
     * @param clock nanoseconds of any origin, never going back
     * @param random for session ids and CHAP challenges
     */
    public InitiatorOperations(Dialer dialer, LongSupplier clock, RandomGenerator random) {
        this(dialer, clock, random, List.of(), SessionListener.NONE);
    }

    /**
     * Readies it to be watched.
     *
     * @param dialer makes connections
     * @param clock nanoseconds of any origin, never going back
     * @param random for session ids and CHAP challenges
     * @param traces take a record of all PDUs
     * @param listener is told what targets say unasked, from several threads at once
     */
    public InitiatorOperations(
            Dialer dialer,
            LongSupplier clock,
            RandomGenerator random,
            List<PduTrace> traces,
            SessionListener listener) {
        this.dialer = dialer;
        this.random = new SharedRandom(random);
        this.watchdog = new Watchdog(clock);
        this.traces = List.copyOf(traces);
        this.listener = listener;
    }

    @Override
    public DiscoveryOutcome discover(DiscoverySettings settings) {
        try (WireOperation operation = new WireOperation(dialer, watchdog, settings.limit())) {
            try {
                Initiator initiator = initiator(operation, null);
                return found(initiator.discover(address(settings.portal()), discovery(settings)));
            } catch (IscsiException e) {
                return operation.failure(e);
            } catch (IllegalArgumentException e) {
                return unusable(e);
            }
        }
    }

    @Override
    public DiscoveryOutcome query(DiscoverySettings settings) {
        try (WireOperation operation = new WireOperation(dialer, watchdog, settings.limit())) {
            try {
                IsnsClient client = new IsnsClient(operation, watchdog);
                return found(
                        client.targets(address(settings.portal()), settings.initiatorName(), settings.loginTimeout()));
            } catch (IscsiException e) {
                return operation.failure(e);
            }
        }
    }

    private static DiscoveryOutcome found(List<DiscoveredTarget> targets) {
        List<DiscoveryOutcome.TargetPortal> portals = new ArrayList<>();
        for (DiscoveredTarget target : targets) {
            for (TargetAddress at : target.addresses()) {
                Portal portal = new Portal(at.host(), at.port());
                int groupTag = at.groupTag() < 0 ? 1 : at.groupTag();
                portals.add(new DiscoveryOutcome.TargetPortal(target.name(), portal, groupTag));
            }
        }
        return new DiscoveryOutcome.Found(portals);
    }

    @Override
    public LoginOutcome login(LoginSettings settings) {
        WireCounters counters = new WireCounters();
        try (WireOperation operation = new WireOperation(dialer, watchdog, settings.limit())) {
            Initiator initiator = initiator(operation, counters);
            try (IscsiSession session =
                    initiator.login(address(settings.portal()), settings.target(), normal(settings))) {
                Luns.Scan scan = Luns.scan(session);
                IscsiException failure = scan.failure();
                List<LoginOutcome.Unit> units = new ArrayList<>();
                for (LogicalUnit unit : scan.units()) {
                    boolean readOnly = false;
                    try {
                        readOnly = failure == null && isDisk(unit) && Luns.writeProtected(session, unit.lun());
                    } catch (IscsiException e) {
                        failure = e;
                    }
                    units.add(unit(unit, readOnly));
                }
                SessionDetails details = session.details();
                return new LoginOutcome.LoggedIn(
                        details.parameters(),
                        details.address().groupTag(),
                        new Portal(details.address().host(), details.address().port()),
                        AddressText.of(details.local().getAddress()),
                        units,
                        counters.counted(),
                        failure == null ? null : operation.failure(failure));
            } catch (IscsiException e) {
                return operation.failure(e);
            } catch (IllegalArgumentException e) {
                return unusable(e);
            }
        }
    }

    private Initiator initiator(Dialer bounded, @Nullable PduTrace counters) {
        List<PduTrace> all = new ArrayList<>(traces);
        if (counters != null) {
            all.add(counters);
        }
        PduTrace trace = all.isEmpty() ? null : all.size() == 1 ? all.get(0) : new PduTraces(all);
        return new Initiator(bounded, watchdog, random, listener, trace);
    }

    private static boolean isDisk(LogicalUnit unit) {
        return unit.type() == 0 && unit.blocks() > 0;
    }

    private static LoginOutcome.Unit unit(LogicalUnit unit, boolean readOnly) {
        int plain = Lun.plainNumber(unit.lun());
        String serial = unit.serial();
        String naa = unit.naa();
        return new LoginOutcome.Unit(
                plain < 0 ? Lun.number(unit.lun()) : plain,
                unit.type(),
                unit.vendor(),
                unit.product(),
                unit.revision(),
                serial == null ? "" : serial,
                naa == null ? "" : naa,
                Math.max(0, unit.blocks()),
                unit.blockSize(),
                readOnly);
    }

    @Override
    public boolean reachable(Portal portal, Duration timeout) {
        try {
            dialer.dial(address(portal), timeout).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public PingOutcome ping(DiscoverySettings settings, int count) {
        return ping(
                settings.limit(),
                initiator -> initiator.discoverySession(address(settings.portal()), discovery(settings)),
                session -> {
                    long start = watchdog.now();
                    session.sendTargets();
                    return Duration.ofNanos(watchdog.now() - start);
                },
                count);
    }

    @Override
    public PingOutcome ping(LoginSettings settings, int count) {
        return ping(
                settings.limit(),
                initiator -> initiator.login(address(settings.portal()), settings.target(), normal(settings)),
                session -> session.ping(PING_DATA),
                count);
    }

    /** Opens a session. */
    private interface Opening {
        IscsiSession open(Initiator initiator) throws IscsiException;
    }

    /** Goes to the target and back. */
    private interface RoundTrip {
        Duration measure(IscsiSession session) throws IscsiException;
    }

    private PingOutcome ping(Duration limit, Opening opening, RoundTrip trip, int count) {
        try (WireOperation operation = new WireOperation(dialer, watchdog, limit)) {
            try (IscsiSession session = opening.open(initiator(operation, null))) {
                List<Duration> times = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    times.add(trip.measure(session));
                }
                return new PingOutcome.Answered(times);
            } catch (IscsiException e) {
                return operation.failure(e);
            } catch (IllegalArgumentException e) {
                return unusable(e);
            }
        }
    }

    private SessionSettings discovery(DiscoverySettings settings) {
        return base(settings.initiatorName(), settings.chap(), settings.loginTimeout())
                .with("MaxRecvDataSegmentLength", Integer.toString(settings.maxRecvDataSegmentLength()));
    }

    private SessionSettings normal(LoginSettings settings) {
        SessionSettings session = base(settings.initiatorName(), settings.chap(), settings.loginTimeout());
        for (Map.Entry<String, String> wish : settings.wishes().entrySet()) {
            session = session.with(wish.getKey(), wish.getValue());
        }
        return session;
    }

    private SessionSettings base(String name, @Nullable ChapSettings chap, Duration timeout) {
        Deadlines usual = Deadlines.defaults();
        Deadlines deadlines = new Deadlines(
                timeout, timeout, usual.command(), usual.abort(), usual.ping(), usual.write(), usual.logout());
        SessionSettings settings =
                SessionSettings.of(name, ISID_BASE | random.nextInt(ISID_FREE)).with(deadlines);
        return chap == null ? settings : settings.with(credentials(chap));
    }

    private static Credentials credentials(ChapSettings chap) {
        ChapAccount own = ChapAccount.of(chap.user(), chap.secret().toCharArray());
        ChapAccount peer = chap.peerSecret().isEmpty()
                ? null
                : ChapAccount.of(chap.peerUser(), chap.peerSecret().toCharArray());
        return new Credentials(own, peer, algorithms(chap.algorithms()));
    }

    /** The numbers of CHAP algorithms (RFC 7143 12.1.3, IANA PPP numbers) for their names. */
    private static String algorithms(String names) {
        StringBuilder numbers = new StringBuilder();
        int start = 0;
        while (start <= names.length()) {
            int comma = names.indexOf(',', start);
            int end = comma < 0 ? names.length() : comma;
            String number = switch (names.substring(start, end)) {
                case "MD5" -> "5";
                case "SHA1" -> "6";
                case "SHA256" -> "7";
                case "SHA3-256" -> "8";
                default -> "";
            };
            if (!number.isEmpty()) {
                numbers.append(numbers.length() == 0 ? "" : ",").append(number);
            }
            start = end + 1;
        }
        return numbers.length() == 0 ? Credentials.MD5_ONLY : numbers.toString();
    }

    private static TargetAddress address(Portal portal) {
        return new TargetAddress(portal.address(), portal.port(), -1);
    }

    /** What the settings ask for makes no sense, such as one secret for both directions. */
    private static OperationFailure unusable(IllegalArgumentException e) {
        return new OperationFailure(OperationFailure.Kind.AUTHENTICATION, String.valueOf(e.getMessage()), 0);
    }
}
