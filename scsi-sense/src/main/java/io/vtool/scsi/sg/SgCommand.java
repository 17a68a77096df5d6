package io.vtool.scsi.sg;

import io.vtool.scsi.table.FactTable;

/** Names of commands as sg3_utils prints them for a disk. */
public final class SgCommand {
    private static final FactTable TABLE = FactTable.load("sg-commands");
    private static final int VARIABLE_LENGTH = 0x7f;
    /** A command longer than this is taken for one of variable length, whatever its operation code. */
    private static final int LONGEST_FIXED = 16;

    private static final int FIRST_RESERVED = 0x60;
    private static final int FIRST_VENDOR = 0xc0;

    private SgCommand() {}

    /**
     * The name of a command.
     *
     * @param cdb the command descriptor block, one byte or more
     */
    public static String text(byte[] cdb) {
        Bytes bytes = new Bytes(cdb);
        int opcode = bytes.at(0);
        String code = "0x" + padded(opcode, 2) + "\t";
        int row = TABLE.find(code + "\t");
        if (row == FactTable.NONE) {
            String number = Integer.toHexString(opcode);
            if (opcode >= FIRST_VENDOR) {
                return "Vendor specific [0x" + number + "]";
            }
            boolean reserved = opcode >= FIRST_RESERVED && opcode < VARIABLE_LENGTH;
            return reserved ? "Reserved [0x" + number + "]" : "Opcode=0x" + number;
        }
        if (TABLE.text(row, 3).isEmpty()) {
            return TABLE.text(row, 2);
        }
        boolean variable = bytes.length() > LONGEST_FIXED;
        int action = variable ? (int) bytes.number(8, 2) : bytes.at(1) & 0x1f;
        int known = TABLE.find(code + "0x" + padded(action, 4) + "\t");
        return known == FactTable.NONE
                ? TABLE.text(row, 2) + " service action=0x" + Integer.toHexString(action)
                : TABLE.text(known, 2);
    }

    private static String padded(int number, int digits) {
        String hex = Integer.toHexString(number);
        return "0000".substring(0, Math.max(0, digits - hex.length())) + hex;
    }
}
