package io.vtool.cli.iscsi;

import io.vtool.cli.env.Environment;
import io.vtool.iscsi.admin.AdminHost;

/** Opens the host that a command acts on. */
interface AdminHosts {
    /**
     * Opens a host; nothing is written by that.
     *
     * @param environment the world
     * @param choice which one
     */
    AdminHost open(Environment environment, HostChoice choice);
}
