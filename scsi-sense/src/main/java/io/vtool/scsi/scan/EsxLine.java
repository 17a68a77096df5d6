package io.vtool.scsi.scan;

/**
 * Reads the most common ESX and ESXi lines straight from bytes. It accepts only lines that follow one of the forms to the
 * last byte; about every other line it says no, and the full decoder reads that one.
 */
final class EsxLine {
    private static final int MAX_PREFIX = 160;
    private static final int NAA = 'n' << 16 | 'a' << 8 | 'a';
    private static final int EUI = 'e' << 16 | 'u' << 8 | 'i';
    private static final int T10 = 't' << 16 | '1' << 8 | '0';
    private static final int MPX = 'm' << 16 | 'p' << 8 | 'x';
    private static final byte[] WARNING = LineCursor.ascii("WARNING: ");
    private static final byte[] SCSI_DEVICE_IO = LineCursor.ascii("ScsiDeviceIO: ");
    private static final byte[] NMP = LineCursor.ascii("NMP: nmp_");
    private static final byte[] THROTTLE = LineCursor.ascii("ThrottleLogForDevice:");
    private static final byte[] COMPLETE = LineCursor.ascii("CompleteCommandForPath: ");
    private static final byte[] HPP = LineCursor.ascii("HPP: HppThrottleLogForDevice:");
    private static final byte[] CMD = LineCursor.ascii("Cmd");
    private static final byte[] COMMAND = LineCursor.ascii("Command ");
    private static final byte[] NMP_DEVICE = LineCursor.ascii(" to NMP device ");
    private static final byte[] DEVICE = LineCursor.ascii(" to device ");
    private static final byte[] DEV = LineCursor.ascii(" to dev ");
    private static final byte[] ON_PATH = LineCursor.ascii(" on path ");
    private static final byte[] FAILED_ON_PATH = LineCursor.ascii(" failed on physical path ");
    private static final byte[] CAPITAL_FAILED = LineCursor.ascii(" Failed:");
    private static final byte[] FAILED = LineCursor.ascii(" failed");
    private static final byte[] VALID = LineCursor.ascii(" Valid");
    private static final byte[] POSSIBLE = LineCursor.ascii(" Possible");
    private static final byte[] SENSE_DATA = LineCursor.ascii(" sense data:");
    private static final byte[] ACT = LineCursor.ascii("Act:");
    private static final byte[] LAST_STATUS = LineCursor.ascii("last error status from device ");
    private static final byte[] ERROR_STATUS = LineCursor.ascii("Error status");
    private static final byte[] FROM_DEVICE = LineCursor.ascii(". from device ");
    private static final byte[] HPP_ACTION = LineCursor.ascii(",  hppAction = ");
    private static final byte[] REPEATED = LineCursor.ascii(" repeated ");
    private static final byte[] TIMES = LineCursor.ascii(" times");

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

    private final LineCursor c = new LineCursor();

    /** Whether the line is one of the forms; then the fields hold its numbers, -1 where it prints none. */
    boolean read(byte[] bytes, int length) {
        c.start(bytes, length);
        repeated = -1;
        opcode = -1;
        host = -1;
        pathFrom = -1;
        senseKey = -1;
        asc = -1;
        ascq = -1;
        int message = behindPrefix(bytes, length);
        if (message < 0) {
            return false;
        }
        c.at = message;
        c.skip(WARNING);
        if (c.skip(SCSI_DEVICE_IO)) {
            return c.decimal() >= 0 && c.skip(':') && c.skip(' ') && command() && c.skip(FAILED) && status() && rest();
        }
        if (c.skip(NMP)) {
            if (c.skip(COMPLETE)) {
                return command() && c.skip(FAILED_ON_PATH) && path() && status() && rest();
            }
            return c.skip(THROTTLE) && throttled();
        }
        return c.skip(HPP) && throttled();
    }

    /** The six numbers as one. */
    long code() {
        return Code.pack(host, device, plugin, senseKey, asc, ascq);
    }

    /** Whether it prints a status; else it only says how often one was repeated. */
    boolean hasStatus() {
        return host >= 0;
    }

