package io.vtool.iscsi.admin;

import java.time.Duration;

/**
 * The work on the wire that administration needs. Each call makes one attempt, within the timeouts of its settings, and
 * returns failures as values; whoever calls decides about another try.
 */
public interface IscsiOperations {
    /**
     * Asks a portal which targets it has, in a discovery session (RFC 7143 appendix C).
     *
     * @param settings whom to ask, and how
     */
    DiscoveryOutcome discover(DiscoverySettings settings);

    /**
     * Asks an iSNS server which targets the initiator may see (RFC 4171).
     *
     * @param settings whom to ask, and how
     */
    DiscoveryOutcome query(DiscoverySettings settings);

    /**
     * Logs in to a target, looks which logical units there are (REPORT LUNS, INQUIRY, READ CAPACITY), and logs out
     * again. It follows redirections.
     *
     * @param settings where and how
     */
    LoginOutcome login(LoginSettings settings);

    /**
     * Looks whether a portal takes connections, without logging in.
     *
     * @param portal the portal
     * @param timeout how long to wait at most
     * @return whether a connection came about
     */
    boolean reachable(Portal portal, Duration timeout);

    /**
     * Measures how long a portal takes to answer, by SendTargets in a discovery session, which allows no NOP-Out (RFC 7143
     * 4.3).
     *
     * @param settings whom to ask, and how
     * @param count how many round trips
     */
    PingOutcome ping(DiscoverySettings settings, int count);

    /**
     * Measures how long a target takes to answer, by NOP-Out in a normal session.
     *
     * @param settings where and how to log in
     * @param count how many round trips
     */
    PingOutcome ping(LoginSettings settings, int count);
}
