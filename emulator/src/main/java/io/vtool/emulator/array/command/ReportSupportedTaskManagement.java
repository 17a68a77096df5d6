package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** REPORT SUPPORTED TASK MANAGEMENT FUNCTIONS, SPC-4 6.36. */
final class ReportSupportedTaskManagement implements Command {
    private static final int REPD = 0x80;
    /** Abort task and task set, clear task set, logical unit reset, query task, target reset. */
    private static final int FUNCTIONS = 0xde;
    /** Query task set, I_T nexus reset. */
    private static final int MORE_FUNCTIONS = 0x03;

    private static final int EXTENDED_ADDITIONAL_LENGTH = 12;

    @Override
    public ScsiResponse execute(Call call) {
        boolean extended = call.cdb().has(2, REPD);
        Payload data = new Payload(16).u8(FUNCTIONS).u8(MORE_FUNCTIONS).u8(0);
        data.u8(extended ? EXTENDED_ADDITIONAL_LENGTH : 0);
        if (extended) {
            data.zeros(EXTENDED_ADDITIONAL_LENGTH);
        }
        return Answers.data(data, call.cdb().u32(6));
    }
}
