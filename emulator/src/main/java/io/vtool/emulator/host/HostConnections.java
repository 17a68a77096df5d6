package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionStore;
import io.vtool.iscsi.initiator.IscsiException;
import io.vtool.iscsi.initiator.IscsiSession;
import io.vtool.iscsi.initiator.Lun;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.initiator.ScsiCommand;
import io.vtool.iscsi.initiator.ScsiResult;
import io.vtool.iscsi.lun.LogicalUnit;
import io.vtool.iscsi.lun.Luns;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Sends a host's commands over its sessions, and notices which of those have lost their way and which have found it again. */
final class HostConnections implements AutoCloseable {
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration SLOW = Duration.ofSeconds(1);
    /** PDUs of a login and a command, generously. */
    private static final int PDUS = 12;

    private static final int POWER_ON = 0x29;
    private static final byte[] NOTHING = {};

    private final SessionStore sessions;
    private final HostLog log;
    private final Pace pace;
    private final Uplink.Links links;
    private final MediumAccess access;
    private final HostSessions open;
    private final Map<String, Long> unanswered = new ConcurrentHashMap<>();
    private final Set<Integer> slow = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile List<Session> known = List.of();

    /** The folder {@code slots} tells this process's connections from those of others that act for the host. */
    HostConnections(SessionStore sessions, HostLog log, Uplink uplink, Path slots) {
        this.log = log;
        this.sessions = sessions;
        this.pace = uplink.pace();
        this.links = uplink.links();
        this.access = uplink.access();
        this.open = new HostSessions(
                uplink.dialer(),
                new LongSupplier() {
                    @Override
                    public long getAsLong() {
                        return pace.nanos();
                    }
                },
                uplink.random(),
                new Function<>() {
                    @Override
                    public MediumAccess apply(Portal portal) {
                        return access(portal);
                    }
                },
                links.shared() ? slots : null);
    }

    /** A host of the lab may choose between the controllers of the lab's arrays and reserve their units, and those of no others. */
    private MediumAccess access(Portal portal) {
        boolean strange = links.downSince(portal) == Uplink.Links.UNKNOWN;
        return access == MediumAccess.READ_ONLY && !strange ? MediumAccess.SHARING : access;
    }

    /** The sessions with what a kernel would have noticed about their portals by now. */
    List<Session> noticed(List<Session> all) throws IOException {
        List<Session> now = new ArrayList<>();
        for (Session session : all) {
            now.add(noticed(session));
        }
        known = now;
        return now;
    }

    List<Session> listed() {
        return known;
    }

    /** Begins, once, to make the connections that nothing known hinders or slows down. */
    void connectAhead() {
        if (begun.getAndSet(true)) {
            return;
        }
        List<Session> ready = new ArrayList<>();
        for (Session session : known) {
            Portal portal = session.currentPortal();
            if (session.failedSince() == 0
                    && links.downSince(portal) == 0
                    && links.delay(portal).isZero()) {
                ready.add(session);
            }
        }
        if (!ready.isEmpty()) {
            open.openAhead(ready, AT_ONCE);
        }
    }

    private Session noticed(Session session) throws IOException {
        long down = links.downSince(session.currentPortal());
        Uplink.Cycle cycle = links.cycle(session.currentPortal());
        if (cycle != null) {
            log.cycles(session, cycle);
            return down == session.failedSince() ? session : kept(session, down);
        }
        if (down == Uplink.Links.UNKNOWN) {
            return session.failedSince() == 0 || !answers(session) ? session : failedSince(session, 0);
        }
        return down == session.failedSince() ? session : failedSince(session, down);
    }

    private boolean answers(Session session) {
        try {
            open.open(session, RECONNECT);
            return true;
        } catch (IscsiException e) {
            return false;
        }
    }

    private Session failedSince(Session session, long since) throws IOException {
        return failedSince(session, since, links.loss(session.currentPortal()));
    }

    private Session failedSince(Session session, long since, LogEvent.Loss loss) throws IOException {
        Session changed = kept(session, since);
        log.link(session, since == 0 ? pace.millis() : since, since == 0 ? null : loss);
        return changed;
    }

