package io.vtool.iscsi.login;

/**
 * One row of the table of text keys.
 *
 * @param name the key
 * @param kind what a value looks like: number, boolean, list, text, name or binary
 * @param result how both ends arrive at the value
 * @param minimum lowest number allowed
 * @param maximum highest number allowed
 * @param defaultValue what holds without negotiation, or empty
 * @param phases where it may be sent: letters S, O and F
 * @param senders who may send it: I, T or IT
 * @param inDiscovery whether it means anything in a discovery session
 */
record LoginKey(
        String name,
        String kind,
        Result result,
        long minimum,
        long maximum,
        String defaultValue,
        String phases,
        String senders,
        boolean inDiscovery) {

    /** How both ends arrive at a value (RFC 7143 6.2.2). */
    enum Result {
        DECLARE,
        MIN,
        MAX,
        AND,
        OR,
        LIST,
        CHAP,
        NO,
        REJECT,
        REQUEST
    }

    boolean inPhase(char phase) {
        return phases.indexOf(phase) >= 0;
    }

    boolean sentBy(char sender) {
        return senders.indexOf(sender) >= 0;
    }

    /** Returns the number a value stands for, decimal or 0x hexadecimal, or -1 if it is none that this key allows. */
    long number(String value) {
        boolean hex = value.startsWith("0x") || value.startsWith("0X");
        String digits = hex ? value.substring(2) : value;
        if (digits.isEmpty() || digits.length() > 10 || !Character.isLetterOrDigit(digits.charAt(0))) {
            return -1;
        }
        try {
            long number = Long.parseLong(digits, hex ? 16 : 10);
            return number >= minimum && number <= maximum ? number : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
