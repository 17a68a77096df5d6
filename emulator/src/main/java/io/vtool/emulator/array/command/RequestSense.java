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
        if (pending != null) {
            return answer(new Sense(pending), call.cdb());
        }
        Sense notReady = FaultReplies.notReady(call);
        if (notReady != null) {
            return answer(notReady, call.cdb());
        }
        boolean sanitizing = call.unit().sanitization().inProgress();
        return answer(sanitizing ? call.unit().sanitization().sense() : new Sense(SenseCode.NO_SENSE), call.cdb());
    }

    /** Answers for a unit that has nothing to report. */
    static ScsiResponse none(Cdb cdb) {
        return answer(new Sense(SenseCode.NO_SENSE), cdb);
    }

    /** Answers for a LUN with nothing behind it. */
    static ScsiResponse absent(Cdb cdb) {
        return answer(new Sense(SenseCode.LOGICAL_UNIT_NOT_SUPPORTED), cdb);
    }

    private static ScsiResponse answer(Sense sense, Cdb cdb) {
        byte[] bytes = sense.encode(cdb.has(1, DESC));
        return Answers.data(new Payload(bytes.length).put(bytes), cdb.u8(4));
    }
}
