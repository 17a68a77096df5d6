package io.vtool.iscsi.target;

import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.LoginIdentity;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.login.SessionParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of a server, by their handles. */
final class SessionTable {
    private static final int LAST_TSIH = 0xffff;

    /** An initiator and a target port: there is one session between them at most, the newest. */
    private record Ports(String initiator, long isid, String target, int portalGroup) {
        static Ports of(Nexus nexus) {
            return new Ports(nexus.initiatorName(), nexus.isid(), nexus.targetName(), nexus.targetPortalGroup());
        }

        // written out: linking a record's own at run time would cost the first login of a process 30 ms
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ports that
                    && isid == that.isid
                    && portalGroup == that.portalGroup
                    && initiator.equals(that.initiator)
                    && target.equals(that.target);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * initiator.hashCode() + target.hashCode()) + 31 * Long.hashCode(isid) + portalGroup;
        }
    }

    private final Map<Integer, Session> byTsih = new HashMap<>();
    private final Map<Ports, Session> byPorts = new HashMap<>();
    private int lastTsih;
    private long lastHandle;

    /** Makes a session; one of the same ports is ended first, and waited for (RFC 7143 6.3.5). */
    Session open(
            LoginIdentity who,
            TargetDefinition target,
            TargetPortal portal,
            SessionParameters parameters,
            Connection connection)
            throws LoginException {
        Session session;
        Session old;
        synchronized (this) {
            String name = target.name();
            Nexus nexus = new Nexus(
                    who.initiatorName(),
                    who.isid(),
                    name,
                    portal.groupTag(),
                    portal.relativePort(),
                    ++lastHandle,
                    portal.name());
            session = new Session(nexus, freeTsih(), parameters, target.device(), connection);
            byTsih.put(session.tsih(), session);
            old = byPorts.put(Ports.of(nexus), session);
            if (old != null) {
                byTsih.remove(old.tsih());
            }
        }
        if (old != null) {
            old.connection().closeAndWait();
            old.end();
        }
        session.device().nexusEstablished(session.nexus());
        return session;
    }

    private int freeTsih() throws LoginException {
        for (int i = 0; i < LAST_TSIH; i++) {
            lastTsih = lastTsih % LAST_TSIH + 1;
            if (!byTsih.containsKey(lastTsih)) {
                return lastTsih;
            }
        }
        throw new LoginException(LoginStatus.OUT_OF_RESOURCES, "no session handle is free");
    }

    /** Forgets a session that is over. */
    void close(Session session) {
        synchronized (this) {
            byTsih.remove(session.tsih(), session);
            byPorts.remove(Ports.of(session.nexus()), session);
        }
        session.end();
    }

    synchronized @Nullable Session byTsih(int tsih) {
        return byTsih.get(tsih);
    }

    synchronized @Nullable Session byHandle(long handle) {
        for (Session session : byTsih.values()) {
            if (session.nexus().sessionHandle() == handle) {
                return session;
            }
        }
        return null;
    }

    synchronized List<Session> all() {
        return new ArrayList<>(byTsih.values());
    }

    /** Returns the sessions that share a device's target. */
    synchronized List<Session> ofTarget(String targetName) {
        List<Session> found = new ArrayList<>();
        for (Session session : byTsih.values()) {
            if (session.nexus().targetName().equals(targetName)) {
                found.add(session);
            }
        }
        return found;
    }
}
