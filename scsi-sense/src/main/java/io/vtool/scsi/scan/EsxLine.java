package io.vtool.scsi.scan;

import java.nio.charset.StandardCharsets;

/**
 * Reads the most common ESX and ESXi lines straight from bytes. It accepts only lines that follow one of the forms to the
 * last byte; about every other line it says no, and the full decoder reads that one.
 */
final class EsxLine {
    private static final byte[] WARNING = ascii("WARNING: ");
    private static final byte[] SCSI_DEVICE_IO = ascii("ScsiDeviceIO: ");
    private static final byte[] NMP = ascii("NMP: nmp_");
    private static final byte[] THROTTLE = ascii("ThrottleLogForDevice:");
    private static final byte[] COMPLETE = ascii("CompleteCommandForPath: ");
    private static final byte[] HPP = ascii("HPP: HppThrottleLogForDevice:");
    private static final byte[] CMD = ascii("Cmd");
    private static final byte[] COMMAND = ascii("Command ");
    private static final byte[] NMP_DEVICE = ascii(" to NMP device ");
    private static final byte[] DEVICE = ascii(" to device ");
    private static final byte[] DEV = ascii(" to dev ");
    private static final byte[] ON_PATH = ascii(" on path ");
    private static final byte[] FAILED_ON_PATH = ascii(" failed on physical path ");
    private static final byte[] CAPITAL_FAILED = ascii(" Failed:");
    private static final byte[] FAILED = ascii(" failed");
    private static final byte[] VALID = ascii(" Valid");
    private static final byte[] POSSIBLE = ascii(" Possible");
    private static final byte[] SENSE_DATA = ascii(" sense data:");
    private static final byte[] ACT = ascii("Act:");
    private static final byte[] LAST_STATUS = ascii("last error status from device ");
    private static final byte[] REPEATED = ascii(" repeated ");
    private static final byte[] TIMES = ascii(" times");

    int opcode;
    int host;
    int device;
    int plugin;
    int senseKey;
    int asc;
    int ascq;
    int deviceFrom;
    int deviceTo;
    int pathFrom;
    int pathTo;
    boolean possible;
    long repeated;

    private byte[] in = {};
    private int at;
    private int end;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the line is one of the forms; then the fields hold its numbers, -1 where it prints none. */
    boolean read(byte[] bytes, int length) {
        in = bytes;
        at = 0;
        end = length;
        repeated = -1;
        pathFrom = -1;
        senseKey = -1;
        asc = -1;
        ascq = -1;
        if (!prefix()) {
            return false;
        }
        skip(WARNING);
        if (skip(SCSI_DEVICE_IO)) {
            return decimal() >= 0 && skip(':') && skip(' ') && command() && skip(FAILED) && status();
        }
        if (skip(NMP)) {
            if (skip(COMPLETE)) {
                return command() && skip(FAILED_ON_PATH) && path() && status();
            }
            return skip(THROTTLE) && throttled();
        }
        return skip(HPP) && throttled();
    }

    /** The six numbers as one. */
    long code() {
        return Code.pack(host, device, plugin, senseKey, asc, ascq);
    }

    private boolean throttled() {
        if (decimal() < 0 || !skip(':') || !skip(' ')) {
            return false;
        }
        return skip(LAST_STATUS) ? repeats() : command() && skip(ON_PATH) && path() && skip(CAPITAL_FAILED) && status();
    }

    /** Everything up to the parenthesis behind the world's number: plain characters, and no second parenthesis. */
    private boolean prefix() {
        int stop = Math.min(end, at + 160);
        for (int i = at; i < stop; i++) {
            byte c = in[i];
            if (c == ')') {
                int before = in[Math.max(at, i - 1)];
                if (before == '2' && i >= at + 4 && in[i - 4] == '(' && i + 1 < stop && in[i + 1] == ' ') {
                    continue; // syslog severity and facility: In(182)
                }
                at = i + 1;
                return true;
            }
            if (c < ' ' || c == '=' || c == '"' || c == '/' || c == '#') {
                return false;
            }
        }
        return false;
    }

