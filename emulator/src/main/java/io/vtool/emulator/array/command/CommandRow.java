package io.vtool.emulator.array.command;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.unit.Access;
import io.vtool.emulator.array.unit.CommandFault;
import io.vtool.emulator.array.unit.DiskArray;
import io.vtool.emulator.array.unit.Hex;
import io.vtool.emulator.array.unit.LogicalUnit;
import io.vtool.emulator.array.unit.SenseCode;
import io.vtool.scsi.table.EnumNames;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One row of the command table: what is known about a command without running it. */
final class CommandRow {
    /** Service action of a command that has none. */
    static final int NO_SERVICE_ACTION = -1;

    private static final int SERVICE_ACTION_MASK = 0x1f;

    /** What a command does to the medium. */
    enum MediumUse {
        NONE,
        PRESENT,
        READ,
        WRITE,
        OWN;

        boolean writes() {
            return this == WRITE || this == OWN;
        }
    }

    private final int opcode;
    private final int serviceAction;
    private final String family;
    private final byte[] usage;
    private final byte[] ignored;
    private final Access access;
    private final boolean stoppedByReserve;
    private final String alua;
    private final MediumUse mediumUse;
    private final boolean duringSanitize;
    private final String needs;
    private final int timeoutSeconds;
    private volatile @Nullable Command command;

    CommandRow(String[] cell) {
        opcode = Integer.parseInt(cell[0], 16);
        serviceAction = cell[1].isEmpty() ? NO_SERVICE_ACTION : Integer.parseInt(cell[1], 16);
        family = cell[3];
        usage = Hex.parse(cell[4]);
        ignored = Hex.parse(cell[5]);
        access = EnumNames.find(Access.values(), cell[6]);
        stoppedByReserve = cell[7].equals("conflict");
        alua = cell[8];
        mediumUse = EnumNames.find(MediumUse.values(), cell[9].toUpperCase(Locale.ROOT));
        duringSanitize = cell[10].equals("yes");
        needs = cell[11];
        timeoutSeconds = Integer.parseInt(cell[12]);
    }

    int opcode() {
        return opcode;
    }

    int serviceAction() {
        return serviceAction;
    }

    boolean hasServiceAction() {
        return serviceAction != NO_SERVICE_ACTION;
    }

    /** The class that executes it. */
    Command command() {
        Command known = command;
        if (known == null) {
            known = Families.of(family);
            command = known;
        }
        return known;
    }

    /** CDB usage data, as long as the CDB (SPC-4 6.35.3). */
    byte[] usage() {
        return usage;
    }

    Access access() {
        return access;
    }

    boolean stoppedByReserve() {
        return stoppedByReserve;
    }

    MediumUse mediumUse() {
        return mediumUse;
    }

    boolean worksDuringSanitize() {
        return duringSanitize;
    }

    int timeoutSeconds() {
        return timeoutSeconds;
    }

    boolean isSupported(DiskArray array, LogicalUnit unit) {
        return switch (needs) {
            case "thin" -> unit.volume().thin();
            case "thick" -> !unit.volume().thin();
            case "removable" -> unit.volume().removable();
            case "alua" -> array.config().alua().tpgs() != 0;
            case "explicit-alua" -> array.config().alua().isExplicit();
            default -> true;
        };
    }

    /** Refuses the command in an access state it does not work in (SPC-4 5.15.2.4 to 5.15.2.7). */
    void checkAccessState(AluaState state) throws CommandFault {
        if (state.isActive() || alua.equals("any") || alua.equals("standby") && state == AluaState.STANDBY) {
            return;
        }
        throw CommandFault.check(
                switch (state) {
                    case STANDBY -> SenseCode.NOT_READY_ALUA_STANDBY;
                    case UNAVAILABLE -> SenseCode.NOT_READY_ALUA_UNAVAILABLE;
                    case TRANSITIONING -> SenseCode.NOT_READY_ALUA_TRANSITION;
                    default -> SenseCode.NOT_READY_OFFLINE;
                });
    }

    /** Refuses a CDB that has a bit set which the command does not use. */
    void checkUsage(Cdb cdb) throws CommandFault {
        for (int i = 1; i < usage.length; i++) {
            int allowed = usage[i] & 0xff;
            if (i == 1 && hasServiceAction()) {
                allowed |= SERVICE_ACTION_MASK;
            }
            if (i < ignored.length) {
                allowed |= ignored[i] & 0xff;
            }
            int wrong = cdb.u8(i) & ~allowed;
            if (wrong != 0) {
                throw CommandFault.invalidCdb(i, 31 - Integer.numberOfLeadingZeros(wrong));
            }
        }
    }
}
