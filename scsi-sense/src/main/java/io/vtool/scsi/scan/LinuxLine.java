package io.vtool.scsi.scan;

import io.vtool.scsi.log.StatusEvent;
import java.nio.charset.StandardCharsets;

/**
 * Takes a line of the Linux kernel apart, {@code Mar  1 08:53:36 db1 kernel: [96763.441416] sd 2:0:0:0: [sda] tag#3
 * Sense Key : Medium Error [current]}: into the names and numbers that change from line to line, and {@link #key}, the
 * rest, which alone decides what the line says. About lines of another form it says no.
 */
final class LinuxLine {
    private static final int MAX_KEY = 160;
    private static final int STAMP = 16;
    private static final byte[] KERNEL = LineCursor.ascii(" kernel: ");
    private static final byte[] SEPARATOR = LineCursor.ascii(": ");
    private static final byte[] TAG = LineCursor.ascii("tag#");

    final byte[] key = new byte[MAX_KEY];
    int keyLength;
    int deviceFrom;
    int deviceTo;
    int pathFrom;
    int pathTo;

    private final LineCursor c = new LineCursor();

    /** Whether the line has that form. */
    boolean read(byte[] in, int length) {
        c.start(in, length);
        c.at = length > STAMP && in[0] >= 'A' && in[9] == ':' && in[12] == ':' && in[15] == ' ' ? STAMP : 0;
        int start = c.at;
        boolean any = c.name() && c.skip(KERNEL);
        int head = any ? c.at : start;
        c.at = head;
        if (!upTime()) {
            return false;
        }
        int driver = c.at;
        if (!lower() || !c.skip(' ')) {
            return false;
        }
        int address = c.at;
        if (!address() || !c.skip(SEPARATOR) || !device() || !tag()) {
            return false;
        }
        keyLength = 0;
        // the decoder looks a certain way back, so how far the head and the message are apart is part of the key
        return append(start, head) && append(driver, address) && number(c.at - start) && append(c.at, length);
    }

    /** Whether an event of this line has the names that were found here. */
    boolean names(StatusEvent event) {
        return text(deviceFrom, deviceTo).equals(event.deviceId())
                && text(pathFrom, pathTo).equals(event.pathId());
    }

    private String text(int from, int to) {
        return new String(c.in, from, to - from, StandardCharsets.US_ASCII);
    }

    /** {@code [96763.441416] }, or nothing. */
    private boolean upTime() {
        if (!c.skip('[')) {
            return true;
        }
        while (c.skip(' ')) {}
        return c.decimal() >= 0 && c.skip('.') && c.decimal() >= 0 && c.skip(']') && c.skip(' ');
    }

    private boolean lower() {
        int start = c.at;
        while (c.at < c.end && c.in[c.at] >= 'a' && c.in[c.at] <= 'z') {
            c.at++;
        }
        return c.at > start;
    }

    /** {@code 2:0:0:0}. */
    private boolean address() {
        pathFrom = c.at;
        boolean whole = c.decimal() >= 0;
        for (int i = 0; i < 3 && whole; i++) {
            whole = c.skip(':') && c.decimal() >= 0;
        }
        pathTo = c.at;
        return whole;
    }

    /** {@code [sda] }. */
    private boolean device() {
        if (!c.skip('[') || c.at + 2 >= c.end || c.in[c.at] != 's' || c.in[c.at + 1] != 'd') {
            return false;
        }
        deviceFrom = c.at;
        boolean any = lower();
        deviceTo = c.at;
        return any && c.skip(']') && c.skip(' ');
    }

    /** {@code tag#3 }, or nothing. */
    private boolean tag() {
        return !c.skip(TAG) || c.decimal() >= 0 && c.skip(' ');
    }

    private boolean number(int value) {
        key[keyLength++] = (byte) value;
        return value < MAX_KEY;
    }

    private boolean append(int from, int to) {
        int length = to - from;
        if (length < 0 || keyLength + length >= MAX_KEY) {
            return false;
        }
        System.arraycopy(c.in, from, key, keyLength, length);
        keyLength += length;
        return true;
    }
}
