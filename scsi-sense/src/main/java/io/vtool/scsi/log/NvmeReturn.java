package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * The NVMe status with which a command of Linux's driver itself ended: {@code nvme nvme0: Identify Controller failed
 * (16641)}, {@code nvme nvme0: Could not set queue count (16385)}, {@code nvme nvme0: Identify Descriptors failed (nsid=1,
 * status=0xb)}. A negative number is an error of the kernel and no status.
 */
final class NvmeReturn implements Recognizer {
    private static final String DRIVER = "nvme nvme";
    private static final int STATUS_MASK = 0x7ff;
    private static final int MOST = 0x7fff;
    private static final int LOOK_BACK = 60;

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        int driver = line.find(DRIVER, line.back(at, LOOK_BACK), at);
        if (driver < 0) {
            return null;
        }
        Cursor c = line.cursor;
        int open = line.text.indexOf('(', at);
        c.to(open + 1);
        long value;
        if (c.accept("nsid=")) {
            value = c.decimal() < 0 || !c.accept(", status=") ? Cursor.NONE : c.prefixedHex(4);
        } else {
            value = c.decimal();
        }
        if (value <= 0 || value > MOST || c.peek() != ')') {
            return null;
        }
        EventBuilder event = new EventBuilder("linux-nvme", Origin.LINUX);
        event.nvmeStatus = (int) value & STATUS_MASK;
        int name = driver + DRIVER.length() - 4;
        event.deviceId = line.text.substring(name, c.wordEnd(name, 24));
        event.prefixed = true;
        event.start = at;
        event.end = c.at;
        return event;
    }
}
