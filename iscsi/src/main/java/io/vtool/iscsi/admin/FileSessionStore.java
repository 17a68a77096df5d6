package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sessions in one private file. A change takes the lock, reads, and replaces the file. */
public final class FileSessionStore implements SessionStore {
    private static final String FILE = "sessions";
    private static final String LOCK = "lock";

    private final Path folder;
    private final Pace pace;

    /**
     * A store in a folder.
     *
     * @param folder the folder, made when something is kept
     * @param pace to wait for the lock with
     */
    public FileSessionStore(Path folder, Pace pace) {
        this.folder = folder;
        this.pace = pace;
    }

    @Override
    public List<Session> all() throws IOException {
        return read().sessions;
    }

    @Override
    public Session add(SessionFacts facts, List<LoginOutcome.Unit> units) throws IOException {
        return Objects.requireNonNull(add(facts, units, Integer.MAX_VALUE));
    }

    @Override
    public @Nullable Session add(SessionFacts facts, List<LoginOutcome.Unit> units, int most) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            if (facts.alike(table.sessions) >= most) {
                return null;
            }
            int host = DeviceNames.freeHost(table.sessions);
            Session session = new Session(table.nextSid++, host, facts, 0, table.name(List.of(), units));
            table.sessions.add(session);
            write(table);
            return session;
        } finally {
            lock.release();
        }
    }

    @Override
    public void skipNumber() throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            table.nextSid++;
            write(table);
        } finally {
            lock.release();
        }
    }

    @Override
    public void replace(Session session) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            for (int i = 0; i < table.sessions.size(); i++) {
                if (table.sessions.get(i).sid() == session.sid()) {
                    table.sessions.set(i, session);
                }
            }
            write(table);
        } finally {
            lock.release();
        }
    }

    @Override
    public void count(int sid, SessionCounters more) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            for (int i = 0; i < table.sessions.size(); i++) {
                if (table.sessions.get(i).sid() == sid) {
                    table.sessions.set(i, table.sessions.get(i).counting(more));
                }
            }
            write(table);
        } finally {
            lock.release();
        }
    }

    @Override
    public void attach(int sid, List<LoginOutcome.Unit> units) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            for (int i = 0; i < table.sessions.size(); i++) {
                Session session = table.sessions.get(i);
                if (session.sid() == sid) {
                    List<Session.Device> devices = table.name(session.devices(), units);
                    table.sessions.set(
                            i, new Session(sid, session.host(), session.facts(), session.failedSince(), devices));
                }
            }
            write(table);
        } finally {
            lock.release();
        }
    }

    @Override
    public void remove(int sid) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            List<Session> left = new ArrayList<>();
            for (Session session : table.sessions) {
                if (session.sid() != sid) {
                    left.add(session);
                }
            }
            table.sessions = left;
            write(table);
        } finally {
            lock.release();
        }
    }

    @Override
    public boolean daemonRuns() throws IOException {
        return read().daemonRuns;
    }

    @Override
    public void daemonRuns(boolean running) throws IOException {
        HostLock lock = lock();
        try {
            SessionTable table = read();
            table.daemonRuns = running;
            write(table);
        } finally {
            lock.release();
        }
    }

    private SessionTable read() throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(FILE));
            return SessionTable.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return new SessionTable();
        }
    }

    private void write(SessionTable table) throws IOException {
        PrivateFile.write(folder.resolve(FILE), table.format());
    }

    private HostLock lock() throws IOException {
        return LockWait.take(folder.resolve(LOCK), pace);
    }
}
