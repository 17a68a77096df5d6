package io.vtool.emulator.array.command;

import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.Payload;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.Nexus;
import io.vtool.iscsi.target.ScsiResponse;
import java.util.SortedMap;

/** REPORT LUNS, SPC-4 6.33; it works on every LUN and counts as having heard of changes. */
final class ReportLuns implements Command {
    private static final int SELECT_OFFSET = 2;
    private static final int WELL_KNOWN_ONLY = 1;
    private static final int ALL = 2;

    @Override
    public ScsiResponse execute(Call call) throws CommandFault {
        return answer(call.array(), call.nexus(), call.cdb());
    }

    static ScsiResponse answer(DiskArray array, Nexus nexus, Cdb cdb) throws CommandFault {
        int select = cdb.u8(SELECT_OFFSET);
        if (select > ALL) {
            throw CommandFault.invalidCdb(SELECT_OFFSET, -1);
        }
        SortedMap<Integer, LogicalUnit> luns = array.luns(nexus);
        Payload data = new Payload(8 + 8 * luns.size()).u32(0).u32(0);
        if (select != WELL_KNOWN_ONLY) {
            if (luns.isEmpty() || array.hasController(nexus)) {
                data.u64(Luns.encode(0));
            }
            for (int lun : luns.keySet()) {
                data.u64(Luns.encode(lun));
            }
        }
        for (LogicalUnit unit : luns.values()) {
            unit.attentions().clear(nexus, SenseCode.REPORTED_LUNS_DATA_CHANGED);
        }
        return Answers.data(data.setU32(0, data.size() - 8), cdb.u32(6));
    }
}
