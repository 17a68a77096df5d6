package io.vtool.iscsi.initiator;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An answer of one PDU: to a ping, a task management function or a logout. */
final class HeaderReply implements Reply {
    private final int opcode;
    private final ByteBuffer header = ByteBuffer.allocate(BasicHeader.LENGTH);
    private ByteBuffer data = Request.NONE;

    HeaderReply(int opcode) {
        this.opcode = opcode;
    }

    @Override
    public boolean take(Wire wire) throws IOException {
        if (new BasicHeader(wire.inHeader()).opcode() != opcode) {
            throw new ProtocolException("answer of the wrong kind");
        }
        data = wire.data();
        header.put(0, wire.inHeader(), 0, BasicHeader.LENGTH);
        return true;
    }

    /** Returns the header of the answer, 48 bytes from index 0. */
    ByteBuffer header() {
        return header;
    }

    ByteBuffer data() {
        return data;
    }
}
