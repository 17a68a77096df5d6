package io.vtool.cli.iscsi;

import io.vtool.cli.env.Environment;
import java.io.IOException;

/** Opens the host that a command acts on. */
interface AdminHosts {
    /**
     * Opens a host.
     *
     * @param environment the world
     * @param choice which one
     * @return the host, to be closed
     * @throws IOException if its files cannot be read or written
     */
    OpenHost open(Environment environment, HostChoice choice) throws IOException;
}
