package io.vtool.iscsi.target;

import io.vtool.iscsi.login.SessionParameters;
import java.net.SocketAddress;

/**
 * A session that exists now.
 *
 * @param nexus who is connected to what
 * @param tsih target session identifying handle
 * @param peer address of the initiator
 * @param parameters what its login agreed on
 */
public record SessionInfo(Nexus nexus, int tsih, SocketAddress peer, SessionParameters parameters) {}