    private boolean throttled() {
        if (c.decimal() < 0 || !c.skip(':') || !c.skip(' ')) {
            return false;
        }
        if (c.skip(LAST_STATUS)) {
            return bareDevice() && repeats() && rest();
        }
        if (c.skip(ERROR_STATUS)) {
            return status() && c.skip(FROM_DEVICE) && bareDevice() && repeats() && hppAction();
        }
        return command() && c.skip(ON_PATH) && path() && c.skip(CAPITAL_FAILED) && status() && rest();
    }

    /**
     * Where the message starts: behind the parenthesis that follows the world's number, with plain characters and no
     * parenthesis before it; -1 when there is no such place.
     */
    static int behindPrefix(byte[] in, int length) {
        int stop = Math.min(length, MAX_PREFIX);
        for (int i = 0; i < stop; i++) {
            byte b = in[i];
            if (b == ')') {
                if (i >= 4 && in[i - 1] == '2' && in[i - 4] == '(' && i + 1 < stop && in[i + 1] == ' ') {
                    continue; // syslog severity and facility: In(182)
                }
                return i + 1;
            }
            if (b < ' ' || b == '=' || b == '"' || b == '/' || b == '#') {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Cmd 0x28 (0x4124, 12535) to dev "x"} and its relatives. */
    private boolean command() {
        if (c.skip(CMD)) {
            if (c.skip('(') && !(c.address() && c.skip(')')) || !c.skip(' ')) {
                return false;
            }
        } else if (!c.skip(COMMAND)) {
            return false;
        }
        opcode = c.hex();
        if (opcode < 0) {
            return false;
        }
        for (; c.at < c.end; c.at++) {
            byte b = c.in[c.at];
            if (b == ' ' && (c.skip(DEV) || c.skip(NMP_DEVICE) || c.skip(DEVICE))) {
                break;
            }
            if (!(b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == ' ' || b == ',' || b == '(' || b == ')')
                    && b != 'C'
                    && b != 'S'
                    && b != 'N') {
                return false;
            }
        }
        deviceFrom = c.at + 1;
        deviceTo = c.quoted();
        return deviceTo > 0;
    }

    private boolean path() {
        pathFrom = c.at + 1;
        pathTo = c.quoted();
        return pathTo > 0;
    }

    private boolean status() {
        host = labelled('H');
        device = labelled('D');
        plugin = labelled('P');
        if (host < 0 || device < 0 || plugin < 0) {
            return false;
        }
        boolean valid = c.skip(VALID);
        possible = !valid && c.skip(POSSIBLE);
        if (!valid && !possible) {
            return true;
        }
        if (!c.skip(SENSE_DATA)) {
            return false;
        }
        senseKey = c.skip(' ') ? c.hex() : -1;
        asc = c.skip(' ') ? c.hex() : -1;
        ascq = c.skip(' ') ? c.hex() : -1;
        return senseKey >= 0 && asc >= 0 && ascq >= 0;
    }

    private int labelled(char label) {
        return c.skip(' ') && c.skip(label) && c.skip(':') ? c.hex() : -1;
    }

    /** A full stop, the action, and nothing else. */
    private boolean rest() {
        c.skip('.');
        c.skip(' ');
        if (c.skip(ACT)) {
            int start = c.at;
            while (c.at < c.end && c.in[c.at] >= 'A' && c.in[c.at] <= 'Z') {
                c.at++;
            }
            if (c.at == start) {
                return false;
            }
            c.skip('.');
        }
        return ends();
    }

    private boolean ends() {
        c.skip(' ');
        c.skip('\r');
        return c.at == c.end;
    }

    private boolean hppAction() {
        return (!c.skip(HPP_ACTION) || c.decimal() >= 0) && ends();
    }

    private boolean bareDevice() {
        deviceFrom = c.at;
        boolean any = c.name();
        deviceTo = c.at;
        return any && isBareName(c.in, deviceFrom, deviceTo);
    }

    /** Whether plain characters are the name of a device where no quotation marks say so. */
    static boolean isBareName(byte[] in, int from, int to) {
        if (to < from + 5 || in[from + 3] != '.' || in[to - 1] == '.' || in[to - 1] == ':') {
            return false;
        }
        int start = (in[from] & 0xff) << 16 | (in[from + 1] & 0xff) << 8 | in[from + 2] & 0xff;
        return start == NAA || start == EUI || start == T10 || start == MPX;
    }

    private boolean repeats() {
        repeated = c.skip(REPEATED) ? c.decimal() : -1;
        return repeated >= 0 && c.skip(TIMES);
    }
}
