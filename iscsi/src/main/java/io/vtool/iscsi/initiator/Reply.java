package io.vtool.iscsi.initiator;

import java.io.IOException;

/** Takes the PDUs that come for one task; for the reading thread. */
interface Reply {

    /**
     * Takes the PDU whose header was just read.
     *
     * @return whether it was the last of the task
     * @throws IOException if it is not allowed here, or cannot be read
     */
    boolean take(Wire wire) throws IOException;
}
