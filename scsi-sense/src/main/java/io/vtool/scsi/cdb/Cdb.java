package io.vtool.scsi.cdb;

import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command descriptor block (SPC-4 4.2). A short one has the fields it reaches.
 *
 * @param opcode operation code, byte 0
 * @param serviceAction service action or mode, null where the command has none or the bytes do not reach it
 * @param command the command's names, null where unknown
 * @param fields the fields of the command in the order of their bytes
 */
public record Cdb(
        int opcode,
        @Nullable Integer serviceAction,
        @Nullable OperationCode command,
        List<Field> fields) {
    private static final FactTable LAYOUT = FactTable.load("cdb-fields");
    private static final int BYTE = 2;
    private static final int BIT = 3;
    private static final int WIDTH = 4;
    private static final int NAME = 5;
    private static final int FOR_ZERO = 6;
    private static final String SERVICE_ACTION = "service action";
    private static final String LBA = "logical block address";
    private static final String BLOCKS = "transfer length";

    /**
     * A field of a command.
     *
     * @param name the standard's name, in lower case
     * @param value the number, unsigned
     */
    public record Field(String name, long value) {}

    /**
     * Decodes a command for a disk.
     *
     * @param bytes the command from byte 0 on, as much as is known
     * @return null when there is not a single byte
     */
    public static @Nullable Cdb decode(byte[] bytes) {
        if (bytes.length == 0) {
            return null;
        }
        int opcode = bytes[0] & 0xff;
        String key = hex(opcode) + "\t";
        List<Field> fields = new ArrayList<>();
        read(bytes, key + "\t", fields);
        Long action = value(fields, SERVICE_ACTION);
        Integer serviceAction = action == null ? null : (Integer) action.intValue();
        if (serviceAction != null) {
            int digits = opcode == OperationCodes.VARIABLE_LENGTH ? 4 : 2;
            read(bytes, key + "0x" + padded(serviceAction, digits) + "\t", fields);
        }
        return new Cdb(opcode, serviceAction, OperationCodes.find(opcode, serviceAction), List.copyOf(fields));
    }

    /** How many bytes a command with that operation code has, 0 where its group says nothing (SPC-4 4.2.5.1). */
    public static int length(int opcode) {
        return switch (opcode >> 5 & 7) {
            case 0 -> 6;
            case 1, 2 -> 10;
            case 4 -> 16;
            case 5 -> 12;
            default -> 0;
        };
    }

    /** The first logical block, null where the command has none or the bytes do not reach it. */
    public @Nullable Long lba() {
        return value(fields, LBA);
    }

    /** The number of logical blocks, null where the command has none or the bytes do not reach it. */
    public @Nullable Long blocks() {
        return value(fields, BLOCKS);
    }

    /** The value of a field, null where the command has none of that name or the bytes do not reach it. */
    public @Nullable Long field(String name) {
        return value(fields, name);
    }

    private static @Nullable Long value(List<Field> fields, String name) {
        for (Field field : fields) {
            if (field.name.equals(name)) {
                return field.value;
            }
        }
        return null;
    }

    private static void read(byte[] bytes, String key, List<Field> fields) {
        for (int row = LAYOUT.find(key); row != FactTable.NONE && LAYOUT.startsWith(row, key); row = LAYOUT.next(row)) {
            int first = 8 * Integer.parseInt(LAYOUT.text(row, BYTE)) + 7 - Integer.parseInt(LAYOUT.text(row, BIT));
            int width = Integer.parseInt(LAYOUT.text(row, WIDTH));
            if (first + width > 8 * bytes.length) {
                continue;
            }
            long value = 0;
            for (int bit = first; bit < first + width; bit++) {
                value = value << 1 | bytes[bit >> 3] >> 7 - (bit & 7) & 1;
            }
            String forZero = LAYOUT.text(row, FOR_ZERO);
            if (value == 0 && !forZero.isEmpty()) {
                value = Long.parseLong(forZero);
            }
            fields.add(new Field(LAYOUT.text(row, NAME), value));
        }
    }

    private static String hex(int octet) {
        return "0x" + padded(octet, 2);
    }

    private static String padded(int number, int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            text.append(Character.forDigit(number >> shift & 0xf, 16));
        }
        return text.toString();
    }
}
