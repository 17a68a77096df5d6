package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.scsi.table.FactTable;

/** Lets through what changes no medium, and everything if the caller owns the logical units. The one place that decides. */
final class CommandFilter {
    private static final int OPCODE = 0;
    private static final int SERVICE_ACTION = 1;
    private static final int FORBIDDEN_BYTE = 2;
    private static final int FORBIDDEN_BITS = 3;
    private static final int VARIABLE_LENGTH = 0x7f;
    private static final int VARIABLE_SERVICE_ACTION = 8;
    private static final int SERVICE_ACTION_BITS = 0x1f;
    private static final int HEX = 16;
    private static final int MAINTENANCE_OUT = 0xa4;
    private static final int SET_TARGET_PORT_GROUPS = 0x0a;
    private static final int PERSISTENT_RESERVE_OUT = 0x5f;

    private final MediumAccess access;

    CommandFilter(MediumAccess access) {
        this.access = access;
    }

    void check(ScsiCommand command) throws IscsiException {
        if (access != MediumAccess.OWNED && !onlyReads(command.cdb()) && !shares(command.cdb())) {
            throw new IscsiException(
                    Kind.NOT_ALLOWED,
                    "command 0x" + Integer.toHexString(command.cdb()[0] & 0xff) + " may change what others own");
        }
    }

    private boolean shares(byte[] cdb) {
        int opcode = cdb[0] & 0xff;
        boolean chooses = opcode == MAINTENANCE_OUT && serviceAction(cdb) == SET_TARGET_PORT_GROUPS;
        return access == MediumAccess.SHARING && (chooses || opcode == PERSISTENT_RESERVE_OUT);
    }

    void check(TaskFunction function) throws IscsiException {
        if (access != MediumAccess.OWNED && !function.ownTasksOnly()) {
            throw new IscsiException(Kind.NOT_ALLOWED, function + " ends the tasks of others");
        }
    }

    /** Tells whether the table names the command. */
    static boolean onlyReads(byte[] cdb) {
        for (String[] row : ReadOnlyRows.ALL) {
            if (number(row[OPCODE]) == (cdb[0] & 0xff) && fits(row, cdb)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String[] row, byte[] cdb) {
        if (!row[SERVICE_ACTION].isEmpty() && number(row[SERVICE_ACTION]) != serviceAction(cdb)) {
            return false;
        }
        if (row[FORBIDDEN_BYTE].isEmpty()) {
            return true;
        }
        int at = number(row[FORBIDDEN_BYTE]);
        return at < cdb.length && (cdb[at] & number(row[FORBIDDEN_BITS])) == 0;
    }

    private static int serviceAction(byte[] cdb) {
        if ((cdb[0] & 0xff) == VARIABLE_LENGTH) {
            int at = VARIABLE_SERVICE_ACTION;
            return cdb.length < at + 2 ? -1 : (cdb[at] & 0xff) << 8 | cdb[at + 1] & 0xff;
        }
        return cdb.length < 2 ? -1 : cdb[1] & SERVICE_ACTION_BITS;
    }

    private static int number(String hex) {
        return Integer.parseInt(hex, 2, hex.length(), HEX);
    }

    /** Read when the first command is checked. */
    private static final class ReadOnlyRows {
        static final String[][] ALL =
                FactTable.load(CommandFilter.class, "read-only-commands").rows().toArray(new String[0][]);
    }
}
