package io.vtool.iscsi.initiator;

import io.vtool.iscsi.pdu.AdditionalHeaders;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LogoutRequestPdu;
import io.vtool.iscsi.pdu.NopOutPdu;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import io.vtool.iscsi.pdu.TaskManagementRequestPdu;
import io.vtool.iscsi.pdu.TextRequestPdu;
import java.nio.ByteBuffer;

/** A request that is complete but for its sequence numbers. */
record Request(ByteBuffer header, ByteBuffer segments, ByteBuffer data) {
    static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private static final int SIMPLE = 1;
    private static final int CLOSE_SESSION = 0;

    private static ByteBuffer blank() {
        return ByteBuffer.allocate(BasicHeader.LENGTH);
    }

    /** A command; F is off if unsolicited data follows the immediate data. */
    static Request command(ScsiCommand command, int tag, ByteBuffer immediate, boolean dataFollows) {
        ByteBuffer header = blank();
        ScsiCommandPdu pdu = new ScsiCommandPdu(header).begin();
        pdu.finalPdu(!dataFollows);
        pdu.read(command.dataIn().hasRemaining());
        pdu.write(command.dataOut().hasRemaining());
        pdu.attribute(SIMPLE);
        pdu.lun(command.lun());
        pdu.taskTag(tag);
        pdu.expectedDataTransferLength(
                command.dataIn().remaining() + command.dataOut().remaining());
        byte[] cdb = command.cdb();
        pdu.cdb(cdb);
        return new Request(header, ByteBuffer.wrap(AdditionalHeaders.extendedCdb(cdb)), immediate);
    }

    static Request manage(TaskFunction function, long lun, int tag, int referencedTag, int refCmdSn) {
        ByteBuffer header = blank();
        TaskManagementRequestPdu pdu = new TaskManagementRequestPdu(header).begin();
        pdu.immediate(true);
        pdu.function(function.code());
        pdu.lun(lun);
        pdu.taskTag(tag);
        pdu.referencedTaskTag(referencedTag);
        pdu.refCmdSn(refCmdSn);
        return new Request(header, NONE, NONE);
    }

    /** A ping if the transfer tag is reserved, otherwise the answer to the target's. */
    static Request nop(long lun, int tag, int transferTag, ByteBuffer data) {
        ByteBuffer header = blank();
        NopOutPdu pdu = new NopOutPdu(header).begin();
        pdu.immediate(true);
        pdu.finalPdu(true);
        pdu.lun(lun);
        pdu.taskTag(tag);
        pdu.transferTag(transferTag);
        return new Request(header, NONE, data);
    }

    static Request text(int tag, long lun, int transferTag, ByteBuffer text) {
        ByteBuffer header = blank();
        TextRequestPdu pdu = new TextRequestPdu(header).begin();
        pdu.immediate(true);
        pdu.finalPdu(true);
        pdu.lun(lun);
        pdu.taskTag(tag);
        pdu.transferTag(transferTag);
        return new Request(header, NONE, text);
    }

    static Request logout(int tag) {
        ByteBuffer header = blank();
        LogoutRequestPdu pdu = new LogoutRequestPdu(header).begin();
        pdu.immediate(true);
        pdu.finalPdu(true);
        pdu.reason(CLOSE_SESSION);
        pdu.taskTag(tag);
        return new Request(header, NONE, NONE);
    }
}
