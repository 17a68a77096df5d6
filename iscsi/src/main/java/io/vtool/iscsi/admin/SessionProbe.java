package io.vtool.iscsi.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds out how it stands with sessions. A kernel would have noticed by itself; here each portal is asked whether it takes
 * connections, and since when it does not is kept.
 */
public final class SessionProbe {
    private static final int SECONDS = 1;

    private final AdminHost host;

    /**
     * Readies it.
     *
     * @param host the host whose sessions they are
     */
    public SessionProbe(AdminHost host) {
        this.host = host;
    }

    /**
     * The sessions with their states as of now.
     *
     * @param sessions sessions of the host
     * @throws IOException if what was found cannot be kept
     */
    public List<Session> refresh(List<Session> sessions) throws IOException {
        Set<Portal> asked = new LinkedHashSet<>();
        for (Session session : sessions) {
            asked.add(session.currentPortal());
        }
        List<Portal> portals = List.copyOf(asked);
        Duration patience = host.within(SECONDS);
        List<Boolean> answers = Parallel.each(portals, portal -> host.wire().reachable(portal, patience), false);
        List<Session> fresh = new ArrayList<>();
        for (Session session : sessions) {
            fresh.add(update(session, answers.get(portals.indexOf(session.currentPortal()))));
        }
        return fresh;
    }

    private Session update(Session session, boolean up) throws IOException {
        if (up == (session.failedSince() == 0)) {
            return session;
        }
        long since = up ? 0 : host.pace().millis();
        Session changed = new Session(session.sid(), session.host(), session.facts(), since, session.devices());
        host.sessions().replace(changed);
        return changed;
    }
}
