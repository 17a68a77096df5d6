package io.vtool.emulator.lab;

import io.vtool.iscsi.initiator.MediumAccess;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How a command uses a lab.
 *
 * @param millis the clock, milliseconds since 1970
 * @param nanos a clock that only goes forward, nanoseconds
 * @param random secure random numbers
 * @param access whether volumes may be written to; then nobody else uses the lab meanwhile
 * @param patience how long to wait for others that have the lab
 * @param waiting is told once when the wait has taken a second, with words for the user
 */
public record LabUse(
        LongSupplier millis,
        LongSupplier nanos,
        RandomGenerator random,
        MediumAccess access,
        Duration patience,
        Waiting waiting) {

    /** Is told that a command waits. */
    public interface Waiting {
        /**
         * Takes the message.
         *
         * @param message one sentence without a full stop
         */
        void tell(String message);
    }
}