    private Session kept(Session session, long since) throws IOException {
        Session changed = new Session(session.sid(), session.host(), session.facts(), since, session.devices());
        sessions.replace(changed);
        return changed;
    }

    ScsiAnswer execute(HostDisk disk, byte[] cdb, int dataInLength, Duration timeout) {
        return execute(disk, cdb, dataInLength, NOTHING, timeout);
    }

    ScsiAnswer execute(HostDisk disk, byte[] cdb, int dataInLength, byte[] dataOut, Duration timeout) {
        switch (disk.state()) {
            case OFFLINE, TRANSPORT_OFFLINE -> {
                return ScsiAnswer.failed(
                        ScsiAnswer.DID_NO_CONNECT,
                        "the device is " + disk.state().word());
            }
            case BLOCKED -> {
                return ScsiAnswer.failed(ScsiAnswer.DID_TRANSPORT_DISRUPTED, "the device is blocked");
            }
            case RUNNING -> {}
        }
        Session session;
        try {
            session = find(disk.sid());
        } catch (IOException e) {
            return ScsiAnswer.failed(ScsiAnswer.DID_ERROR, String.valueOf(e.getMessage()));
        }
        if (session == null) {
            return ScsiAnswer.failed(ScsiAnswer.DID_NO_CONNECT, "session " + disk.sid() + " was logged out");
        }
        if (silent(disk)) {
            return ScsiAnswer.failed(ScsiAnswer.DID_TIME_OUT, "no answer in time");
        }
        long start = pace.nanos();
        ScsiAnswer answer = send(session, disk, cdb, dataInLength, dataOut, patience(session, timeout));
        if (pace.nanos() - start > SLOW.toNanos()) {
            slow.add(disk.sid());
        }
        if (answer.hostByte() == ScsiAnswer.DID_TIME_OUT) {
            unanswered.put(disk.name(), pace.nanos());
        }
        return answer;
    }

    /** Whether a command over the disk's session took its time, in this process. */
    boolean isSlow(HostDisk disk) {
        return slow.contains(disk.sid());
    }

    /** Whether the disk has let a command of this process wait in vain a moment ago: the next ones need not wait, too. */
    private boolean silent(HostDisk disk) {
        Long since = unanswered.get(disk.name());
        return since != null && pace.nanos() - since < SILENCE.toNanos();
    }

    /**
     * How long a command waits. The time that a host waits is the lab's; an array of the lab answers at once or never, so no
     * user has to wait that long.
     */
    private Duration patience(Session session, Duration timeout) {
        if (links.downSince(session.currentPortal()) == Uplink.Links.UNKNOWN) {
            return timeout;
        }
        Duration delay = links.delay(session.currentPortal());
        // multipliedBy calculates with big decimal numbers, for each command
        Duration enough = delay.isZero() ? AT_ONCE : AT_ONCE.plus(delay.multipliedBy(PDUS));
        return enough.compareTo(timeout) < 0 ? enough : timeout;
    }

    /** A session as it was when the disks were listed: reading it anew for each command would cost more than the command. */
    private @Nullable Session find(int sid) throws IOException {
        Session listed = find(known, sid);
        return listed == null ? find(sessions.all(), sid) : listed;
    }

    private static @Nullable Session find(List<Session> all, int sid) {
        for (Session session : all) {
            if (session.sid() == sid) {
                return session;
            }
        }
        return null;
    }

