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
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a host's kernel has noticed: a line of a file for each event, from which the lines of both kinds of systems are made,
 * see {@link LogLines}. The file is halved when it has grown long.
 */
public final class HostLog {
    private static final long LONGEST = 4L << 20;
    private static final String COMMAND = "command";
    private static final String LINK = "link";
    private static final String GROUP = "group";
    private static final String MESSAGE = "message";
    private static final String KERNEL = "kernel";
    private static final int GROUP_FIELDS = 7;
    private static final int COMMAND_FIELDS = 10;
    private static final int LINK_FIELDS = 6;
    private static final int MESSAGE_FIELDS = 5;
    private static final long SECOND = 1000;

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
        note(MESSAGE + "\t" + millis() + "\t" + program + "\t" + pid + "\t" + text.replace('\n', ' ') + "\n");
    }

    /** Notes what the kernel has to say. */
    void kernel(String text) {
        message(KERNEL, 0, text);
    }

    /** Notes a command. A log that cannot be written does not fail the command. */
    void failed(HostDisk disk, byte[] cdb, ScsiAnswer answer) {
        HexFormat hex = HexFormat.of();
        note(COMMAND + "\t" + millis() + "\t" + disk.hctl() + "\t" + disk.name() + "\t" + disk.naa() + "\t"
                + answer.hostByte() + "\t" + answer.status() + "\t" + hex.formatHex(cdb) + "\t"
                + hex.formatHex(answer.sense()) + "\t" + (disk.lun() * 7 + cdb.length & 0x7f) + "\n");
    }

    /** Notes that a session's way was lost, or found again. */
    void link(Session session, long millis, boolean lost) {
        note(LINK + "\t" + millis + "\t" + session.sid() + "\t" + session.host() + "\t"
                + session.facts().number(SessionFacts.RECOVERY) + "\t" + (lost ? "lost" : "back") + "\n");
    }

    /** Notes that a target port group changed at the wish of the host. */
    void group(HostDisk disk, PortGroupState state) {
        note(GROUP + "\t" + millis() + "\t" + disk.hctl() + "\t" + state.group() + "\t" + state.state() + "\t"
                + (state.preferred() ? "preferred" : "non-preferred") + "\t" + state.supported() + "\n");
    }

    private void note(String line) {
        try {
            append(line);
        } catch (IOException e) {
            // the log is full or not writable; what it is about goes on
        }
    }

    private void append(String line) throws IOException {
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
            out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Reads what has happened until now, with the ends of recoveries that nobody was there to see.
     *
     * @return in the order of time
     * @throws IOException if it cannot be read
     */
    public List<LogEvent> events() throws IOException {
        List<LogEvent> all = new ArrayList<>();
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return all;
        }
        for (String line : text.split("\n")) {
            LogEvent event = event(line.split("\t", -1));
            if (event != null && !(event instanceof LogEvent.LinkChange && all.contains(event))) {
                all.add(event); // two commands may have noticed the same
            }
        }
        recoveriesOver(all);
        all.sort((a, b) -> Long.compare(a.millis(), b.millis()));
        return all;
    }

    private static @Nullable LogEvent event(String[] f) {
        try {
            if (f[0].equals(COMMAND) && f.length == COMMAND_FIELDS) {
                HexFormat hex = HexFormat.of();
                return new LogEvent.FailedCommand(
                        Long.parseLong(f[1]),
                        f[2],
                        f[3],
                        f[4],
                        Integer.parseInt(f[5]),
                        Integer.parseInt(f[6]),
                        hex.parseHex(f[7]),
                        hex.parseHex(f[8]),
                        Integer.parseInt(f[9]));
            }
            if (f[0].equals(GROUP) && f.length == GROUP_FIELDS) {
                PortGroupState state = new PortGroupState(
                        Integer.parseInt(f[3]),
                        Integer.parseInt(f[4]),
                        f[5].equals("preferred"),
                        Integer.parseInt(f[6]));
                return new LogEvent.PortGroupChange(Long.parseLong(f[1]), f[2], state);
            }
            if (f[0].equals(MESSAGE) && f.length >= MESSAGE_FIELDS) {
                String text = String.join("\t", List.of(f).subList(MESSAGE_FIELDS - 1, f.length));
                return new LogEvent.Message(Long.parseLong(f[1]), f[2], Integer.parseInt(f[3]), text);
            }
            return f[0].equals(LINK) && f.length == LINK_FIELDS
                    ? new LogEvent.LinkChange(
                            Long.parseLong(f[1]),
                            Integer.parseInt(f[2]),
                            Integer.parseInt(f[3]),
                            Integer.parseInt(f[4]),
                            f[5].equals("lost"))
                    : null;
        } catch (IllegalArgumentException e) {
            return null; // a line that was cut off
        }
    }

    private void recoveriesOver(List<LogEvent> all) {
        List<LogEvent> over = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof LogEvent.LinkChange lost && lost.lost() && lost.timeout() >= 0) {
                long end = lost.millis() + lost.timeout() * SECOND;
                if (end <= foundAgain(all, i + 1, lost.sid())) {
                    over.add(new LogEvent.RecoveryOver(end, lost.sid(), lost.timeout()));
                }
            }
        }
        all.addAll(over);
    }

    /** When a session came back, or now if it has not. */
    private long foundAgain(List<LogEvent> all, int from, int sid) {
        for (int i = from; i < all.size(); i++) {
            if (all.get(i) instanceof LogEvent.LinkChange change && change.sid() == sid) {
                return change.millis();
            }
        }
        return pace.millis();
    }
}
