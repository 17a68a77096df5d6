package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionFacts;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host's kernel and its iSCSI daemon have noticed: a line of a file for each event, from which the lines of both kinds
 * of systems are made, see {@link LogLines}. The file is halved when it has grown long.
 */
public final class HostLog {
    private static final long LONGEST = 4L << 20;
    private static final String KERNEL = "kernel";

    private final Path file;
    private final Pace pace;
    private volatile long happened;

    HostLog(Path file, Pace pace) {
        this.file = file;
        this.pace = pace;
    }

    /**
     * Says when what is noted next happened, for daemons that catch up with what they would have done.
     *
     * @param millis milliseconds since 1970, 0 for now
     */
    public void happened(long millis) {
        happened = millis;
    }

    private long millis() {
        long then = happened;
        return then == 0 ? pace.millis() : then;
    }

    /**
     * Notes what a program has to say.
     *
     * @param program the program
     * @param pid its process number, 0 for none
     * @param text one line
     */
    public void message(String program, int pid, String text) {
        note(LogRecords.write(new LogEvent.Message(millis(), program, pid, text)));
    }

    /**
     * What programs note from now on.
     *
     * @throws IOException if the log cannot be read
     */
    public HostLogTail tail() throws IOException {
        return new HostLogTail(file);
    }

    /** Notes what the kernel has to say. */
    void kernel(String text) {
        message(KERNEL, 0, text);
    }

    /** Notes a command. A log that cannot be written does not fail the command. */
    void failed(HostDisk disk, byte[] cdb, ScsiAnswer answer) {
        note(LogRecords.write(new LogEvent.FailedCommand(
                millis(),
                disk.hctl(),
                disk.name(),
                disk.naa(),
                answer.hostByte(),
                answer.status(),
                cdb,
                answer.sense(),
                (int) (disk.lun() * 7 + cdb.length & 0x7f))));
    }

    /** Notes that a session's way was lost, or found again. */
    void link(Session session, long millis, LogEvent.@Nullable Loss loss) {
        note(LogRecords.write(linkChange(session, millis, loss)));
    }

    private static LogEvent.LinkChange linkChange(Session session, long millis, LogEvent.@Nullable Loss loss) {
        return new LogEvent.LinkChange(
                millis,
                session.sid(),
                session.host(),
                session.facts().number(SessionFacts.RECOVERY),
                loss,
                session.currentPortal().toString());
    }

    /** Notes that a connection broke off and was made anew at once. */
    void interrupted(Session session, LogEvent.Loss loss) {
        long now = pace.millis();
        note(LogRecords.write(linkChange(session, now, loss)) + LogRecords.write(linkChange(session, now, null)));
    }

    /** Notes what has become of a session whose portal comes and goes, as far as it is not noted yet. */
    void cycles(Session session, Uplink.Cycle cycle) throws IOException {
        long now = pace.millis();
        long known = cycle.start() - 1;
        for (LogEvent event : read()) {
            if (event instanceof LogEvent.LinkChange change && change.sid() == session.sid()) {
                known = Math.max(known, change.millis());
            }
        }
        StringBuilder lines = new StringBuilder();
        for (long edge = cycle.firstEdgeAfter(known, now); edge <= now; edge += cycle.half()) {
            lines.append(
                    LogRecords.write(linkChange(session, edge, cycle.isLoss(edge) ? LogEvent.Loss.REFUSED : null)));
        }
        if (lines.length() > 0) {
            note(lines.toString());
        }
    }

    /** Notes that a target port group changed at the wish of the host. */
    void group(HostDisk disk, PortGroupState state) {
        group(disk, state, millis());
    }

    /**
     * Notes how a target port group is after the array has changed it.
     *
     * @param disk the device by which the host was told
     * @param state the group as it is now
     * @param millis when
     */
    public void group(HostDisk disk, PortGroupState state, long millis) {
        note(LogRecords.write(new LogEvent.PortGroupChange(millis, disk.hctl(), state)));
    }

    /**
     * Notes that devices have told of a change with a unit attention.
     *
     * @param disks the devices
     * @param millis when
     * @param asc additional sense code
     * @param ascq its qualifier
     */
    public void attention(List<HostDisk> disks, long millis, int asc, int ascq) {
        StringBuilder lines = new StringBuilder();
        for (HostDisk disk : disks) {
            lines.append(
                    LogRecords.write(new LogEvent.Attention(millis, disk.hctl(), disk.name(), disk.naa(), asc, ascq)));
        }
        note(lines.toString());
    }

    /** Notes a login and what it has found. */
    void loggedIn(Session session) {
        long now = pace.millis();
        note(LogRecords.write(new LogEvent.LoggedIn(now, session.sid(), session.host(), way(session)))
                + units(session, session.devices(), now));
    }

    /** Notes logical units that a scan has found. */
    void found(Session session, List<Session.Device> devices) {
        note(units(session, devices, pace.millis()));
    }

    private static String units(Session session, List<Session.Device> devices, long now) {
        StringBuilder lines = new StringBuilder();
        for (Session.Device device : devices) {
            lines.append(
                    LogRecords.write(new LogEvent.UnitFound(now, hctl(session, device), device.name(), device.unit())));
        }
        return lines.toString();
    }

    private static String hctl(Session session, Session.Device device) {
        return session.host() + ":0:0:" + device.unit().lun();
    }

    /** Notes a logout. */
    void loggedOut(Session session) {
        List<String> disks = new ArrayList<>();
        for (Session.Device device : session.devices()) {
            if (!device.name().isEmpty()) {
                disks.add(hctl(session, device) + " " + device.name());
            }
        }
        note(LogRecords.write(new LogEvent.LoggedOut(pace.millis(), session.sid(), disks, way(session))));
    }

    private static LogEvent.Way way(Session session) {
        return new LogEvent.Way(
                session.target(),
                session.portal().address() + "," + session.portal().port(),
                session.iface());
    }

    private void note(String lines) {
        try {
            append(lines);
        } catch (IOException e) {
            // the log is full or not writable; what it is about goes on
        }
    }

    private void append(String lines) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            PrivateFile.folders(folder);
        }
        if (Files.exists(file) && Files.size(file) > LONGEST) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int half = text.indexOf('\n', text.length() / 2);
            PrivateFile.write(file, text.substring(half + 1));
        }
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Reads what has happened until now, with the ends of recoveries that nobody was there to see.
     *
     * @return in the order of time
     * @throws IOException if it cannot be read
     */
    public List<LogEvent> events() throws IOException {
        List<LogEvent> noted = read();
        return new LogHistory(pace.millis()).of(noted);
    }

    private List<LogEvent> read() throws IOException {
        List<LogEvent> all = new ArrayList<>();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return all;
        }
        for (String line : text.split("\n")) {
            LogEvent event = LogRecords.read(line);
            if (event != null) {
                all.add(event);
            }
        }
        return all;
    }
}
