package io.vtool.iscsi.target;

import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.Negotiation;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.ProtocolException;
import io.vtool.iscsi.pdu.RejectReason;
import io.vtool.iscsi.pdu.TextRequestPdu;
import io.vtool.iscsi.pdu.TextResponsePdu;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCollector;
import io.vtool.iscsi.text.TextSender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Answers text requests in full feature phase: SendTargets and the few keys that may change (RFC 7143 11.10). */
final class TextService {
    private final Output out;
    private final Negotiation keys;
    private final TargetList targets;
    private final TextResponsePdu response;
    private TextCollector collector = new TextCollector(TextCollector.DEFAULT_LIMIT);
    private TextSender sender = new TextSender();
    private int transferTag = BasicHeader.RESERVED_TAG;

    TextService(Output out, Negotiation keys, TargetList targets) {
        this.out = out;
        this.keys = keys;
        this.targets = targets;
        this.response = new TextResponsePdu(out.header());
    }

    /** Takes one request; the lock is held. */
    void receive(ByteBuffer header, ByteBuffer data) throws IOException {
        TextRequestPdu request = new TextRequestPdu(header);
        if (request.transferTag() == BasicHeader.RESERVED_TAG) {
            collector = new TextCollector(TextCollector.DEFAULT_LIMIT);
            sender = new TextSender();
            keys.reopen();
        } else if (request.transferTag() != transferTag) {
            out.reject(RejectReason.INVALID_PDU_FIELD, header);
            return;
        }
        collector.add(data);
        if (!request.more() && !sender.hasMore()) {
            sender.add(answers(collector.finish()));
        }
        ByteBuffer piece = request.more() ? ByteBuffer.allocate(0) : sender.next(out.peerMaxRecv());
        boolean more = !request.more() && sender.hasMore();
        boolean last = request.finalPdu() && !request.more() && !more;
        transferTag = last ? BasicHeader.RESERVED_TAG : out.nextTransferTag();
        response.begin();
        response.finalPdu(last);
        response.more(more);
        response.taskTag(request.taskTag());
        response.transferTag(transferTag);
        out.send(response, true, piece);
    }

    private List<KeyValue> answers(List<KeyValue> pairs) throws ProtocolException {
        List<KeyValue> answers = new ArrayList<>();
        for (KeyValue pair : pairs) {
            if (pair.key().equals("SendTargets")) {
                targets.answer(pair.value(), answers);
            } else {
                negotiate(pair, answers);
            }
        }
        String declared = keys.declared("MaxRecvDataSegmentLength");
        if (declared != null) {
            out.peerMaxRecv(keys.peerNumber("MaxRecvDataSegmentLength"));
        }
        return answers;
    }

    private void negotiate(KeyValue pair, List<KeyValue> answers) throws ProtocolException {
        try {
            KeyValue reply = keys.receive(pair, 'F');
            if (reply != null) {
                answers.add(reply);
            }
        } catch (LoginException e) {
            throw new ProtocolException("key negotiated against the rules");
        }
    }
}
