package io.vtool.emulator.lab.fault;

/** Numbers in the values of faults. */
public final class FaultNumbers {
    private static final int BYTE = 0xff;

    private FaultNumbers() {}

    /**
     * Reads a number, decimal or hexadecimal behind 0x.
     *
     * @param text any text
     * @return -1 for none
     */
    public static long parse(String text) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return text.startsWith("-") ? -1 : hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * Reads a byte in hexadecimal, with 0x or without.
     *
     * @param text any text
     * @return -1 for none
     */
    public static int hex(String text) {
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        try {
            int value = digits.startsWith("+") || digits.startsWith("-") ? -1 : Integer.parseInt(digits, 16);
            return value > BYTE ? -1 : value;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
