package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What Linux's kernel and open-iscsi's daemon say about sessions, their connections and what is found through them. */
final class SessionLines {
    private static final String KERNEL = "kernel: ";
    private static final String DAEMON = "iscsid: ";
    /** Ticks of a kernel's clock in a millisecond are a quarter; it begins five minutes before it wraps. */
    private static final long TICK_MILLIS = 4;

    private static final long TICKS_OF_PING = 1280;
    private static final long TICKS = 1L << 32;
    private static final int TYPE_WIDTH = 17;
    private static final int VENDOR_WIDTH = 8;
    private static final int PRODUCT_WIDTH = 16;
    private static final int REVISION_WIDTH = 4;
    private static final int CAPACITY_DIGITS = 3;

    private SessionLines() {}

    /** The lines of an event, without time and host; none for an event of another kind. */
    static List<String> of(LogEvent event) {
        List<String> lines = new ArrayList<>();
        if (event instanceof LogEvent.LinkChange link) {
            lost(link, lines);
        } else if (event instanceof LogEvent.RecoveryOver over) {
            lines.add(KERNEL + " session" + over.sid() + ": session recovery timed out after " + over.timeout()
                    + " secs");
        } else if (event instanceof LogEvent.Recovered back) {
            lines.add(DAEMON + "connection" + back.sid() + ":0 is operational after recovery (" + back.attempts()
                    + " attempts)");
        } else if (event instanceof LogEvent.LoggedIn in) {
            lines.add(KERNEL + "scsi host" + in.host() + ": iSCSI Initiator over TCP/IP");
            lines.add(DAEMON + connection(in.sid(), in.way()) + " is operational now");
        } else if (event instanceof LogEvent.LoggedOut out) {
            for (String disk : out.disks()) {
                int blank = disk.indexOf(' ');
                lines.add(KERNEL + "sd " + disk.substring(0, blank) + ": [" + disk.substring(blank + 1)
                        + "] Synchronizing SCSI cache");
            }
            lines.add(DAEMON + connection(out.sid(), out.way()) + " is shutdown.");
        } else if (event instanceof LogEvent.UnitFound found) {
            found(found, lines);
        } else if (event instanceof LogEvent.Attention attention) {
            lines.add(KERNEL + "sd " + attention.hctl() + ": " + attention(attention.asc(), attention.ascq()));
        }
        return lines;
    }

    private static String connection(int sid, LogEvent.Way way) {
        return "Connection" + sid + ":0 to [target: " + way.target() + ", portal: " + way.portal()
                + "] through [iface: " + way.iface() + "]";
    }

    private static void lost(LogEvent.LinkChange link, List<String> lines) {
        LogEvent.Loss loss = link.loss();
        if (loss == null) {
            return; // the daemon tells when a session goes on
        }
        String name = "connection" + link.sid() + ":0";
        if (loss == LogEvent.Loss.SILENT) {
            long now = link.millis() / TICK_MILLIS % TICKS;
            lines.add(KERNEL + " " + name + ": ping timeout of 5 secs expired, recv timeout 5, last rx "
                    + Math.floorMod(now - 2 * TICKS_OF_PING, TICKS) + ", last ping "
                    + Math.floorMod(now - TICKS_OF_PING, TICKS) + ", now " + now);
        }
        lines.add(KERNEL + " " + name + ": detected conn error (" + loss.code() + ")");
        lines.add(DAEMON + "Kernel reported iSCSI connection " + link.sid() + ":0 error (" + loss.code() + " - "
                + loss.words() + ") state (3)");
        if (loss == LogEvent.Loss.REFUSED && !link.portal().isEmpty()) {
            lines.add(DAEMON + "connect to " + link.portal() + " failed (Connection refused)");
        }
    }

    private static void found(LogEvent.UnitFound found, List<String> lines) {
        LoginOutcome.Unit unit = found.unit();
        lines.add(KERNEL + "scsi " + found.hctl() + ": " + padded(type(unit.type()), TYPE_WIDTH) + " "
                + padded(unit.vendor(), VENDOR_WIDTH) + " " + padded(unit.product(), PRODUCT_WIDTH) + " "
                + padded(unit.revision(), REVISION_WIDTH) + " PQ: 0 ANSI: 6");
        if (found.device().isEmpty()) {
            return;
        }
        String disk = KERNEL + "sd " + found.hctl() + ": ";
        lines.add(disk + "Power-on or device reset occurred");
        disk += "[" + found.device() + "] ";
        if (unit.blocks() > 0) {
            lines.add(disk + unit.blocks() + " " + unit.blockSize() + "-byte logical blocks: "
                    + capacity(unit.blocks(), unit.blockSize()));
        }
        lines.add(disk + "Attached SCSI disk");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String type(int type) {
        return switch (type) {
            case 0x0 -> "Direct-Access";
            case 0x1 -> "Sequential-Access";
            case 0x5 -> "CD-ROM";
            case 0x8 -> "Medium Changer";
            case 0xc -> "RAID";
            case 0xd -> "Enclosure";
            case 0x14 -> "Direct-Access-ZBC";
            default -> "Unknown";
        };
    }

    /** {@code (1.07 GB/1.00 GiB)}. */
    private static String capacity(long blocks, int blockSize) {
        BigDecimal bytes = BigDecimal.valueOf(blocks).multiply(BigDecimal.valueOf(blockSize));
        return "(" + scaled(bytes, 1000, "B", "kB", "MB", "GB", "TB", "PB", "EB") + "/"
                + scaled(bytes, 1024, "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB") + ")";
    }

    /** Three digits, as Linux writes sizes. */
    private static String scaled(BigDecimal bytes, int base, String... units) {
        BigDecimal step = BigDecimal.valueOf(base);
        BigDecimal left = bytes;
        int unit = 0;
        while (left.compareTo(step) >= 0 && unit < units.length - 1) {
            left = left.divide(step);
            unit++;
        }
        int whole = left.precision() - left.scale();
        int decimals = unit == 0 ? 0 : Math.max(0, CAPACITY_DIGITS - Math.max(1, whole));
        return left.setScale(decimals, RoundingMode.HALF_UP) + " " + units[unit];
    }

    private static String attention(int asc, int ascq) {
        return switch (asc << 8 | ascq) {
            case 0x2900, 0x2901, 0x2902, 0x2903, 0x2904, 0x2905, 0x2906, 0x2907 -> "Power-on or device reset occurred";
            case 0x2a01 -> "Mode parameters changed";
            case 0x2a06 -> "Asymmetric access state changed";
            case 0x2a09 -> "Capacity data has changed";
            case 0x3807 -> "Warning! Received an indication that the LUN reached a thin provisioning soft threshold.";
            case 0x3f03 -> "Inquiry data has changed";
            case 0x3f0e ->
                "LUN assignments on this target have changed. The Linux SCSI layer does not automatically remap LUN"
                        + " assignments.";
            default ->
                asc == 0x3f
                        ? "Warning! Received an indication that the operating parameters on this target have changed. The"
                                + " Linux SCSI layer does not automatically adjust these parameters."
                        : asc == 0x2a ? "Parameters changed" : "Unit Attention";
        };
    }
}
