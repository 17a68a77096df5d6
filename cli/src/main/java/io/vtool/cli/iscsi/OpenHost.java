package io.vtool.cli.iscsi;

import io.vtool.iscsi.admin.AdminHost;
import java.io.IOException;

/**
 * A host in use by a command.
 *
 * @param admin the host as {@code iscsiadm} sees it
 * @param behind what is to be closed afterwards
 */
record OpenHost(AdminHost admin, Behind behind) implements AutoCloseable {
    /** What stands behind a host. */
    interface Behind {
        /** Ends it. */
        void close() throws IOException;
    }

    @Override
    public void close() throws IOException {
        behind.close();
    }
}
