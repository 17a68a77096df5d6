package io.vtool.iscsi.trace;

import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.R2tPdu;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The header of a PDU in one line: its name, tags, numbers, and what matters in its kind. */
final class PduLine {
    private PduLine() {}

    static String of(ByteBuffer header) {
        BasicHeader view = new BasicHeader(header);
        StringBuilder line = new StringBuilder(name(view.opcode()));
        line.append(view.finalPdu() ? " F" : "").append(view.immediate() ? " I" : "");
        line.append(" itt=").append(hex(view.taskTag()));
        if (view.opcode() >= Opcode.NOP_IN) {
            line.append(" statsn=").append(number(view.statSn()));
            line.append(" expcmdsn=").append(number(view.expCmdSn()));
            line.append(" maxcmdsn=").append(number(view.maxCmdSn()));
        } else {
            line.append(" cmdsn=").append(number(view.cmdSn()));
            line.append(" expstatsn=").append(number(view.expStatSn()));
        }
        if (view.dataLength() > 0) {
            line.append(" data=").append(view.dataLength());
        }
        return line.append(detail(header, view)).toString();
    }

    private static String name(int opcode) {
        return switch (opcode) {
            case Opcode.NOP_OUT -> "NOP-Out";
            case Opcode.SCSI_COMMAND -> "SCSI-Command";
            case Opcode.TASK_MANAGEMENT_REQUEST -> "Task-Management-Request";
            case Opcode.LOGIN_REQUEST -> "Login-Request";
            case Opcode.TEXT_REQUEST -> "Text-Request";
            case Opcode.DATA_OUT -> "Data-Out";
            case Opcode.LOGOUT_REQUEST -> "Logout-Request";
            case Opcode.NOP_IN -> "NOP-In";
            case Opcode.SCSI_RESPONSE -> "SCSI-Response";
            case Opcode.TASK_MANAGEMENT_RESPONSE -> "Task-Management-Response";
            case Opcode.LOGIN_RESPONSE -> "Login-Response";
            case Opcode.TEXT_RESPONSE -> "Text-Response";
            case Opcode.DATA_IN -> "Data-In";
            case Opcode.LOGOUT_RESPONSE -> "Logout-Response";
            case Opcode.R2T -> "R2T";
            case Opcode.ASYNC_MESSAGE -> "Async-Message";
            case Opcode.REJECT -> "Reject";
            default -> "PDU-0x" + Integer.toHexString(opcode);
        };
    }

    private static String detail(ByteBuffer header, BasicHeader view) {
        return switch (view.opcode()) {
            case Opcode.SCSI_COMMAND -> command(new ScsiCommandPdu(header));
            case Opcode.SCSI_RESPONSE -> response(new ScsiResponsePdu(header));
            case Opcode.DATA_IN -> {
                DataInPdu in = new DataInPdu(header);
                String status = in.statusPresent() ? " status=0x" + Integer.toHexString(in.status()) : "";
                yield " datasn=" + in.dataSn() + " offset=" + number(in.bufferOffset()) + status;
            }
            case Opcode.DATA_OUT -> {
                DataOutPdu out = new DataOutPdu(header);
                yield " ttt=" + hex(out.transferTag()) + " datasn=" + out.dataSn() + " offset="
                        + number(out.bufferOffset());
            }
            case Opcode.R2T -> {
                R2tPdu r2t = new R2tPdu(header);
                yield " ttt=" + hex(r2t.transferTag()) + " offset=" + number(r2t.bufferOffset()) + " length="
                        + number(r2t.desiredDataTransferLength());
            }
            case Opcode.LOGIN_REQUEST -> {
                LoginRequestPdu login = new LoginRequestPdu(header);
                yield stages(login.currentStage(), login.transit() ? login.nextStage() : -1);
            }
            case Opcode.LOGIN_RESPONSE -> {
                LoginResponsePdu login = new LoginResponsePdu(header);
                yield stages(login.currentStage(), login.transit() ? login.nextStage() : -1) + " status="
                        + Integer.toHexString(login.statusClass()) + "/" + Integer.toHexString(login.statusDetail());
            }
            default -> "";
        };
    }

    private static String command(ScsiCommandPdu command) {
        return " lun=" + hexLong(command.lun()) + (command.read() ? " R" : "") + (command.write() ? " W" : "")
                + " edtl=" + number(command.expectedDataTransferLength()) + " cdb="
                + HexFormat.of().formatHex(command.cdb());
    }

    private static String response(ScsiResponsePdu response) {
        String residual = response.overflow() || response.underflow()
                ? (response.overflow() ? " overflow=" : " underflow=") + number(response.residual())
                : "";
        return " response=" + response.response() + " status=0x" + Integer.toHexString(response.status()) + residual;
    }

    private static String stages(int current, int next) {
        return " csg=" + current + (next < 0 ? "" : " nsg=" + next);
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    private static String hexLong(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String number(int value) {
        return Integer.toUnsignedString(value);
    }
}
