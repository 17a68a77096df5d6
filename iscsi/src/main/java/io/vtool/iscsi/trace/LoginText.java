package io.vtool.iscsi.trace;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.Opcode;
import java.nio.ByteBuffer;

/** Hides the secrets of one direction of a connection, also where a value goes on in the next PDU. */
final class LoginText {
    private boolean insideSecret;

    static boolean carriesText(int opcode) {
        return opcode == Opcode.LOGIN_REQUEST
                || opcode == Opcode.LOGIN_RESPONSE
                || opcode == Opcode.TEXT_REQUEST
                || opcode == Opcode.TEXT_RESPONSE;
    }

    /** Returns the data segment of a PDU as it may be shown. */
    ByteBuffer shown(BasicHeader header, ByteBuffer data) {
        if (!carriesText(header.opcode()) || !data.hasRemaining()) {
            return data;
        }
        ByteBuffer covered = Redaction.cover(data, insideSecret);
        insideSecret = Redaction.endsInSecret(data, insideSecret);
        return covered;
    }
}
