package io.vtool.iscsi.admin;

import java.time.Duration;
import java.util.List;

/** What came of a ping. */
public sealed interface PingOutcome permits PingOutcome.Answered, OperationFailure {
    /**
     * The portal answered.
     *
     * @param roundTrips how long each answer took
     */
    record Answered(List<Duration> roundTrips) implements PingOutcome {
        /** Copies the list. */
        public Answered {
            roundTrips = List.copyOf(roundTrips);
        }
    }
}
