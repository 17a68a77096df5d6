package io.vtool.cli.dfsr;

import io.vtool.cli.render.Row;
import io.vtool.dfsr.config.Schedule;
import io.vtool.dfsr.export.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Folders, connections, schedules, staging, preserved files and updates of exports as rows of the commands that show them. */
final class ExportedViews {
    private final Estate estate;

    ExportedViews(Estate estate) {
        this.estate = estate;
    }

    List<Row> folders() {
        List<Row> rows = new ArrayList<>();
        for (Estate.Membership one : estate.memberships()) {
            rows.add(DfsrFoldersCommand.FOLDER.row(
                    one.group(),
                    one.folder(),
                    one.member(),
                    one.rootPath(),
                    null,
                    Boolean.FALSE.equals(one.enabled()) ? "Disabled" : one.state()));
        }
        return rows;
    }

    List<Row> connections() {
        ExportedBacklogs backlogs = new ExportedBacklogs(estate);
        List<Row> rows = new ArrayList<>();
        for (Estate.Link link : estate.connections()) {
            boolean any = false;
            for (String folder : folders(link)) {
                any = true;
                rows.add(connection(backlogs, link, folder));
            }
            if (!any) {
                rows.add(connection(backlogs, link, null));
            }
        }
        return rows;
    }

    /** Folders of the group of a connection. */
    private List<String> folders(Estate.Link link) {
        List<String> names = new ArrayList<>();
        for (Estate.Membership one : estate.memberships()) {
            String folder = one.folder();
            boolean here = folder != null
                    && ExportedBacklogs.same(one.member(), link.receiving())
                    && (one.group() == null
                            || link.group() == null
                            || ExportedBacklogs.same(one.group(), link.group()));
            if (folder != null && here && !names.contains(folder)) {
                names.add(folder);
            }
        }
        return names;
    }

    private static Row connection(ExportedBacklogs backlogs, Estate.Link link, @Nullable String folder) {
        String state = link.state();
        boolean well = !Boolean.FALSE.equals(link.enabled())
                && (state == null || state.equals("Online") || state.equals("Normal"));
        return DfsrConnectionsCommand.COLUMNS.row(
                link.group(),
                folder,
                link.sending(),
                link.receiving(),
                state == null && well ? null : (Boolean) well,
                ExportedBacklogs.link(link),
                backlogs.of(link.group(), folder, link.sending(), link.receiving(), false)
                        .count(),
                null,
                link.guid() == null ? null : link.guid().toString());
    }

    List<Row> schedules() {
        List<Row> rows = new ArrayList<>();
        for (Estate.Link link : estate.connections()) {
            Schedule schedule = link.schedule();
            rows.add(DfsrScheduleCommand.COLUMNS.row(
                    link.group(),
                    link.sending(),
                    link.receiving(),
                    schedule == null ? null : (Integer) schedule.openSlots(),
                    null,
                    schedule == null ? null : schedule.closed(),
                    schedule == null ? null : schedule.digits()));
        }
        return rows;
    }

    /** The sizes of files stand in listings of {@code Get-ChildItem -Recurse} that were exported, too. */
    List<Row> staging() {
        List<Row> rows = new ArrayList<>();
        for (Estate.Membership one : estate.memberships()) {
            PriorityQueue<Long> largest = largest(one);
            long wanted = 0;
            for (long size : largest) {
                wanted += size;
            }
            Long quota = one.stagingQuota();
            boolean known = !largest.isEmpty();
            rows.add(DfsrStagingCommand.COLUMNS.row(
                    one.group(),
                    one.folder(),
                    one.member(),
                    quota,
                    one.stagingUsed(),
                    known ? (Long) wanted : null,
                    known ? (Integer) largest.size() : null,
                    known && quota != null ? (Boolean) (quota >= wanted) : null));
        }
        return rows;
    }

    private PriorityQueue<Long> largest(Estate.Membership one) {
        PriorityQueue<Long> largest = new PriorityQueue<>();
        String root = one.rootPath() == null ? "" : one.rootPath().toLowerCase(Locale.ROOT) + "\\";
        for (Estate.SizedFile file : estate.files()) {
            Long size = file.size();
            String path = file.path().toLowerCase(Locale.ROOT);
            boolean here = size != null
                    && !root.isEmpty()
                    && (file.member() == null || ExportedBacklogs.same(file.member(), one.member()))
                    && path.startsWith(root)
                    && !path.startsWith(root + "dfsrprivate\\");
            if (size != null && here) {
                largest.add(size);
                if (largest.size() > DfsrStagingCommand.LARGEST) {
                    largest.poll();
                }
            }
        }
        return largest;
    }

    /** Preserved files; their state where a listing of the folder that keeps them was exported, too. */
    List<Row> preserved(@Nullable String member) {
        List<Row> rows = new ArrayList<>();
        for (Estate.Kept one : estate.kept()) {
            if (member == null || ExportedBacklogs.same(one.member(), ExportedBacklogs.bare(member))) {
                rows.add(DfsrPreservedCommand.COLUMNS.row(
                        one.member(),
                        one.folder(),
                        one.area(),
                        one.path(),
                        one.newName(),
                        one.reason(),
                        one.time(),
                        one.size(),
                        one.uid(),
                        one.gvsn(),
                        state(one)));
            }
        }
        return rows;
    }

    private @Nullable String state(Estate.Kept one) {
        String name = one.newName();
        boolean listed = false;
        String area = "\\dfsrprivate\\" + one.area().toLowerCase(Locale.ROOT) + "\\";
        for (Estate.SizedFile file : estate.files()) {
            String path = file.path().toLowerCase(Locale.ROOT);
            boolean here = path.contains(area)
                    && (one.member() == null
                            || file.member() == null
                            || ExportedBacklogs.same(file.member(), one.member()));
            listed |= here;
            if (here && name != null && path.contains(area + name.toLowerCase(Locale.ROOT))) {
                return "kept";
            }
        }
        return listed ? "missing" : null;
    }

    List<Row> updates(@Nullable String member) {
        List<Row> rows = new ArrayList<>();
        for (Estate.Queued one : estate.updates()) {
            boolean asked = member == null
                    || ExportedBacklogs.same(one.sending(), ExportedBacklogs.bare(member))
                    || ExportedBacklogs.same(one.receiving(), ExportedBacklogs.bare(member));
            if (asked) {
                rows.add(DfsrReplicationStateCommand.UPDATE.row(
                        null,
                        one.sending(),
                        one.receiving(),
                        one.state(),
                        one.name(),
                        one.path() == null ? one.name() : one.path(),
                        one.uid(),
                        one.gvsn()));
            }
        }
        return rows;
    }
}
