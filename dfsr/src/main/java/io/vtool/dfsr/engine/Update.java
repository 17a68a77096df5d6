package io.vtool.dfsr.engine;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.model.IdRecord;

/**
 * An update in the queue of a receiving member (DfsrIdUpdateInfo).
 *
 * @param connection the connection it comes through
 * @param record what the sender knows
 * @param state what it is doing
 * @param path path below the root on the sender, with slashes; the name alone where its folder is gone
 * @param open whether the file is open on one of the two members
 * @param why what it waits for, empty when nothing is in its way
 */
public record Update(Connection connection, IdRecord record, State state, String path, boolean open, String why) {
    /** What an update is doing (DfsrIdUpdateInfo.UpdateState). */
    public enum State {
        /** In the queue. */
        SCHEDULED(1, "Scheduled"),
        /** Begun. */
        RUNNING(2, "Running"),
        /** Its bytes come. */
        DOWNLOADING(3, "Downloading"),
        /** Tried, and to be tried again. */
        WAIT(4, "Wait"),
        /** Another update has to come first. */
        BLOCKED(5, "Blocked");

        private final int number;
        private final String words;

        State(int number, String words) {
            this.number = number;
            this.words = words;
        }

        /** Its number in WMI. */
        public int number() {
            return number;
        }

        /** As users read it. */
        public String words() {
            return words;
        }
    }
}
