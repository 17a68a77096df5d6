package io.vtool.emulator.lab.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The form in which faults are kept: a line each, fields between tabs. */
public final class FaultText {
    private static final int FIXED = 4;

    private FaultText() {}

    /**
     * Writes faults.
     *
     * @param faults any faults
     * @return their lines
     */
    public static String format(List<LabFault> faults) {
        StringBuilder text = new StringBuilder();
        for (LabFault fault : faults) {
            text.append(fault.id())
                    .append('\t')
                    .append(fault.kind())
                    .append('\t')
                    .append(fault.on());
            text.append('\t').append(fault.since());
            for (Map.Entry<String, String> value : fault.values().entrySet()) {
                text.append('\t').append(value.getKey()).append('=').append(value.getValue());
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Reads what {@link #format} wrote. A fault of a kind that this version does not know is left out.
     *
     * @param text the lines
     * @return the faults
     */
    public static List<LabFault> parse(String text) {
        List<LabFault> faults = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] f = line.split("\t");
            if (f.length >= FIXED && FaultKinds.find(f[1]) != null) {
                try {
                    faults.add(new LabFault(Integer.parseInt(f[0]), f[1], f[2], values(f), Long.parseLong(f[3])));
                } catch (NumberFormatException e) {
                    // no line of ours
                }
            }
        }
        return faults;
    }

    private static Map<String, String> values(String[] fields) {
        Map<String, String> values = new TreeMap<>();
        for (int i = FIXED; i < fields.length; i++) {
            int equals = fields[i].indexOf('=');
            if (equals > 0) {
                values.put(fields[i].substring(0, equals), fields[i].substring(equals + 1));
            }
        }
        return values;
    }
}
