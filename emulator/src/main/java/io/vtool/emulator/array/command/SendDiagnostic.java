package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.nio.ByteBuffer;

/** SEND DIAGNOSTIC, SPC-4 6.42: every self-test passes; the only page is the list of supported pages. */
final class SendDiagnostic implements Command {
    private static final int SELF_TEST_CODE_HIGH_BIT = 7;
    private static final int SELF_TEST = 0x04;
    private static final int PAGE_HEADER_LENGTH = 4;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        int length = cdb.u16(3);
        int code = cdb.u8(1) >> 5;
        boolean test = cdb.has(1, SELF_TEST);
        if (code == 3 || code == 7 || code != 0 && (test || length != 0)) {
            throw CommandFault.invalidCdb(1, SELF_TEST_CODE_HIGH_BIT);
        }
        if (length == 0) {
            return Answers.good();
        }
        ByteBuffer list = call.parameterList(length);
        if (length < PAGE_HEADER_LENGTH) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
        if (list.get(0) != 0) {
            throw CommandFault.invalidParameter(0, -1);
        }
        return Answers.took(length);
    }
}
