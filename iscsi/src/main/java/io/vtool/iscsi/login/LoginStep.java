package io.vtool.iscsi.login;

import io.vtool.iscsi.pdu.LoginRequestPdu;
import java.nio.ByteBuffer;

/**
 * One login request, but for its tags and sequence numbers.
 *
 * @param currentStage CSG
 * @param nextStage NSG, or -1 to stay
 * @param more whether text goes on in the next request
 * @param text the data segment
 */
public record LoginStep(int currentStage, int nextStage, boolean more, ByteBuffer text) {

    /**
     * Writes what this is into a header that has begun.
     *
     * @param request the header
     */
    public void fill(LoginRequestPdu request) {
        request.immediate(true);
        request.currentStage(currentStage);
        if (nextStage >= 0) {
            request.transit(true);
            request.nextStage(nextStage);
        }
        request.more(more);
    }
}
