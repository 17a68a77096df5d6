package io.vtool.iscsi.initiator;

import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Makes connections: the one seam between real targets and emulated ones. */
public interface Dialer {

    /**
     * Connects.
     *
     * @param address where to
     * @param timeout how long it may take in all, name resolution included
     * @return a connected channel in blocking mode
     * @throws IscsiException if the name is unknown, the peer refuses, cannot be reached or does not answer in time
     */
    SocketChannel dial(TargetAddress address, Duration timeout) throws IscsiException;
}
