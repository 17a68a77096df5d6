package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.model.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Backlogs by exports: the records of the sender that the receiver's version vector lacks, where both were exported; else what a
 * server answered when it was asked for the backlog.
 */
final class ExportedBacklogs {
    private static final int LISTED = 100;

    private final Estate estate;

    /**
     * A backlog.
     *
     * @param group the group
     * @param folder the folder
     * @param sending who has the files
     * @param receiving who lacks them
     * @param count how many, null when the exports do not tell
     * @param files rows of those that are named
     * @param least whether there may be more, since a server lists only so many
     * @param source where that comes from
     */
    record Pair(
            @Nullable String group,
            @Nullable String folder,
            @Nullable String sending,
            @Nullable String receiving,
            @Nullable Long count,
            List<Row> files,
            boolean least,
            String source) {}

    ExportedBacklogs(Estate estate) {
        this.estate = estate;
    }

    static boolean same(@Nullable String a, @Nullable String b) {
        return a != null && a.equalsIgnoreCase(b);
    }

    /** A name without its domain. */
    static String bare(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** The backlog from one member to another. */
    Pair of(@Nullable String group, @Nullable String folder, String sending, String receiving, boolean explain) {
        String from = bare(sending);
        String to = bare(receiving);
        Pair computed = computed(group, folder, from, to, explain);
        if (computed != null) {
            return computed;
        }
        Pair told = null;
        for (Estate.Backlog one : estate.backlogs()) {
            boolean fits = (one.sending() == null || same(one.sending(), from))
                    && (one.receiving() == null || same(one.receiving(), to))
                    && (folder == null || one.folder() == null || same(one.folder(), folder))
                    && (group == null || one.group() == null || same(one.group(), group));
            boolean exact = same(one.sending(), from) && same(one.receiving(), to);
            if (fits && (exact || told == null)) {
                told = told(one, group, folder, from, to, explain);
            }
        }
        return told == null ? new Pair(group, folder, from, to, null, List.of(), false, "") : told;
    }

    private Pair told(
            Estate.Backlog one,
            @Nullable String group,
            @Nullable String folder,
            String sending,
            String receiving,
            boolean explain) {
        List<Row> files = new ArrayList<>();
        for (Estate.Known known : one.records()) {
            files.add(row(known, explain ? why(known, sending, receiving) : null));
        }
        for (String name : one.records().isEmpty() ? one.names() : List.<String>of()) {
            files.add(BacklogFiles.FILE.row(name, null, null, null, null, null));
        }
        boolean least = one.count() == LISTED && one.records().size() == LISTED;
        return new Pair(
                one.group() == null ? group : one.group(),
                one.folder() == null ? folder : one.folder(),
                sending,
                receiving,
                one.count(),
                files,
                least,
                one.source());
    }

    /** By set difference, null when records or vector are missing. */
    private @Nullable Pair computed(
            @Nullable String group, @Nullable String folder, String sending, String receiving, boolean explain) {
        for (Estate.Vector vector : estate.vectors()) {
            if (!same(vector.member(), receiving)) {
                continue;
            }
            String name = folderName(vector.folder());
            if (folder != null && name != null && !same(name, folder)) {
                continue;
            }
            List<Row> files = new ArrayList<>();
            boolean any = false;
            for (Estate.Known known : latest(sending, vector.folder()).values()) {
                any = true;
                if (!vector.versions().contains(known.gvsn())) {
                    files.add(row(known, explain ? why(known, sending, receiving) : null));
                }
            }
            if (any) {
                return new Pair(
                        group == null ? groupOf(name) : group,
                        name == null ? folder : name,
                        sending,
                        receiving,
                        (long) files.size(),
                        files,
                        false,
                        "");
            }
        }
        return null;
    }

    /** The records of a member by UID, without those that were only listed in a backlog. */
    Map<Version, Estate.Known> latest(String member, @Nullable UUID folder) {
        Map<Version, Estate.Known> records = new LinkedHashMap<>();
        for (Estate.Known known : estate.records()) {
            boolean here = same(known.member(), member)
                    && (folder == null || known.folder() == null || folder.equals(known.folder()));
            if (here) {
                records.put(known.uid(), known);
            }
        }
        for (Estate.Backlog backlog : estate.backlogs()) {
            for (Estate.Known known : backlog.records()) {
                records.remove(known.uid(), known);
            }
        }
        return records;
    }

    @Nullable
    String folderName(@Nullable UUID guid) {
        for (Estate.Folder folder : estate.folders()) {
            if (guid != null && guid.equals(folder.guid())) {
                return folder.name();
            }
        }
        return null;
    }

    @Nullable
    String groupOf(@Nullable String folder) {
        for (Estate.Folder one : estate.folders()) {
            if (folder != null && folder.equalsIgnoreCase(one.name())) {
                return one.group();
            }
        }
        return null;
    }

    private Row row(Estate.Known known, @Nullable String why) {
        return BacklogFiles.FILE.row(
                known.name(),
                relative(known),
                known.uid().toString(),
                known.gvsn().toString(),
                !known.present(),
                why);
    }

    /** Path below the replicated folder with slashes, where the exports tell where that is; else the whole path. */
    @Nullable
    String relative(Estate.Known known) {
        String path = known.path();
        String plain = path != null && path.startsWith("\\\\.\\") ? path.substring(4) : path;
        if (plain == null) {
            return null;
        }
        for (Estate.Membership one : estate.memberships()) {
            String root = one.rootPath();
            boolean below = root != null
                    && (known.member() == null || same(known.member(), one.member()))
                    && plain.toLowerCase(Locale.ROOT).startsWith(root.toLowerCase(Locale.ROOT) + "\\");
            if (root != null && below) {
                return plain.substring(root.length() + 1).replace('\\', '/');
            }
        }
        return plain;
    }

    private String why(Estate.Known known, String sending, String receiving) {
        for (Estate.Queued update : estate.updates()) {
            boolean one = same(update.sending(), sending)
                    && (update.receiving() == null || same(update.receiving(), receiving))
                    && (same(update.uid(), known.uid().toString()) || same(update.name(), known.name()));
            if (one && update.state() != null) {
                return "in the queue: " + update.state();
            }
        }
        for (Estate.Link link : estate.connections()) {
            if (same(link.sending(), sending) && same(link.receiving(), receiving)) {
                return link(link);
            }
        }
        return "the exports do not say";
    }

    /** What a connection is doing. */
    static String link(Estate.Link link) {
        String state = link.state();
        Long error = link.error();
        if (Boolean.FALSE.equals(link.enabled())) {
            return "the connection is disabled";
        }
        if (state == null && error == null) {
            return "its state was not exported";
        }
        boolean well = state == null || state.equals("Online") || state.equals("Normal");
        String words = well ? "online" : "the connection is " + state;
        return error == null || error == 0 ? words : words + ", last error " + error;
    }

    /** How many records the exports have of each member. */
    Map<String, Integer> recordCounts() {
        Map<String, Integer> counts = new HashMap<>();
        for (Estate.Known known : estate.records()) {
            counts.merge(String.valueOf(known.member()), 1, Integer::sum);
        }
        return counts;
    }
}
