package io.vtool.iscsi.target;

import java.nio.ByteBuffer;

/**
 * What a device server answers.
 *
 * @param status SAM status byte
 * @param sense sense data, empty unless the status is CHECK CONDITION
 * @param dataIn data for the initiator, from position to limit, before any truncation to what it asked for: the transport
 *     cuts it and reports the residual
 * @param dataOutUsed how many bytes of the data-out buffer the command called for; differs from what was sent only for
 *     residuals
 * @param release run once the data-in buffer has been sent, so that pooled buffers return
 */
public record ScsiResponse(int status, byte[] sense, ByteBuffer dataIn, int dataOutUsed, Runnable release) {
    /** No answer: the command stays unanswered until it is aborted or its session ends. */
    public static final ScsiResponse NONE = new ScsiResponse(-1, new byte[0], ByteBuffer.allocate(0), 0, new Nothing());

    /** Tells whether this stands for no answer: no status is negative. */
    boolean isNone() {
        return status < 0;
    }

    private static final class Nothing implements Runnable {
        @Override
        public void run() {}
    }
}
