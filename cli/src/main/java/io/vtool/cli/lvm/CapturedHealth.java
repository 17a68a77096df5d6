package io.vtool.cli.lvm;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.failure.FailureKind;
import io.vtool.cli.failure.Trouble;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.model.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How it stands with volume groups by what {@code vgs}, {@code lvs} and {@code pvs} printed elsewhere. */
final class CapturedHealth {
    private static final String UNITS = "bskmgtpe";
    private static final double WHOLE = 100;

    /** A group as far as it is known. */
    private static final class Known {
        private @Nullable Double free;
        private @Nullable Long freeBytes;
        private boolean partial;
        private final Set<String> volumes = new LinkedHashSet<>();
    }

    private final Map<String, Known> groups = new LinkedHashMap<>();
    private final List<LvmHealth.Problem> problems = new ArrayList<>();
    private final List<LvmHealth.Filling> fills = new ArrayList<>();
    private final Set<String> lostDisks = new LinkedHashSet<>();

    private CapturedHealth() {}

    /** Reads the files that {@code --from} names. */
    static LvmHealth read(Invocation in) {
        if (in.value("image") != null || in.value("host") != null || in.value("dm") != null) {
            throw new UsageError("what was captured has no disks to read: --from alone, or --image, --dm and --host");
        }
        CapturedReport report = new CapturedReport();
        for (String file : in.values("from")) {
            try (InputStream bytes = in.open(file)) {
                report.read(bytes);
            } catch (IOException e) {
                throw CommandFailure.unreadable(file, e);
            }
        }
        if (report.rows().isEmpty()) {
            throw new CommandFailure(
                    FailureKind.UNAVAILABLE,
                    new Trouble(
                            "no_report",
                            "no report of vgs, lvs or pvs in what was captured",
                            null,
                            "tables with headings are read, as vgs, lvs and pvs print them, or JSON"),
                    null);
        }
        return new CapturedHealth().judge(report);
    }

    private LvmHealth judge(CapturedReport report) {
        for (Map<String, String> row : report.rows()) {
            String group = row.getOrDefault("VG", "");
            String attributes = row.getOrDefault("Attr", "");
            if (row.containsKey("LV")) {
                volume(group, row, attributes);
            } else if (row.containsKey("PV")) {
                disk(group, row.getOrDefault("PV", ""), attributes);
            } else if (!group.isEmpty()) {
                known(group).partial |= at(attributes, 3) == 'p';
            }
            room(group, row);
        }
        for (Map.Entry<String, Known> group : groups.entrySet()) {
            boolean told = !group.getValue().volumes.isEmpty();
            if (group.getValue().partial) { // which volumes that hurts is told by them, where they were captured
                problems.add(new LvmHealth.Problem(group.getKey(), !told, "PVs are missing"));
            }
        }
        for (String disk : lostDisks) {
            int blank = disk.indexOf(' ');
            String group = disk.substring(0, blank);
            boolean told = groups.containsKey(group) && !known(group).volumes.isEmpty();
            problems.add(new LvmHealth.Problem(group, !told, "PV " + disk.substring(blank + 1) + " is missing"));
        }
        for (String warning : report.warnings()) {
            if (isOfDisks(warning)) {
                String words = warning.startsWith("WARNING: ") ? warning.substring("WARNING: ".length()) : warning;
                problems.add(new LvmHealth.Problem(
                        "", false, words.endsWith(".") ? words.substring(0, words.length() - 1) : words));
            }
        }
        List<LvmHealth.Group> found = new ArrayList<>();
        for (Map.Entry<String, Known> group : groups.entrySet()) {
            Known known = group.getValue();
            found.add(new LvmHealth.Group(group.getKey(), known.free, known.freeBytes, List.copyOf(known.volumes)));
        }
        return new LvmHealth(found, problems, fills);
    }

    /** Warnings of lvm2 about its configuration, its daemons and who runs it are no trouble of the data. */
    private static boolean isOfDisks(String warning) {
        return warning.contains("missing PV")
                || warning.contains("find device")
                || warning.contains("find all")
                || warning.contains("not found or rejected")
                || warning.contains("uplicate PV")
                || warning.contains("hecksum");
    }

