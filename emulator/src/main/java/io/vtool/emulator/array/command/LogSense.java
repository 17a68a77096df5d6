package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.iscsi.target.ScsiResponse;

/** LOG SENSE, SPC-4 6.8: supported pages, temperature, informational exceptions. */
final class LogSense implements Command {
    private static final int SUPPORTED_PAGES = 0x00;
    private static final int TEMPERATURE = 0x0d;
    private static final int INFORMATIONAL_EXCEPTIONS = 0x2f;
    private static final int HEADER_LENGTH = 4;
    private static final int BINARY_LIST = 0x03;
    private static final int PAGE_CODE_HIGH_BIT = 5;
    private static final int DEGREES = 30;
    private static final int REFERENCE_DEGREES = 65;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        Cdb cdb = call.cdb();
        int code = cdb.u8(2) & 0x3f;
        if (cdb.u8(3) != 0) {
            throw CommandFault.invalidCdb(3, -1);
        }
        Payload page = new Payload(32).u8(code).u8(0).u16(0);
        switch (code) {
            case SUPPORTED_PAGES -> page.u8(SUPPORTED_PAGES).u8(TEMPERATURE).u8(INFORMATIONAL_EXCEPTIONS);
            case TEMPERATURE -> {
                parameter(page, 0, 2).u8(0).u8(DEGREES);
                parameter(page, 1, 2).u8(0).u8(REFERENCE_DEGREES);
            }
            case INFORMATIONAL_EXCEPTIONS ->
                parameter(page, 0, 4).u16(0).u8(DEGREES).u8(0);
            default -> throw CommandFault.invalidCdb(2, PAGE_CODE_HIGH_BIT);
        }
        if (cdb.u16(5) > 1) {
            throw CommandFault.invalidCdb(5, -1);
        }
        return Answers.data(page.setU16(2, page.size() - HEADER_LENGTH), cdb.u16(7));
    }

    private static Payload parameter(Payload page, int code, int length) {
        return page.u16(code).u8(BINARY_LIST).u8(length);
    }
}
