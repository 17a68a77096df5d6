package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/** The operation codes and service actions. */
public final class OperationCodes {
    /** Operation code of commands longer than 16 bytes, told apart by bytes 8 and 9 (SPC-4 4.2.3). */
    public static final int VARIABLE_LENGTH = 0x7f;

    private static final FactTable TABLE = FactTable.load("opcodes");
    private static final String ALL = "all";

    private OperationCodes() {}

    /**
     * The command with that operation code, for a disk.
     *
     * @param opcode byte 0 of the CDB
     * @param serviceAction service action, null where unknown
     * @return null when none is known
     */
    public static @Nullable OperationCode find(int opcode, @Nullable Integer serviceAction) {
        return find(opcode, serviceAction, DeviceTypes.BLOCK);
    }

    /**
     * The command with that operation code.
     *
     * @param opcode byte 0 of the CDB
     * @param serviceAction service action (16 bits for {@link #VARIABLE_LENGTH}), null where unknown; one that is not
     *     known finds the command without it
     * @param deviceType peripheral device type; where it has no such command, that of another type is found
     * @return null when none is known
     */
    public static @Nullable OperationCode find(int opcode, @Nullable Integer serviceAction, int deviceType) {
        String key = Hex.key(opcode, 2);
        int row = FactTable.NONE;
        if (serviceAction != null) {
            row = choose(key + Hex.key(serviceAction, opcode == VARIABLE_LENGTH ? 4 : 2), deviceType);
        }
        if (row == FactTable.NONE) {
            row = choose(key + "\t", deviceType);
        }
        return row == FactTable.NONE ? null : at(row);
    }

    /**
     * The command with that name, compared by letters and digits only: T10's or that of sg3_utils and Linux.
     *
     * @return null when there is none; the first where several have the name
     */
    public static @Nullable OperationCode byText(String text) {
        for (int row = TABLE.first(); row != FactTable.NONE; row = TABLE.next(row)) {
            if (TABLE.sameWords(row, 3, text) || TABLE.sameWords(row, 4, text)) {
                return at(row);
            }
        }
        return null;
    }

    /** The row for the device type, else the row for all, else any. */
    private static int choose(String key, int deviceType) {
        DeviceType type = DeviceTypes.find(deviceType);
        String letter = type == null || type.letter().isEmpty() ? "?" : type.letter();
        int first = TABLE.find(key);
        int forAll = FactTable.NONE;
        for (int row = first; row != FactTable.NONE && TABLE.startsWith(row, key); row = TABLE.next(row)) {
            String letters = TABLE.text(row, 2);
            if (letters.equals(ALL)) {
                forAll = row;
            } else if (letters.contains(letter)) {
                return row;
            }
        }
        return forAll == FactTable.NONE ? first : forAll;
    }

    private static OperationCode at(int row) {
        Integer serviceAction = TABLE.text(row, 1).isEmpty() ? null : (Integer) TABLE.number(row, 1);
        return new OperationCode(
                TABLE.number(row, 0), serviceAction, TABLE.text(row, 2), TABLE.text(row, 3), TABLE.optional(row, 4));
    }
}
