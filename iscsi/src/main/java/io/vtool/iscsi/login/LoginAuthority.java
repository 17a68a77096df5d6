package io.vtool.iscsi.login;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides, on the target's side, who may log in to what. */
public interface LoginAuthority {

    /**
     * Looks at a login before any authentication.
     *
     * @param identity who wants what
     * @return on what terms
     * @throws LoginException if the answer is no, or elsewhere
     */
    Admission admit(LoginIdentity identity) throws LoginException;

    /**
     * Makes the session of a login that has proven itself; a session of the same initiator port is ended first.
     *
     * @param identity who logs in
     * @param parameters what was agreed
     * @return the target session identifying handle, not 0
     * @throws LoginException if there is no room
     */
    int establish(LoginIdentity identity, SessionParameters parameters) throws LoginException;

    /**
     * The terms of a login.
     *
     * @param portalGroupTag tag of the portal group the connection came in on, or -1 in a discovery session
     * @param targetAlias alias to tell, or null
     * @param chap the proofs to ask for, or null for none
     * @param parameters what this target wants of the text keys, where that differs from others
     */
    record Admission(
            int portalGroupTag,
            @Nullable String targetAlias,
            @Nullable ChapPolicy chap,
            Map<String, String> parameters) {

        /**
         * Makes terms that leave the text keys as they are for all targets.
         *
         * @param portalGroupTag tag of the portal group the connection came in on, or -1 in a discovery session
         * @param targetAlias alias to tell, or null
         * @param chap the proofs to ask for, or null for none
         */
        public Admission(int portalGroupTag, @Nullable String targetAlias, @Nullable ChapPolicy chap) {
            this(portalGroupTag, targetAlias, chap, Map.of());
        }
    }
}
