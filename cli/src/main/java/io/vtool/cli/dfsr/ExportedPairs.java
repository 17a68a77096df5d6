package io.vtool.cli.dfsr;

import io.vtool.dfsr.export.Estate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pairs of members that exports know of, with their backlogs. */
final class ExportedPairs {
    private final Estate estate;
    private final ExportedBacklogs backlogs;

    private record Ends(@Nullable String group, @Nullable String folder, String sending, String receiving) {}

    ExportedPairs(Estate estate) {
        this.estate = estate;
        this.backlogs = new ExportedBacklogs(estate);
    }

    /** Every pair that the exports know of. */
    List<ExportedBacklogs.Pair> all(@Nullable String group) {
        Map<String, Ends> ends = new LinkedHashMap<>();
        for (Estate.Membership one : estate.memberships()) {
            for (Estate.Membership other : estate.memberships()) {
                boolean pair = ExportedBacklogs.same(one.folder(), other.folder())
                        && !ExportedBacklogs.same(one.member(), other.member())
                        && (one.group() == null
                                || other.group() == null
                                || ExportedBacklogs.same(one.group(), other.group()));
                if (pair) {
                    add(ends, one.group(), one.folder(), one.member(), other.member());
                }
            }
        }
        for (Estate.Backlog one : estate.backlogs()) {
            String sending = one.sending();
            String receiving = one.receiving();
            if (sending != null && receiving != null) {
                add(ends, one.group(), one.folder(), sending, receiving);
            }
        }
        for (Estate.Vector vector : estate.vectors()) {
            String receiving = vector.member();
            for (Estate.Member member : estate.members()) {
                if (receiving != null && !ExportedBacklogs.same(member.name(), receiving)) {
                    String folder = backlogs.folderName(vector.folder());
                    add(ends, backlogs.groupOf(folder), folder, member.name(), receiving);
                }
            }
        }
        List<ExportedBacklogs.Pair> pairs = new ArrayList<>();
        for (Ends one : ends.values()) {
            if (group == null || one.group() == null || ExportedBacklogs.same(one.group(), group)) {
                pairs.add(backlogs.of(one.group(), one.folder(), one.sending(), one.receiving(), false));
            }
        }
        for (Estate.Backlog one : estate.backlogs()) {
            if (one.sending() == null || one.receiving() == null) {
                pairs.add(new ExportedBacklogs.Pair(
                        one.group(),
                        one.folder(),
                        one.sending(),
                        one.receiving(),
                        one.count(),
                        List.of(),
                        false,
                        one.source()));
            }
        }
        return pairs;
    }

    private static void add(
            Map<String, Ends> ends, @Nullable String group, @Nullable String folder, String from, String to) {
        String pair = (from + "\n" + to).toLowerCase(Locale.ROOT);
        String named = pair + "\n" + (folder == null ? "" : folder.toLowerCase(Locale.ROOT));
        if (folder == null) {
            for (String key : ends.keySet()) {
                if (key.startsWith(pair + "\n")) {
                    return; // it is one of those whose folder is known
                }
            }
        }
        ends.putIfAbsent(named, new Ends(group, folder, from, to));
    }
}
