package io.vtool.iscsi.initiator;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.TextResponsePdu;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCollector;
import java.io.IOException;
import java.util.List;

/** What comes back for a text request; asks for more until it is complete (RFC 7143 11.11). */
final class TextReply implements Reply {
    /** Room for the portals of some ten thousand targets. */
    private static final int MAX_TEXT = 4 << 20;

    private static final int MAX_PIECES = 16384;

    private final TextCollector collector = new TextCollector(MAX_TEXT);
    private final Sender sender;
    private int pieces;
    private List<KeyValue> pairs = List.of();

    TextReply(Sender sender) {
        this.sender = sender;
    }

    @Override
    public boolean take(Wire wire) throws IOException {
        TextResponsePdu response = new TextResponsePdu(wire.inHeader());
        if (response.opcode() != Opcode.TEXT_RESPONSE) {
            throw new ProtocolException("answer of the wrong kind to a text request");
        }
        collector.add(wire.data());
        if (response.finalPdu() && !response.more()) {
            pairs = collector.finish();
            return true;
        }
        if (response.transferTag() == BasicHeader.RESERVED_TAG || ++pieces > MAX_PIECES) {
            throw new ProtocolException("text goes on without a tag or without end");
        }
        sender.post(Request.text(response.taskTag(), response.lun(), response.transferTag(), Request.NONE));
        return false;
    }

    List<KeyValue> pairs() {
        return pairs;
    }
}
