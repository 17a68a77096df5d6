package io.vtool.multipath.show;

import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.host.MapDevice;
import io.vtool.multipath.map.LiveGroup;
import io.vtool.multipath.map.LiveMap;
import io.vtool.multipath.map.MapPolicy;
import io.vtool.multipath.path.LivePath;
import org.jspecify.annotations.Nullable;

/** What each letter shows of a map, and of a path group. */
final class MapValues {
    private static final String NOTHING_KNOWN = "##";
    private static final String UNKNOWN = "undef";

    private MapValues() {}

    static String value(char letter, LiveMap map) {
        MapDevice device = map.device;
        return switch (letter) {
            case 'n' -> map.alias;
            case 'w' -> map.wwid;
            case 'd' -> map.kernelName();
            case 'F' -> failback(map);
            case 'Q' -> queueing(map);
            case 'N' -> Integer.toString(map.usablePaths());
            case 'r' -> device == null ? UNKNOWN : device.readOnly() ? "ro" : "rw";
            case 't' -> device == null ? UNKNOWN : device.suspended() ? "suspend" : "active";
            case 'S' -> Size.text(map.sectors);
            case 'f' -> map.features;
            case 'x' -> Integer.toString(map.mapFailures);
            case 'h' -> map.handler;
            case 'A' -> map.action.word();
            case '0' -> Integer.toString(map.pathFaults);
            case '1' -> Integer.toString(map.switches);
            case '2' -> Integer.toString(map.loads);
            case '3' -> Integer.toString(map.queueSeconds);
            case '4' -> Integer.toString(map.queueTimeouts);
            case 's' -> model(map);
            case 'v' -> vendor(map);
            case 'p' -> product(map);
            case 'e' -> revision(map);
            case 'G' -> "--";
            case 'g' -> "[undef]";
            default -> "";
        };
    }

    static String value(char letter, LiveGroup group) {
        return switch (letter) {
            case 's' -> group.selector;
            case 'p' -> Integer.toString(group.priority);
            case 't' -> group.status;
            case 'M' -> group.marginal ? "marginal" : "normal";
            default -> "";
        };
    }

    private static String failback(LiveMap map) {
        MapPolicy policy = map.policy;
        int failback = policy == null ? MapPolicy.UNSET : policy.failback();
        if (failback == MapPolicy.IMMEDIATE) {
            return "immediate";
        }
        if (failback == MapPolicy.FOLLOWOVER) {
            return "followover";
        }
        return map.failbackTick == 0 ? "-" : PathValues.progress(map.failbackTick, failback);
    }

    private static String queueing(LiveMap map) {
        return switch (map.noPathRetry) {
            case MapPolicy.FAIL -> "off";
            case MapPolicy.QUEUE -> "on";
            case MapPolicy.UNSET -> "-";
            default -> counted(map);
        };
    }

    private static String counted(LiveMap map) {
        if (map.retryTick > 0) {
            return map.retryTick + " sec";
        }
        return map.usablePaths() > 0 ? map.noPathRetry + " chk" : "off";
    }

    private static @Nullable BlockDevice known(LiveMap map, boolean vendor, boolean product) {
        for (LiveGroup group : map.groups) {
            for (LivePath path : group.paths) {
                BlockDevice disk = path.device;
                if (disk != null
                        && (!vendor || !disk.vendor().isEmpty())
                        && (!product || !disk.product().isEmpty())) {
                    return disk;
                }
            }
        }
        return null;
    }

    private static String model(LiveMap map) {
        BlockDevice disk = known(map, true, true);
        return disk == null ? NOTHING_KNOWN + "," + NOTHING_KNOWN : disk.vendor() + "," + disk.product();
    }

    static String vendor(LiveMap map) {
        BlockDevice disk = known(map, true, false);
        return disk == null ? NOTHING_KNOWN : disk.vendor();
    }

    static String product(LiveMap map) {
        BlockDevice disk = known(map, false, true);
        return disk == null ? NOTHING_KNOWN : disk.product();
    }

    static String revision(LiveMap map) {
        BlockDevice disk = known(map, false, false);
        return disk == null || disk.revision().isEmpty() ? NOTHING_KNOWN : disk.revision();
    }
}
