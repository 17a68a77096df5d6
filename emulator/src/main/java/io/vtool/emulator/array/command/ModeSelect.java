package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.ModePages;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.iscsi.target.ScsiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MODE SELECT(6) and (10), SPC-4 6.9 and 6.10. The whole list is checked before anything changes. */
final class ModeSelect implements Command {
    private static final int PF = 0x10;
    private static final int PF_BIT = 4;
    private static final int SP = 0x01;
    private static final int SPF = 0x40;
    private static final int LONGLBA = 0x01;

    private record Change(ModePages.Page page, byte[] values) {}

    @Override
    public ScsiResponse execute(Call call) throws CommandFault, IOException {
        Cdb cdb = call.cdb();
        boolean ten = cdb.length() == 10;
        int length = ten ? cdb.u16(7) : cdb.u8(4);
        if (!cdb.has(1, PF)) {
            throw CommandFault.invalidCdb(1, PF_BIT);
        }
        ByteBuffer list = call.parameterList(length);
        ModePages modes = call.unit().modes();
        if (length > 0) {
            apply(call, parse(call, list, ten));
        }
        if (cdb.has(1, SP)) {
            modes.save();
        }
        return Answers.took(length);
    }

    private static void apply(Call call, List<Change> changes) {
        boolean changed = false;
        for (Change change : changes) {
            changed |= call.unit().modes().update(change.page(), change.values());
        }
        if (changed) {
            call.unit().attentions().raiseForOthers(SenseCode.MODE_PARAMETERS_CHANGED, call.nexus());
        }
    }

    private static List<Change> parse(Call call, ByteBuffer list, boolean ten) throws CommandFault {
        int headerLength = ten ? 8 : 4;
        requireLength(list, headerLength);
        int descriptorLength = ten ? list.getShort(6) & 0xffff : list.get(3) & 0xff;
        requireLength(list, headerLength + descriptorLength);
        boolean longLba = ten && (list.get(4) & LONGLBA) != 0;
        checkDescriptor(call.unit().volume(), list, headerLength, descriptorLength, longLba);
        List<Change> changes = new ArrayList<>();
        int at = headerLength + descriptorLength;
        while (at < list.limit()) {
            Change change = page(call.unit().modes(), list, at);
            changes.add(change);
            at += change.values().length;
        }
        return changes;
    }

    private static void requireLength(ByteBuffer list, int length) throws CommandFault {
        if (list.limit() < length) {
            throw CommandFault.check(SenseCode.PARAMETER_LIST_LENGTH_ERROR);
        }
    }

    /** Lets only a block descriptor pass that changes nothing: the block size is fixed, the capacity is the volume's. */
    private static void checkDescriptor(VolumeConfig volume, ByteBuffer list, int at, int length, boolean longLba)
            throws CommandFault {
        if (length == 0) {
            return;
        }
        if (length != (longLba ? 16 : 8)) {
            throw CommandFault.invalidParameter(at - 1, -1);
        }
        long blocks = longLba ? list.getLong(at) : list.getInt(at) & 0xffffffffL;
        long all = longLba ? -1L : 0xffffffffL;
        if (blocks != 0 && blocks != all && blocks != volume.blocks()) {
            throw CommandFault.invalidParameter(at, -1);
        }
        int sizeAt = longLba ? at + 12 : at + 4;
        int size = longLba ? list.getInt(sizeAt) : list.getInt(sizeAt) & 0xffffff;
        if (size != 0 && size != volume.blockSize()) {
            throw CommandFault.invalidParameter(sizeAt, -1);
        }
    }

    private static Change page(ModePages modes, ByteBuffer list, int at) throws CommandFault {
        boolean sub = (list.get(at) & SPF) != 0;
        int headerLength = sub ? 4 : 2;
        requireLength(list, at + headerLength);
        int code = list.get(at) & 0x3f;
        int subpage = sub ? list.get(at + 1) & 0xff : 0;
        int length = headerLength + (sub ? list.getShort(at + 2) & 0xffff : list.get(at + 1) & 0xff);
        ModePages.Page page = find(modes, code, subpage, sub);
        if (page == null) {
            throw CommandFault.invalidParameter(at, 5);
        }
        if (page.length() != length) {
            throw CommandFault.invalidParameter(at + headerLength - 1, -1);
        }
        requireLength(list, at + length);
        byte[] values = new byte[length];
        list.get(at, values);
        for (int i = headerLength; i < length; i++) {
            int wrong = ((values[i] & 0xff) ^ page.current(i)) & ~page.changeable(i);
            if (wrong != 0) {
                throw CommandFault.invalidParameter(at + i, 31 - Integer.numberOfLeadingZeros(wrong));
            }
        }
        return new Change(page, values);
    }

    private static ModePages.@Nullable Page find(ModePages modes, int code, int subpage, boolean sub) {
        for (ModePages.Page page : modes.all()) {
            if (page.code() == code && page.subpage() == subpage && sub == (page.subpage() != 0)) {
                return page;
            }
        }
        return null;
    }
}
