package io.vtool.lvm.sr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code xe vdi-list} and {@code xe vm-disk-list} printed: names of virtual disks by their UUID. */
public final class XeRecords {
    private XeRecords() {}

    /**
     * The records of virtual disks.
     *
     * @return by UUID; each with the names before the colons, such as name-label or vm-name-label
     */
    public static Map<String, Map<String, String>> parse(String text) {
        Map<String, Map<String, String>> records = new HashMap<>();
        Map<String, String> record = new HashMap<>();
        String machine = "";
        for (String line : lines(text)) {
            int colon = line.indexOf("):");
            int plain = colon < 0 ? line.indexOf(": ") : line.indexOf(':', colon);
            if (line.isBlank() || plain < 0) {
                store(record, machine, records);
                record = new HashMap<>();
                continue;
            }
            String name = line.substring(0, plain).strip();
            int bracket = name.indexOf('(');
            name = (bracket < 0 ? name : name.substring(0, bracket)).strip();
            String value = line.substring(plain + 1).strip();
            if (name.equals("vm-name-label")) {
                machine = value;
            }
            if (name.equals("uuid") && record.containsKey("uuid")) {
                store(record, machine, records);
                record = new HashMap<>();
            }
            record.put(name, value);
        }
        store(record, machine, records);
        return records;
    }

    private static void store(Map<String, String> record, String machine, Map<String, Map<String, String>> records) {
        String uuid = record.get("uuid");
        if (uuid != null) {
            if (!machine.isEmpty() && !record.containsKey("vm-name-label")) {
                record.put("vm-name-label", machine);
            }
            records.computeIfAbsent(uuid, key -> new HashMap<>()).putAll(record);
        }
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }
}
