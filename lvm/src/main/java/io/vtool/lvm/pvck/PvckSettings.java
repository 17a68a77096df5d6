package io.vtool.lvm.pvck;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.command.LvmRun;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@code --settings}: where to look instead of where the headers say. */
record PvckSettings(Map<String, Long> numbers, @Nullable LvmId id) {
    static final PvckSettings NONE = new PvckSettings(Map.of(), null);

    private static final int LONGEST = 18;

    private static final String[] NAMES = {
        "metadata_offset",
        "seqno",
        "mda_offset",
        "mda_size",
        "mda2_offset",
        "mda2_size",
        "device_size",
        "data_offset",
        "mda_num"
    };

    /** What the command line gives; null, after saying so, if it makes no sense. */
    static @Nullable PvckSettings of(LvmRun run) {
        Map<String, Long> numbers = new HashMap<>();
        LvmId id = null;
        for (String text : run.line().values("settings")) {
            int at = 0;
            while (at < text.length()) {
                int equals = text.indexOf('=', at);
                int value = equals + 1;
                while (equals >= 0 && value < text.length() && text.charAt(value) == ' ') {
                    value++;
                }
                int end = value;
                while (end < text.length() && text.charAt(end) != ' ') {
                    end++;
                }
                if (equals < 0 || end == value) {
                    run.error("Invalid setting at: " + text.substring(at));
                    return null;
                }
                String key = text.substring(at, equals).trim();
                if (key.equals("backup_file")) {
                    at = end;
                    continue;
                }
                if (key.startsWith("pv_uuid")) {
                    id = LvmId.parse(text.substring(value, end));
                    if (id != null) {
                        at = behindBlanks(text, end);
                        continue;
                    }
                    run.error("Failed to parse UUID from pv_uuid setting.");
                }
                String name = name(key);
                Long number = name == null ? null : parsed(text.substring(value, end));
                if (name == null || number == null) {
                    run.error("Invalid setting: " + key);
                    return null;
                }
                numbers.put(name, number);
                at = behindBlanks(text, end);
            }
        }
        return new PvckSettings(numbers, id);
    }

    private static int behindBlanks(String text, int place) {
        int at = place;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static @Nullable String name(String key) {
        for (String name : NAMES) {
            if (key.startsWith(name)) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable Long parsed(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int end = start;
        while (end < text.length() && end - start < LONGEST && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? null : (Long) Long.parseLong(text.substring(0, end));
    }

    @Nullable
    Long number(String name) {
        return numbers.get(name);
    }
}
