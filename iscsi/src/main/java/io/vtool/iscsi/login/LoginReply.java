package io.vtool.iscsi.login;

import io.vtool.iscsi.pdu.LoginResponsePdu;
import java.nio.ByteBuffer;

/**
 * One login response, but for its sequence numbers.
 *
 * @param status class and detail, see {@link LoginStatus}
 * @param currentStage CSG
 * @param nextStage NSG, or -1 to stay
 * @param more whether text goes on in the next response
 * @param tsih the session handle
 * @param text the data segment
 */
public record LoginReply(int status, int currentStage, int nextStage, boolean more, int tsih, ByteBuffer text) {

    /**
     * Tells whether the login is complete with this response.
     *
     * @return whether full feature phase begins
     */
    public boolean complete() {
        return status == LoginStatus.SUCCESS && nextStage == LoginStage.FULL_FEATURE;
    }

    /**
     * Tells whether the target moved or refused.
     *
     * @return whether the connection ends with this response
     */
    public boolean failed() {
        return status != LoginStatus.SUCCESS;
    }

    /**
     * Writes what this is into a header that has begun.
     *
     * @param response the header
     */
    public void fill(LoginResponsePdu response) {
        response.currentStage(currentStage);
        if (nextStage >= 0) {
            response.transit(true);
            response.nextStage(nextStage);
        }
        response.more(more);
        response.tsih(tsih);
        response.statusClass(status >> 8);
        response.statusDetail(status & 0xff);
    }
}
