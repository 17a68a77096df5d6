package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.Sense;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;

/** REQUEST SENSE, SPC-4 6.39: hands out a pending unit attention as data. */
final class RequestSense implements Command {
    private static final int DESC = 0x01;

    @Override
    public ScsiResponse execute(Call call) {
        SenseCode pending = call.unit().attentions().take(call.nexus());
        if (pending == null) {
            boolean sanitizing = call.unit().sanitization().inProgress();
            pending = sanitizing ? SenseCode.NOT_READY_SANITIZE_IN_PROGRESS : SenseCode.NO_SENSE;
        }
        return answer(pending, call.cdb());
    }

    /** Answers for a LUN with nothing behind it. */
    static ScsiResponse absent(Cdb cdb) {
        return answer(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED, cdb);
    }

    private static ScsiResponse answer(SenseCode code, Cdb cdb) {
        byte[] sense = new Sense(code).encode(cdb.has(1, DESC));
        return Answers.data(new Payload(sense.length).put(sense), cdb.u8(4));
    }
}