    private Known known(String group) {
        return groups.computeIfAbsent(group, key -> new Known());
    }

    private void disk(String group, String name, String attributes) {
        if (!group.isEmpty()) {
            known(group);
        }
        if (at(attributes, 2) == 'm' || name.equals("[unknown]") || name.equals("unknown device")) {
            lostDisks.add(group + " " + name);
        }
    }

    private void room(String group, Map<String, String> row) {
        Double size = amount(row.get("VSize"));
        Double free = amount(row.get("VFree"));
        if (size != null && free != null && size > 0 && !group.isEmpty()) {
            known(group).free = WHOLE * Math.min(1, free / size);
            String text = row.getOrDefault("VFree", "");
            boolean unit = !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
            known(group).freeBytes = unit || free == 0 ? Math.round(free) : null; // --nosuffix leaves it out
        }
    }

    private void volume(String given, Map<String, String> row, String attributes) {
        String name = row.getOrDefault("LV", "");
        int slash = name.indexOf('/'); // a full name, which may stand in for the group's column
        String group = given.isEmpty() && slash > 0 ? name.substring(0, slash) : given;
        name = name.substring(slash + 1);
        boolean part = "iIlTDe".indexOf(at(attributes, 0)) >= 0;
        if (name.isEmpty() || name.startsWith("[") || part) { // the volume it is a part of tells for it
            return;
        }
        Known known = group.isEmpty() ? null : known(group);
        String full = group.isEmpty() ? name : group + "/" + name;
        if (known != null && !known.volumes.add(name)) {
            return; // another segment, or another listing of it
        }
        char type = at(attributes, 0);
        char state = at(attributes, 4);
        boolean images = "mMrR".indexOf(type) >= 0;
        switch (at(attributes, 8)) {
            case 'p' -> {
                boolean works = images && state == 'a';
                add(
                        group,
                        !works,
                        full + (works ? " works without some of its images" : " lacks a part: a PV is missing"));
            }
            case 'F' -> add(group, true, full + " has failed");
            case 'D' -> add(group, true, full + " is out of data space");
            case 'M' -> add(group, true, full + " has metadata that can only be read");
            case 'r' ->
                add(group, false, full + " needs to be refreshed: a device of it had errors; lvchange --refresh");
            case 'm' -> add(group, false, full + " has images that differ");
            default -> {}
        }
        switch (state) {
            case 'I', 'S' -> add(group, true, full + " overflowed: it holds nothing any more");
            case 'c', 'C' -> add(group, true, full + " has to be checked");
            case 's' -> add(group, false, full + " is suspended");
            case 'd' -> add(group, false, full + " has a device without a table");
            default -> {}
        }
        Double data = first(row.get("Data%"), row.get("Snap%"));
        Double metadata = amount(row.get("Meta%"));
        boolean cache = type == 'C';
        boolean filled = cache
                || "tdsS".indexOf(type) >= 0; // of a thin volume it is what it uses of its size, which is no limit
        if (filled && (data != null || metadata != null)) {
            fills.add(new LvmHealth.Filling(full, cache, data, metadata));
        }
    }

    private void add(String group, boolean critical, String words) {
        problems.add(new LvmHealth.Problem(group, critical, words));
    }

    private static char at(String attributes, int place) {
        return place < attributes.length() ? attributes.charAt(place) : '-';
    }

    private static @Nullable Double first(@Nullable String one, @Nullable String other) {
        Double amount = amount(one);
        return amount == null ? amount(other) : amount;
    }

    /** A size with its unit, or a percentage; lvm2 marks what it rounded with {@code <}, and takes the locale's comma. */
    private static @Nullable Double amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int start = text.startsWith("<") ? 1 : 0;
        int end = start;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || ".,".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end == start) {
            return null;
        }
        double scale = 1;
        int unit = end < text.length() ? UNITS.indexOf(Character.toLowerCase(text.charAt(end))) : 0;
        if (unit == 1) {
            scale = 512;
        } else if (unit > 1) {
            scale = Math.pow(Character.isUpperCase(text.charAt(end)) ? 1000 : 1024, unit - 1);
        }
        try {
            return Double.parseDouble(text.substring(start, end).replace(',', '.')) * scale;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