    /** {@code Cmd 0x28 (0x4124, 12535) to dev "x"} and its relatives. */
    private boolean command() {
        if (skip(CMD)) {
            if (in[Math.min(at, end - 1)] == '(' && !(skip('(') && hexAny() && skip(')'))) {
                return false;
            }
            if (!skip(' ')) {
                return false;
            }
        } else if (!skip(COMMAND)) {
            return false;
        }
        opcode = hex();
        if (opcode < 0) {
            return false;
        }
        for (; at < end; at++) {
            byte c = in[at];
            if (c == ' ' && (skip(DEV) || skip(NMP_DEVICE) || skip(DEVICE))) {
                break;
            }
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ' ' || c == ',' || c == '(' || c == ')')
                    && c != 'C'
                    && c != 'S'
                    && c != 'N') {
                return false;
            }
        }
        deviceFrom = at + 1;
        deviceTo = quoted();
        return deviceTo > 0;
    }

    private boolean path() {
        pathFrom = at + 1;
        pathTo = quoted();
        return pathTo > 0;
    }

    /** Moves behind a quoted name of plain characters and returns where the name ends, -1 when it is not one. */
    private int quoted() {
        if (!skip('"')) {
            return -1;
        }
        int start = at;
        for (; at < end; at++) {
            byte c = in[at];
            if (c == '"') {
                return at++ > start ? at - 1 : -1;
            }
            if (!plain(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean plain(byte c) {
        return c >= '0' && c <= ':' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == '_' || c == '-';
    }

    private boolean status() {
        host = labelled('H');
        device = labelled('D');
        plugin = labelled('P');
        if (host < 0 || device < 0 || plugin < 0) {
            return false;
        }
        possible = false;
        if (at < end && (skip(VALID) || (possible = skip(POSSIBLE)))) {
            if (!skip(SENSE_DATA)) {
                return false;
            }
            senseKey = skip(' ') ? hex() : -1;
            asc = skip(' ') ? hex() : -1;
            ascq = skip(' ') ? hex() : -1;
            if (senseKey < 0 || asc < 0 || ascq < 0) {
                return false;
            }
        }
        return rest();
    }

    /** A full stop, the action, and nothing else. */
    private boolean rest() {
        skip('.');
        skip(' ');
        if (skip(ACT)) {
            int start = at;
            while (at < end && in[at] >= 'A' && in[at] <= 'Z') {
                at++;
            }
            if (at == start) {
                return false;
            }
            skip('.');
        }
        skip(' ');
        skip('\r');
        return at == end;
    }

    private int labelled(char label) {
        return skip(' ') && skip(label) && skip(':') ? hex() : -1;
    }

    private boolean repeats() {
        deviceFrom = at;
        while (at < end && plain(in[at])) {
            at++;
        }
        deviceTo = at;
        if (deviceTo == deviceFrom || !skip(REPEATED)) {
            return false;
        }
        repeated = decimal();
        return repeated >= 0 && skip(TIMES) && rest();
    }

    /** One to nine decimal digits, -1 when there are none. */
    private int decimal() {
        int start = at;
        int value = 0;
        for (; at < end && at < start + 9; at++) {
            int digit = in[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
        }
        return at == start ? -1 : value;
    }

    /** {@code 0x} and one or two hex digits, -1 when there is no such number. */
    private int hex() {
        if (!skip('0') || !skip('x')) {
            return -1;
        }
        int start = at;
        int value = 0;
        for (int digit; at < end && (digit = digit(in[at])) >= 0; at++) {
            value = value << 4 | digit;
        }
        return at == start || at > start + 2 ? -1 : value;
    }

    private boolean hexAny() {
        if (!skip('0') || !skip('x')) {
            return false;
        }
        int start = at;
        while (at < end && digit(in[at]) >= 0) {
            at++;
        }
        return at > start;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private boolean skip(char c) {
        if (at < end && in[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean skip(byte[] text) {
        if (at + text.length > end) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (in[at + i] != text[i]) {
                return false;
            }
        }
        at += text.length;
        return true;
    }
}
