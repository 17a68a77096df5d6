package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionCounters;
import io.vtool.iscsi.admin.SessionFacts;
import io.vtool.iscsi.admin.SessionStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sessions of a host whose kernel and daemon log logins, logouts and what scans find. */
final class LoggedSessions implements SessionStore {
    private final SessionStore store;
    private final HostLog log;

    LoggedSessions(SessionStore store, HostLog log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public List<Session> all() throws IOException {
        return store.all();
    }

    @Override
    public Session add(SessionFacts facts, List<LoginOutcome.Unit> units) throws IOException {
        Session added = store.add(facts, units);
        log.loggedIn(added);
        return added;
    }

    @Override
    public @Nullable Session add(SessionFacts facts, List<LoginOutcome.Unit> units, int most) throws IOException {
        Session added = store.add(facts, units, most);
        if (added != null) {
            log.loggedIn(added);
        }
        return added;
    }

    @Override
    public void skipNumber() throws IOException {
        store.skipNumber();
    }

    @Override
    public void replace(Session session) throws IOException {
        store.replace(session);
    }

    @Override
    public void count(int sid, SessionCounters more) throws IOException {
        store.count(sid, more);
    }

    @Override
    public void remove(int sid) throws IOException {
        Session gone = find(sid);
        store.remove(sid);
        if (gone != null) {
            log.loggedOut(gone);
        }
    }

    @Override
    public void attach(int sid, List<LoginOutcome.Unit> units) throws IOException {
        Session before = find(sid);
        store.attach(sid, units);
        Session after = find(sid);
        if (before == null || after == null) {
            return;
        }
        List<Session.Device> found = new ArrayList<>();
        for (Session.Device device : after.devices()) {
            if (!knows(before, device)) {
                found.add(device);
            }
        }
        if (!found.isEmpty()) {
            log.found(after, found);
        }
    }

    private static boolean knows(Session session, Session.Device device) {
        for (Session.Device known : session.devices()) {
            if (known.unit().lun() == device.unit().lun()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Session find(int sid) throws IOException {
        for (Session session : store.all()) {
            if (session.sid() == sid) {
                return session;
            }
        }
        return null;
    }

    @Override
    public boolean daemonRuns() throws IOException {
        return store.daemonRuns();
    }

    @Override
    public void daemonRuns(boolean running) throws IOException {
        store.daemonRuns(running);
    }
}
