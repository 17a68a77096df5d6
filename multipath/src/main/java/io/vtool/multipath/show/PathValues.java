package io.vtool.multipath.show;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** What each letter shows of a path. */
final class PathValues {
    private static final String UNDEFINED = "[undef]";
    private static final int CELLS = 10;
    private static final int LUN_DIGITS = 16;

    private PathValues() {}

    static String value(char letter, LivePath path) {
        BlockDevice disk = path.device;
        return switch (letter) {
            case 'w' -> path.wwid;
            case 'i' -> path.hcil();
            case 'd' -> path.name.isEmpty() ? "-" : path.name;
            case 'D' -> path.devt;
            case 't' -> path.kernel.shown();
            case 'o' -> deviceState(path);
            case 'T' -> path.map == null ? "undef" : path.status.shown();
            case 's' -> path.vendor() + "," + path.product();
            case 'c' -> path.checker == null ? "(null)" : path.checker;
            case 'C' -> path.map == null ? "orphan" : progress(path.tick, path.interval);
            case 'p' -> Integer.toString(path.priority);
            case 'S' -> Size.text(path.sectors);
            case 'z' -> path.identity.serial();
            case 'M' -> path.marginal ? "marginal" : "normal";
            case 'm' -> path.map == null ? "[orphan]" : path.map;
            case 'n' -> disk == null || disk.targetName() == null ? UNDEFINED : disk.targetName();
            case 'N', 'R', 'r', 'g' -> UNDEFINED;
            case 'a' -> disk == null || disk.hostAddress() == null ? UNDEFINED : disk.hostAddress();
            case 'G' -> "--";
            case '0' -> Integer.toString(path.failures);
            case 'P' -> protocol(disk);
            case 'I' -> path.init.shown();
            case 'L' -> lun(disk);
            default -> "";
        };
    }

    private static String deviceState(LivePath path) {
        if (path.map == null) {
            return "unknown";
        }
        return path.offline ? "offline" : "running";
    }

    private static String protocol(@Nullable BlockDevice disk) {
        if (disk == null) {
            return "undef";
        }
        return disk.targetName() == null ? "scsi:unspec" : "scsi:iscsi";
    }

    /** The LUN in the order of bytes on the wire: each two bytes of the kernel's number, lowest first. */
    private static String lun(@Nullable BlockDevice disk) {
        if (disk == null) {
            return "0xffffffffffffffff";
        }
        long lun = disk.lun();
        long wire = (lun & 0xffff) << 48 | (lun >> 16 & 0xffff) << 32 | (lun >> 32 & 0xffff) << 16 | lun >> 48 & 0xffff;
        StringBuilder hex = new StringBuilder(Long.toHexString(wire));
        while (hex.length() < LUN_DIGITS) {
            hex.insert(0, '0');
        }
        return "0x" + hex;
    }

    /** A bar and how much of how much is left. */
    static String progress(int left, int total) {
        StringBuilder bar = new StringBuilder();
        if (total > 0) {
            int filled = Math.min(CELLS, CELLS * left / total);
            for (int i = 0; i < CELLS; i++) {
                bar.append(i < filled ? 'X' : '.');
            }
        }
        return bar.append(' ').append(left).append('/').append(total).toString();
    }
}
