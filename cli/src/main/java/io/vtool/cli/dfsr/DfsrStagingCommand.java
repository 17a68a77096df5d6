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
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.RowSink;
import io.vtool.cli.render.RowView;
import io.vtool.cli.render.Style;
import io.vtool.dfsr.config.GroupMember;
import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.Member;
import io.vtool.dfsr.engine.Replication;
import io.vtool.dfsr.engine.ReplicationException;
import io.vtool.dfsr.export.Estate;
import io.vtool.dfsr.store.StoreException;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.UUID;

/** {@code vtool dfsr staging}. */
final class DfsrStagingCommand implements Command, RowView {
    /** Files whose sum the quota should be at least: the rule of thumb since 2008. */
    static final int LARGEST = 32;

    static final Columns COLUMNS = Columns.start()
            .text("group")
            .text("folder")
            .text("member")
            .integer("quota_bytes")
            .integer("used_bytes")
            .integer("wanted_bytes")
            .integer("files")
            .flag("enough")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("dfsr", "staging", "Plan the staging quota of each folder")
                .paragraph(
                        "Compares the staging quota with the sum of the 32 largest files, the smallest quota that keeps files "
                                + "from being staged again and again (events 4202 to 4210).")
                .operand(Operand.optional("ACTION", "What to do, plan by default")
                        .among(List.of("plan")))
                .option(Exports.FROM)
                .option(CommonOptions.LAB)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool dfsr staging plan", "are the quotas large enough?")
                .status(ExitStatus.FOUND, "a quota is too small")
                .status(ExitStatus.PARTIAL, "the exports do not give the sizes of files")
                .seeAlso("vtool dfsr folders", "vtool dfsr events")
                .end();
    }

    @Override
    public int run(Invocation in) {
        if (!in.operands().isEmpty() && !in.operands().get(0).equals("plan")) {
            throw new UsageError("unknown action '" + in.operands().get(0) + "', the only one is plan");
        }
        boolean well = true;
        Estate estate = Exports.of(in);
        if (estate != null) {
            return exported(in, estate);
        }
        try (OpenDfsr dfsr =
                OpenDfsr.open(in.environment(), in.value("lab"), Durations.parse(in.value("timeout")), in::note)) {
            RowSink rows = in.rows(COLUMNS, this);
            for (Replication group : dfsr.groups()) {
                for (GroupMember config : group.group().members()) {
                    Member member = Objects.requireNonNull(group.member(config.name()));
                    for (Membership membership : config.memberships()) {
                        UUID folder = membership.folder().guid();
                        PriorityQueue<Long> largest = largest(member, folder);
                        long wanted = 0;
                        for (long size : largest) {
                            wanted += size;
                        }
                        long quota = member.stagingQuota(folder);
                        well &= quota >= wanted;
                        rows.row(COLUMNS.row(
                                group.group().name(),
                                membership.folder().name(),
                                config.name(),
                                quota,
                                member.stagingUsed(folder),
                                wanted,
                                largest.size(),
                                quota >= wanted));
                    }
                }
            }
            rows.end(List.of());
        } catch (StoreException | ReplicationException e) {
            throw OpenDfsr.failure(e);
        }
        return well ? ExitStatus.WELL : ExitStatus.FOUND;
    }

    private int exported(Invocation in, Estate estate) {
        List<Row> exported = new ExportedViews(estate).staging();
        if (exported.isEmpty()) {
            throw Exports.unanswerable("of staging quotas", "Get-DfsrMembership or DfsrReplicatedFolderConfig");
        }
        boolean well = true;
        boolean unknown = false;
        RowSink rows = in.rows(COLUMNS, this);
        for (Row row : exported) {
            well &= !Boolean.FALSE.equals(row.value("enough"));
            unknown |= row.value("enough") == null;
            rows.row(row);
        }
        rows.end(List.of());
        if (unknown) {
            in.note("sizes of files are not told; export Get-ChildItem -Recurse -File | Select FullName,Length, too");
        }
        return !well ? ExitStatus.FOUND : unknown ? ExitStatus.PARTIAL : ExitStatus.WELL;
    }

    private static PriorityQueue<Long> largest(Member member, UUID folder) throws StoreException {
        PriorityQueue<Long> largest = new PriorityQueue<>();
        member.store().all(folder, record -> {
            if (record.present() && !record.directory()) {
                largest.add(record.size());
                if (largest.size() > LARGEST) {
                    largest.poll();
                }
            }
            return true;
        });
        return largest;
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        out.print(RowText.or(row, "group") + "/" + RowText.or(row, "folder") + " on " + RowText.or(row, "member"));
        out.print("  quota " + known(row, "quota_bytes") + ", used " + known(row, "used_bytes"));
        if (row.number("files") != null) {
            out.print(", the " + row.number("files") + " largest files have " + row.number("wanted_bytes") + " bytes");
        }
        out.line(Boolean.FALSE.equals(row.value("enough")) ? ": too small" : "");
    }

    private static String known(Row row, String name) {
        Long number = row.number(name);
        return number == null ? "?" : number.toString();
    }
}
