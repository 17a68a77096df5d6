package io.vtool.lvm.command;

import io.vtool.lvm.disk.BlockSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Which of the devices given lvm2 looks at: those that {@code --devices} names and no filter rejects. */
final class DeviceFilter {
    private static final long LEAST_SIZE = 2 << 20;
    private static final int SECTOR = 512;
    private static final int PARTITIONS_OFFSET = 0x1BE;
    private static final int PARTITION_SIZE = 16;
    private static final int PARTITIONS = 4;
    private static final int SECTORS_OFFSET = 12;

    private final @Nullable List<String> named;
    private final List<Rule> rules = new ArrayList<>();

    private DeviceFilter(@Nullable List<String> named) {
        this.named = named;
    }

    static DeviceFilter of(LvmRun run) {
        List<String> given = run.line().values("devices");
        DeviceFilter filter = new DeviceFilter(given.isEmpty() ? null : split(given));
        filter.add(run.config().texts("devices/global_filter"));
        List<String> local = run.config().texts("devices/filter");
        filter.rules.add(new Rule(true, null));
        filter.add(local);
        return filter;
    }

    /** Whether a file of devices may have this name. */
    static boolean validName(String name) {
        boolean good = !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.charAt(0) != '-';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-+".indexOf(c) >= 0;
        }
        return good;
    }

    /** The devices that were named and are not there. */
    static List<String> absent(LvmRun run) {
        List<String> absent = new ArrayList<>();
        List<String> given = run.line().values("devices");
        for (String name : given.isEmpty() ? given : split(given)) {
            boolean there = false;
            for (GivenDevice device : run.world().devices()) {
                there |= device.source().name().equals(name);
            }
            if (!there) {
                absent.add(name);
            }
        }
        return absent;
    }

    /** Why a device is not looked at, in lvm2's words, or null if it is. */
    @Nullable
    String rejects(BlockSource device) {
        if (named != null && !named.contains(device.name())) {
            return "device is not in devices list";
        }
        if (!accepted(device.name())) {
            return "device is rejected by filter config";
        }
        if (device.size() < LEAST_SIZE) {
            return "device is too small (pv_min_size)";
        }
        return partitioned(device) ? "device is partitioned" : null;
    }

    /** The first pattern that matches decides, in each of the two filters. */
    private boolean accepted(String name) {
        boolean decided = false;
        for (Rule rule : rules) {
            if (rule.pattern == null) {
                decided = false;
            } else if (!decided && rule.pattern.matcher(name).find()) {
                if (!rule.accept) {
                    return false;
                }
                decided = true;
            }
        }
        return true;
    }

    private void add(List<String> patterns) {
        for (String text : patterns) {
            if (text.length() < 3) {
                continue;
            }
            char opening = text.charAt(1);
            char closing = opening == '(' ? ')' : opening == '[' ? ']' : opening == '{' ? '}' : opening;
            int end = text.lastIndexOf(closing);
            if (end > 1) {
                try {
                    rules.add(new Rule(text.charAt(0) == 'a', Pattern.compile(text.substring(2, end))));
                } catch (PatternSyntaxException e) {
                    rules.add(new Rule(text.charAt(0) == 'a', Pattern.compile(Pattern.quote(text.substring(2, end)))));
                }
            }
        }
    }

    private static List<String> split(List<String> given) {
        List<String> names = new ArrayList<>();
        for (String list : given) {
            int from = 0;
            for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', from)) {
                names.add(list.substring(from, comma));
                from = comma + 1;
            }
            names.add(list.substring(from));
        }
        return names;
    }

    /** A boot sector with an entry that has sectors, and no entry that could be something else. */
    private static boolean partitioned(BlockSource device) {
        byte[] sector = new byte[SECTOR];
        try {
            if (device.read(0, sector, 0, SECTOR) < SECTOR) {
                return false;
            }
        } catch (IOException e) {
            return false;
        }
        if ((sector[SECTOR - 2] & 0xFF) != 0x55 || (sector[SECTOR - 1] & 0xFF) != 0xAA) {
            return false;
        }
        boolean some = false;
        for (int i = 0; i < PARTITIONS; i++) {
            int at = PARTITIONS_OFFSET + i * PARTITION_SIZE;
            if ((sector[at] & 0x7F) != 0) {
                return false;
            }
            for (int j = 0; j < Integer.BYTES; j++) {
                some |= sector[at + SECTORS_OFFSET + j] != 0;
            }
        }
        return some;
    }

    /**
     * One pattern of a filter.
     *
     * @param pattern null where the second filter begins
     */
    private record Rule(boolean accept, @Nullable Pattern pattern) {}
}
