package io.vtool.iscsi.target;

import io.vtool.iscsi.login.LoginAuthority;
import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.LoginIdentity;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.login.SessionParameters;
import org.jspecify.annotations.Nullable;

/** Decides about the one login of one connection, by the definition as it stands then. */
final class PortalAuthority implements LoginAuthority {
    private final Engine engine;
    private final Portal listener;
    private final Connection connection;
    private @Nullable TargetDefinition target;
    private @Nullable TargetPortal portal;
    private @Nullable Session session;

    PortalAuthority(Engine engine, Portal listener, Connection connection) {
        this.engine = engine;
        this.listener = listener;
        this.connection = connection;
    }

    /** Returns the session that was made, null for a discovery session. */
    @Nullable
    Session session() {
        return session;
    }

    @Override
    public Admission admit(LoginIdentity who) throws LoginException {
        ServerDefinition definition = engine.definition;
        if (who.discovery()) {
            refuseKnownHandle(who, null);
            return new Admission(-1, null, definition.discoveryChap());
        }
        find(definition, who);
        TargetDefinition found = target;
        TargetPortal at = portal;
        if (found == null || at == null) {
            throw new LoginException(LoginStatus.NOT_FOUND, "no such target at this portal");
        }
        if (!found.admits(who.initiatorName())) {
            throw new LoginException(LoginStatus.AUTHORIZATION_FAILURE, "initiator is not in the access list");
        }
        TargetPortal.Redirect redirect = at.redirect();
        if (redirect != null) {
            int status = redirect.permanent() ? LoginStatus.MOVED_PERMANENTLY : LoginStatus.MOVED_TEMPORARILY;
            throw new LoginException(status, "target moved", redirect.address());
        }
        refuseKnownHandle(who, found);
        return new Admission(at.groupTag(), found.alias(), found.chap(), found.parameters());
    }

    private void find(ServerDefinition definition, LoginIdentity who) {
        for (TargetDefinition candidate : definition.targets()) {
            if (candidate.name().equals(who.targetName())) {
                for (TargetPortal at : candidate.portals()) {
                    if (at.address().equals(listener.address())) {
                        target = candidate;
                        portal = at;
                    }
                }
            }
        }
    }

    /** A session has one connection here: nobody can join one (RFC 7143 6.3.1). */
    private void refuseKnownHandle(LoginIdentity who, @Nullable TargetDefinition of) throws LoginException {
        if (who.tsih() == 0) {
            return;
        }
        Session known = of == null ? null : engine.sessions.byTsih(who.tsih());
        boolean theirs = known != null
                && known.nexus().isid() == who.isid()
                && known.nexus().initiatorName().equals(who.initiatorName());
        throw theirs
                ? new LoginException(LoginStatus.TOO_MANY_CONNECTIONS, "the session has its one connection")
                : new LoginException(LoginStatus.SESSION_DOES_NOT_EXIST, "no such session");
    }

    @Override
    public int establish(LoginIdentity who, SessionParameters parameters) throws LoginException {
        TargetDefinition to = target;
        TargetPortal at = portal;
        if (to == null || at == null) {
            return 1; // a discovery session has no state to find by its handle
        }
        Session made = engine.sessions.open(who, to, at, parameters, connection);
        session = made;
        return made.tsih();
    }
}
