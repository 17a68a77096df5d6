package io.vtool.emulator.host;

import java.util.ArrayList;
import java.util.List;

/** The form in which the mapper's devices are kept: lines of fields between tabs. Lines that make no sense are left out. */
final class DmText {
    private static final String DEVICE = "device";
    private static final String LIVE = "live";
    private static final String INACTIVE = "inactive";

    private static final String DEFERRED = " deferred";
    private static final String HELD = " held";

    private DmText() {}

    static String format(List<DmDevice> devices) {
        StringBuilder text = new StringBuilder();
        for (DmDevice d : devices) {
            text.append(DEVICE).append('\t').append(d.name).append('\t').append(d.uuid);
            text.append('\t').append(d.minor).append('\t').append(d.event);
            text.append('\t').append(d.suspended ? "suspended" : "active");
            text.append('\t')
                    .append(d.readOnly ? "ro" : "rw")
                    .append(d.held ? HELD : "")
                    .append(d.deferred ? DEFERRED : "")
                    .append('\n');
            lines(text, LIVE, d.live);
            lines(text, INACTIVE, d.inactive);
        }
        return text.toString();
    }

    private static void lines(StringBuilder text, String what, List<TableLine> lines) {
        for (TableLine line : lines) {
            text.append(what).append('\t').append(line.table()).append('\t');
            text.append(line.target().state()).append('\n');
        }
    }

    static List<DmDevice> parse(String text) {
        List<DmDevice> devices = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            take(fields(text.substring(start, end)), devices);
            start = end + 1;
        }
        return devices;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            fields.add(line.substring(start, tab));
            start = tab + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }

    private static void take(List<String> f, List<DmDevice> devices) {
        try {
            if (f.get(0).equals(DEVICE) && f.size() == 7) {
                DmDevice device = new DmDevice(f.get(1), f.get(2), Integer.parseInt(f.get(3)));
                device.event = Integer.parseInt(f.get(4));
                device.suspended = f.get(5).equals("suspended");
                device.readOnly = f.get(6).startsWith("ro");
                device.held = f.get(6).contains(HELD);
                device.deferred = f.get(6).endsWith(DEFERRED);
                devices.add(device);
            } else if (f.size() == 3 && !devices.isEmpty()) {
                DmDevice device = devices.get(devices.size() - 1);
                TableLine line = TableLine.parse(f.get(1));
                line.target().restore(f.get(2));
                (f.get(0).equals(LIVE) ? device.live : device.inactive).add(line);
            }
        } catch (NumberFormatException | MapperException e) {
            // a line of another version
        }
    }
}
