package io.vtool.iscsi.target;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address at which a target can be logged in to (RFC 7143 4.1).
 *
 * @param address where to listen; port 0 takes a free one
 * @param groupTag target portal group tag, 0 to 65535
 * @param relativePort relative target port identifier of the group, from 1
 * @param redirect where logins are sent instead, or null to serve them here
 * @param name how its device knows it, wherever it listens; null if it does not ask
 */
public record TargetPortal(
        InetSocketAddress address,
        int groupTag,
        int relativePort,
        @Nullable Redirect redirect,
        @Nullable String name) {

    /**
     * Where a target moved.
     *
     * @param address {@code host:port}
     * @param permanent whether for good
     */
    public record Redirect(String address, boolean permanent) {}

    /** A portal without a name. */
    public TargetPortal(InetSocketAddress address, int groupTag, int relativePort, @Nullable Redirect redirect) {
        this(address, groupTag, relativePort, redirect, null);
    }
}
