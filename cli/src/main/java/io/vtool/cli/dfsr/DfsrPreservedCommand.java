package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.PreservedManifest;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.export.Estate;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr preserved list|restore|verify}. */
final class DfsrPreservedCommand implements Command, RowView {
    private static final List<String> ACTIONS = List.of("list", "restore", "verify");
    private static final List<String> AREAS = List.of("ConflictAndDeleted", "PreExisting");
    static final Columns COLUMNS = Columns.start()
            .text("member")
            .text("folder")
            .text("area")
            .text("path")
            .text("new_name")
            .text("reason")
            .text("time")
            .integer("size_bytes")
            .text("uid")
            .text("gvsn")
            .text("state")
            .end();

    /** One area of one member. */
    private record Area(GroupMember member, Membership membership, String name) {
        Path folder() {
            return membership.directory().resolve(Membership.PRIVATE).resolve(name);
        }

        Path manifest() {
            String file = name.equals("PreExisting") ? "PreexistingManifest.xml" : name + "Manifest.xml";
            return folder().resolveSibling(file);
        }

        /** The file that an entry tells of, null when its name would lead elsewhere. */
        @Nullable
        Path file(PreservedManifest.Entry entry) {
            Path path = folder().resolve(entry.newName()).normalize();
            return path.startsWith(folder()) && !path.equals(folder()) ? path : null;
        }
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "preserved", "Show and restore files that lost a conflict or were deleted")
                .paragraph(
                        "`list` shows the files in the manifests of ConflictAndDeleted and PreExisting; `verify` shows only what "
                                + "is wrong: a manifest that is cut off, entries without a file, files without an entry. `restore NAME` "
                                + "copies a file or folder, given by its new name or its old path, back to where it was, and never "
                                + "overwrites anything.")
                .operand(Operand.optional("ACTION", "What to do, list by default")
                        .among(ACTIONS))
                .operand(Operand.any("NAME", "What to restore"))
                .option(Option.value("--member", "NAME", "Only what this member keeps"))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr preserved list --member SRV02", "what one member put aside")
                .example("vtool dfsr preserved verify", "is a manifest damaged?")
                .status(ExitStatus.FOUND, "nothing is there, or verify found something wrong")
                .status(ExitStatus.PARTIAL, "the exports do not say whether the files exist")
                .seeAlso("vtool dfsr events", "vtool dfsr verify")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        String action = words.isEmpty() ? "list" : words.get(0);
        if (!ACTIONS.contains(action)) {
            throw new UsageError("unknown action '" + action + "'; known: " + String.join(", ", ACTIONS));
        }
        if (action.equals("restore") != words.size() > 1) {
            throw new UsageError(action.equals("restore") ? "name what to restore" : action + " takes no names");
        }
        Estate estate = Exports.of(in);
        if (estate != null) {
            return exported(in, estate, action);
        }
        RowSink rows;
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            String member = in.value("member");
            if (member != null) {
                dfsr.checkMember(member);
            }
            rows = in.rows(COLUMNS, this);
            for (Area area : areas(dfsr.groups(), member)) {
                switch (action) {
                    case "verify" -> verify(area, rows);
                    case "restore" -> restore(area, words.subList(1, words.size()), rows);
                    default -> list(area, rows);
                }
            }
            rows.end(List.of());
        } catch (IOException e) {
            throw OpenDfsr.failure(e);
        }
        boolean any = rows.count() > 0;
        if (!any) {
            in.note(
                    switch (action) {
                        case "verify" -> "manifests and files agree";
                        case "restore" -> "no file of that name is kept; 'vtool dfsr preserved list' shows what is";
                        default -> "no file is kept";
                    });
        }
        return any == action.equals("verify") ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private int exported(Invocation in, Estate estate, String action) {
        if (action.equals("restore")) {
            throw new UsageError("exports hold no files; restore takes them from the lab");
        }
        boolean verify = action.equals("verify");
        List<Row> all = new ExportedViews(estate).preserved(in.value("member"));
        if (all.isEmpty()) {
            throw Exports.unanswerable(
                    "of preserved files", "Get-DfsrPreservedFiles, DfsrConflictInfo or ConflictAndDeletedManifest.xml");
        }
        boolean listed = false;
        RowSink rows = in.rows(COLUMNS, this);
        for (Row row : all) {
            listed |= row.text("state") != null;
            if (!verify || "missing".equals(row.text("state"))) {
                rows.row(row);
            }
        }
        rows.end(List.of());
        if (verify && !listed) {
            in.note("whether the files are there is not told; export Get-ChildItem of the preserved folders, too");
            return ExitStatus.PARTIAL;
        }
        return verify && rows.count() > 0 ? ExitStatus.FOUND : ExitStatus.WELL;
    }

    private static List<Area> areas(List<Replication> groups, @Nullable String only) {
        List<Area> areas = new ArrayList<>();
        for (Replication group : groups) {
            for (GroupMember member : group.group().members()) {
                if (only == null || only.equalsIgnoreCase(member.name())) {
                    for (Membership membership : member.memberships()) {
                        for (String name : AREAS) {
                            areas.add(new Area(member, membership, name));
                        }
                    }
                }
            }
        }
        return areas;
    }

    private static Row row(Area area, PreservedManifest.Entry entry, String state) {
        return COLUMNS.row(
                area.member().name(),
                area.membership().folder().name(),
                area.name(),
                entry.path(),
                entry.newName(),
                entry.type(),
                entry.time(),
                entry.size(),
                entry.uid(),
                entry.gvsn(),
                state);
    }

    private static Row wrong(Area area, String name, String state) {
        return COLUMNS.row(
                area.member().name(),
                area.membership().folder().name(),
                area.name(),
                null,
                name,
                null,
                null,
                null,
                null,
                null,
                state);
    }

    private static boolean exists(@Nullable Path path) {
        return path != null && Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void list(Area area, RowSink rows) throws IOException {
        for (PreservedManifest.Entry entry :
                PreservedManifest.read(area.manifest()).entries()) {
            rows.row(row(area, entry, exists(area.file(entry)) ? "kept" : "missing"));
        }
    }

    private static void verify(Area area, RowSink rows) throws IOException {
        PreservedManifest.Content content = PreservedManifest.read(area.manifest());
        if (!content.whole()) {
            rows.row(wrong(area, String.valueOf(area.manifest().getFileName()), "the manifest is damaged"));
        }
        Set<String> listed = new HashSet<>();
        for (PreservedManifest.Entry entry : content.entries()) {
            listed.add(entry.newName());
            if (!exists(area.file(entry))) {
                rows.row(row(area, entry, "missing"));
            }
        }
        if (Files.isDirectory(area.folder())) {
            List<String> names = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(area.folder())) {
                for (Path file : files) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
            names.sort(null);
            for (String name : names) {
                if (!listed.contains(name)) {
                    rows.row(wrong(area, name, "not in the manifest"));
                }
            }
        }
    }

    private static void restore(Area area, List<String> names, RowSink rows) throws IOException {
        for (PreservedManifest.Entry entry :
                PreservedManifest.read(area.manifest()).entries()) {
            String shown = entry.path().startsWith("\\\\.\\") ? entry.path().substring(4) : entry.path();
            if (!names.contains(entry.newName()) && !names.contains(entry.path()) && !names.contains(shown)) {
                continue;
            }
            Path kept = area.file(entry);
            Path target = target(area, shown);
            if (kept == null || !exists(kept)) {
                rows.row(row(area, entry, "missing"));
            } else if (target == null || exists(target)) {
                rows.row(row(area, entry, target == null ? "outside the folder" : "something else is there"));
            } else {
                copy(kept, target);
                rows.row(row(area, entry, "restored"));
            }
        }
    }

    private static @Nullable Path target(Area area, String shown) {
        String root = area.membership().rootPath() + "\\";
        if (!shown.regionMatches(true, 0, root, 0, root.length())) {
            return null;
        }
        Path directory = area.membership().directory();
        Path target = directory
                .resolve(shown.substring(root.length()).replace('\\', '/'))
                .normalize();
        return target.startsWith(directory) && !target.equals(directory) ? target : null;
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "member") + "  " + row.text("area") + "  ");
        String path = row.text("path");
        out.foreign(path == null ? String.valueOf(row.text("new_name")) : path).print("  ");
        String reason = row.text("reason");
        out.print(reason == null ? "" : reason + "  ")
                .line(row.text("state") == null ? "" : String.valueOf(row.text("state")));
    }
}