    private ScsiAnswer send(
            Session session, HostDisk disk, byte[] cdb, int dataInLength, byte[] dataOut, Duration timeout) {
        IscsiSession connection;
        try {
            connection = open.open(session, timeout);
        } catch (IscsiException e) {
            lost(session, e);
            return ScsiAnswer.failed(ScsiAnswer.DID_TRANSPORT_DISRUPTED, String.valueOf(e.getMessage()));
        }
        try {
            ScsiCommand command = new ScsiCommand(
                    field(disk.lun()), cdb, ByteBuffer.allocate(dataInLength), ByteBuffer.wrap(dataOut));
            ScsiResult result = connection.execute(command, timeout);
            told(disk, result.attention());
            byte[] data = new byte[result.data().remaining()];
            result.data().get(data);
            return new ScsiAnswer(
                    ScsiAnswer.DID_OK, result.status(), data.length == 0 ? NOTHING : data, result.sense(), null);
        } catch (IscsiException e) {
            ScsiAnswer answer = failure(connection, e);
            if (answer.hostByte() == ScsiAnswer.DID_TRANSPORT_DISRUPTED && e.kind() != IscsiException.Kind.ENDED) {
                log.interrupted(session, loss(e));
            }
            return answer;
        }
    }

    private static LogEvent.Loss loss(IscsiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException broken) {
                return switch (broken.fault()) {
                    case HEADER_DIGEST -> LogEvent.Loss.HEADER_DIGEST;
                    case DATA_DIGEST -> LogEvent.Loss.DATA_DIGEST;
                    default -> LogEvent.Loss.CLOSED;
                };
            }
        }
        return LogEvent.Loss.CLOSED;
    }

    /** The kernel tells of a change, but not that the connections of this process are new to the target. */
    private void told(HostDisk disk, byte[] attention) {
        ScsiAnswer first = new ScsiAnswer(ScsiAnswer.DID_OK, 0, NOTHING, attention, null);
        if (first.asc() >= 0 && first.asc() != POWER_ON) {
            log.attention(List.of(disk), pace.millis(), first.asc(), first.ascq());
        }
    }

    private static ScsiAnswer failure(IscsiSession connection, IscsiException e) {
        int host = switch (e.kind()) {
            case TIMED_OUT -> ScsiAnswer.DID_TIME_OUT;
            case CLOSED, ENDED, PROTOCOL -> ScsiAnswer.DID_TRANSPORT_DISRUPTED;
            default -> connection.isOpen() ? ScsiAnswer.DID_ERROR : ScsiAnswer.DID_TRANSPORT_DISRUPTED;
        };
        return ScsiAnswer.failed(host, String.valueOf(e.getMessage()));
    }

    private void lost(Session session, IscsiException why) {
        if (session.failedSince() == 0) {
            try {
                LogEvent.Loss loss = switch (why.kind()) {
                    case REFUSED -> LogEvent.Loss.REFUSED;
                    case TIMED_OUT, UNREACHABLE -> LogEvent.Loss.SILENT;
                    default -> LogEvent.Loss.CLOSED;
                };
                failedSince(session, Math.max(1, pace.millis()), loss);
            } catch (IOException e) {
                // the next command finds out again
            }
        }
    }

    /** A disk as its target describes it now, null if it does not. */
    LoginOutcome.@Nullable Unit look(HostDisk disk) throws IOException {
        Session session = disk.state() == DiskState.RUNNING ? find(disk.sid()) : null;
        if (session == null) {
            return null;
        }
        try {
            LogicalUnit unit = Luns.one(open.open(session, LOOK), field(disk.lun()));
            if (unit == null || unit.blocks() < 0) {
                return null;
            }
            return known(disk, unit, Luns.writeProtected(open.open(session, LOOK), field(disk.lun())));
        } catch (IscsiException e) {
            return null;
        }
    }

    /** A rescan of a device reads its capacity anew, and not what INQUIRY said when it was found. */
    private static LoginOutcome.Unit known(HostDisk disk, LogicalUnit unit, boolean readOnly) {
        return new LoginOutcome.Unit(
                disk.lun(),
                disk.type(),
                disk.vendor(),
                disk.product(),
                disk.revision(),
                disk.serial(),
                disk.naa(),
                unit.blocks(),
                unit.blockSize(),
                readOnly);
    }

    /** The eight bytes for a number as Linux shows it. */
    private static long field(long lun) {
        return lun >= 0 && lun < 16384 ? Lun.of((int) lun) : Lun.number(lun);
    }

    @Override
    public void close() {
        open.close();
    }
}
