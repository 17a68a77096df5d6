package io.vtool.cli.dfsr;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.iscsi.Durations;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.config.ReplicatedFolder;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.MemberFilters;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.model.VersionVector;
import io.vtool.dfsr.store.StoreException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code vtool dfsr verify}: what differs though nobody waits for anything. */
final class DfsrVerifyCommand implements Command, RowView {
    static final Columns COLUMNS = Columns.start()
            .text("group")
            .text("folder")
            .text("path")
            .text("member")
            .text("partner")
            .text("difference")
            .text("uid")
            .text("gvsn")
            .text("cause")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "verify", "Find files that differ although the backlog is empty")
                .paragraph(
                        "A backlog of 0 says that the receiver knows all versions of the sender, not that it has the files. This "
                                + "compares the ID records of every two members and shows what will stay different: files that a filter of "
                                + "one member keeps away, and versions that were given out twice after a restored snapshot. What is still "
                                + "on its way is left out.")
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr verify", "are the members really equal?")
                .status(ExitStatus.FOUND, "members differ")
                .status(ExitStatus.PARTIAL, "the exports do not hold everything that has to be compared")
                .seeAlso("vtool dfsr backlog", "vtool dfsr idrecord")
                .end();
    }

    @Override
    public int run(Invocation in) {
        RowSink rows;
        Estate estate = Exports.of(in);
        if (estate != null) {
            ExportedDifferences differences = new ExportedDifferences(estate);
            if (differences.comparable() < 2) {
                throw Exports.unanswerable(
                        "what differs", "the ID records, or the output of Get-DfsrFileHash, of two members at least");
            }
            rows = in.rows(COLUMNS, this);
            for (Row row : differences.find()) {
                rows.row(row);
            }
            rows.end(List.of());
            for (String note : differences.notes()) {
                in.note(note);
            }
            boolean whole = differences.notes().isEmpty();
            return rows.count() > 0 ? ExitStatus.FOUND : whole ? ExitStatus.WELL : ExitStatus.PARTIAL;
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            rows = in.rows(COLUMNS, this);
            for (Replication group : dfsr.groups()) {
                for (ReplicatedFolder folder : group.group().folders()) {
                    for (GroupMember one : group.group().members()) {
                        for (GroupMember other : group.group().members()) {
                            if (!one.name().equals(other.name())) {
                                compare(group, folder, one.name(), other.name(), rows);
                            }
                        }
                    }
                }
            }
            rows.end(List.of());
        } catch (StoreException e) {
            throw OpenDfsr.failure(e);
        }
        if (rows.count() == 0) {
            in.note("the members agree, apart from what is still on its way; 'vtool dfsr backlog' counts that");
        }
        return rows.count() == 0 ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private static void compare(Replication group, ReplicatedFolder folder, String one, String other, RowSink rows)
            throws StoreException {
        Member member = Objects.requireNonNull(group.member(one));
        Member partner = Objects.requireNonNull(group.member(other));
        UUID guid = folder.guid();
        VersionVector partnerKnows = partner.store().vector(guid);
        VersionVector memberKnows = member.store().vector(guid);
        StoreException[] failure = new StoreException[1];
        member.store().all(guid, record -> {
            try {
                if (partnerKnows.contains(record.gvsn())) {
                    IdRecord theirs = partner.store().byUid(record.uid());
                    String difference = difference(record, theirs, memberKnows, one.compareTo(other) < 0);
                    if (!difference.isEmpty()) {
                        String path = member.relativePath(record);
                        rows.row(COLUMNS.row(
                                group.group().name(),
                                folder.name(),
                                path == null ? record.name() : path,
                                one,
                                other,
                                difference,
                                record.uid().toString(),
                                record.gvsn().toString(),
                                cause(record, theirs, member, partner, guid)));
                    }
                }
                return true;
            } catch (StoreException e) {
                failure[0] = e;
                return false;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    /** What is different, empty when nothing is; what both have is told once. */
    private static String difference(IdRecord record, @Nullable IdRecord theirs, VersionVector known, boolean first) {
        if (theirs == null) {
            return record.present() ? "missing" : "";
        }
        if (!known.contains(theirs.gvsn()) || !first || record.sameContent(theirs)) {
            return ""; // on its way, told from the other side, or equal
        }
        if (!record.present() && !theirs.present()) {
            return "";
        }
        return record.present() != theirs.present() ? "deleted on one" : "differs";
    }

    private static String cause(IdRecord record, @Nullable IdRecord theirs, Member member, Member partner, UUID folder)
            throws StoreException {
        if (keepsAway(partner, folder, record, member)) {
            return "a filter of " + partner.config().name() + " keeps it away";
        }
        if (theirs != null && keepsAway(member, folder, theirs, partner)) {
            return "a filter of " + member.config().name() + " keeps it away";
        }
        IdRecord same = partner.store().byGvsn(record.gvsn());
        return same != null
                ? "a version was given out twice: a snapshot was restored"
                : "a version was given out twice, by a restored snapshot, or kept away by a filter that is gone";
    }

    private static boolean keepsAway(Member one, UUID folder, IdRecord record, Member source) throws StoreException {
        Membership membership = one.membership(folder);
        return membership != null && new MemberFilters(one).keepAway(membership, record, source);
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "group") + "/" + RowText.or(row, "folder") + "  ");
        out.foreign(String.valueOf(row.text("path"))).print("  ");
        boolean missing = "missing".equals(row.text("difference"));
        out.print(
                missing
                        ? "on " + row.text("member") + ", missing on " + row.text("partner")
                        : row.text("difference") + ", " + row.text("member") + " and " + row.text("partner"));
        out.line(" (" + row.text("cause") + ")");
    }
}
