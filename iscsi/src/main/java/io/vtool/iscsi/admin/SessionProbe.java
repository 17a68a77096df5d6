package io.vtool.iscsi.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out how it stands with sessions. A kernel would have noticed by itself; here each portal is asked whether it takes
 * connections, and since when it does not is kept.
 */
final class SessionProbe {
    private static final int SECONDS = 1;

    private final AdminHost host;

    SessionProbe(AdminHost host) {
        this.host = host;
    }

    /** The sessions with their states as of now. */
    List<Session> refresh(List<Session> sessions) throws IOException {
        Map<Portal, Boolean> answers = new HashMap<>();
        List<Session> fresh = new ArrayList<>();
        for (Session session : sessions) {
            Portal portal = session.currentPortal();
            Boolean known = answers.get(portal);
            boolean up = known == null ? host.wire().reachable(portal, host.within(SECONDS)) : known;
            answers.put(portal, up);
            fresh.add(update(session, up));
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
