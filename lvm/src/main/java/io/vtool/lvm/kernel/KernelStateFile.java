package io.vtool.lvm.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dmsetup} told on a host, in one file: a JSON object with the outputs of {@code dmsetup table} and {@code dmsetup
 * status} as {@code table} and {@code status}, and as {@code info} that of {@code dmsetup info -c --noheadings --separator '|'
 * -o name,uuid,major,minor,open,attr}.
 */
public final class KernelStateFile {
    private static final int FIELDS = 6;
    private static final long READ_AHEAD = 256;
    private static final String NONE = "No devices found";

    private KernelStateFile() {}

    /**
     * The devices in a file.
     *
     * @throws IllegalArgumentException if it is no such file; the message says why
     */
    public static KernelState parse(byte[] content) {
        Map<String, String> members = new FlatJson(new String(content, StandardCharsets.UTF_8)).members();
        String info = members.get("info");
        if (info == null) {
            throw new IllegalArgumentException("there is no member \"info\" with the devices");
        }
        Map<String, List<String>> tables = lines(members.get("table"));
        Map<String, List<String>> statuses = lines(members.get("status"));
        List<KernelDevice> devices = new ArrayList<>();
        for (String line : split(info, '\n')) {
            if (!line.isBlank() && !line.strip().equals(NONE)) {
                devices.add(device(line, tables, statuses));
            }
        }
        return KernelState.of(devices);
    }

    private static KernelDevice device(
            String line, Map<String, List<String>> tables, Map<String, List<String>> statuses) {
        List<String> fields = split(line.strip(), '|');
        if (fields.size() < FIELDS) {
            throw new IllegalArgumentException("a line of \"info\" has fewer than six fields: " + line);
        }
        String attributes = fields.get(5) + "----";
        return new KernelDevice(
                fields.get(0),
                fields.get(1),
                number(fields.get(2)),
                number(fields.get(3)),
                number(fields.get(4)),
                READ_AHEAD,
                attributes.charAt(3) == 'r',
                attributes.charAt(2) == 's',
                attributes.charAt(0) == 'L',
                attributes.charAt(1) == 'I',
                tables.getOrDefault(fields.get(0), List.of()),
                statuses.getOrDefault(fields.get(0), List.of()));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number in \"info\": " + text);
        }
    }

    /** The lines of a listing by the name in front of the colon. */
    private static Map<String, List<String>> lines(@Nullable String listing) {
        Map<String, List<String>> lines = new HashMap<>();
        for (String line : split(listing == null ? "" : listing, '\n')) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                lines.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 2));
            }
        }
        return lines;
    }

    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = text.indexOf(at); i >= 0; i = text.indexOf(at, from)) {
            parts.add(text.substring(from, i));
            from = i + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
