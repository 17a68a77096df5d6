package io.vtool.cli.multipath;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.Trouble;
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
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.multipath.host.BlockDevice;
import io.vtool.multipath.map.Inventory;
import io.vtool.multipath.path.LivePath;
import io.vtool.multipath.show.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vtool multipath list}: paths that there should be, and those that there are. */
final class MultipathListCommand implements Command, RowView {
    private static final Columns MISSING =
            Columns.start().text("target").text("portal").text("reason").end();
    private static final Columns FINDING =
            Columns.start().text("code").text("words").end();
    private static final Columns COLUMNS = Columns.start()
            .text("alias")
            .text("wwid")
            .text("vendor")
            .text("product")
            .integer("size_bytes")
            .text("state")
            .integer("expected")
            .integer("present")
            .integer("usable")
            .list("missing")
            .list("findings")
            .end();
    private static final int SECTOR = 512;

    @Override
    public CommandModel model() {
        return CommandModel.of("multipath", "list", "Compare the paths of each volume with those it should have")
                .paragraph(
                        "A line for each volume with the number of its paths, of those that can be used, and of those it should "
                                + "have; below it every missing path by target and portal, and what a single failure would take away: all "
                                + "paths through one portal, one controller or one network, or paths that differ in size or serial number.")
                .paragraph(
                        "There should be a path through each portal that the volume's target offers in a discovery or that the "
                                + "host has a record of; with --baseline, through those that --save-baseline wrote down on a good day. Of "
                                + "a baseline that `vtool check multipath` wrote from a listing only the number of paths counts, because "
                                + "its SCSI addresses may change. A volume of the baseline that is not there at all is reported as gone.")
                .option(Baseline.OPTION)
                .option(Baseline.SAVE)
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool multipath list --host xen2", "the paths that a newly added host lacks")
                .example("vtool multipath list --save-baseline paths.txt", "write down how it should be")
                .example("vtool multipath list --baseline paths.txt -o json", "compare with that, for a script")
                .status(ExitStatus.FOUND, "a path is missing or cannot be used, or there is no volume")
                .status(ExitStatus.PARTIAL, "some target could not be asked for its portals")
                .seeAlso("vtool multipath paths")
                .end();
    }

    @Override
    public int run(Invocation in) {
        PathBaseline baseline = baseline(in);
        List<VolumeJudge.Volume> volumes;
        List<Trouble> troubles;
        try (MultipathHost host = LiveMaps.open(in)) {
            LiveMaps found = LiveMaps.look(in, host, true);
            AdminHost admin = host.lab().administered(host.host(), Long.MAX_VALUE);
            ExpectedPaths expected = ExpectedPaths.ask(admin, found.inventory());
            volumes = VolumeJudge.judge(found.inventory(), expected, baseline);
            troubles = expected.troubles();
            save(in, found.inventory());
        } catch (IOException e) {
            throw MultipathHost.trouble(e);
        }
        for (Trouble trouble : troubles) {
            in.warn(trouble);
        }
        RowSink rows = in.rows(COLUMNS, this);
        boolean well = !volumes.isEmpty();
        for (VolumeJudge.Volume volume : volumes) {
            well &= state(volume).equals("ok");
            rows.row(row(volume));
        }
        rows.end(troubles);
        if (!well) {
            return ExitStatus.FOUND;
        }
        return troubles.isEmpty() ? ExitStatus.WELL : ExitStatus.PARTIAL;
    }

    private static @Nullable PathBaseline baseline(Invocation in) {
        String file = in.value("baseline");
        return file == null ? null : new PathBaseline(Baseline.read(in, file));
    }

    private static void save(Invocation in, Inventory inventory) {
        String file = in.value("save-baseline");
        if (file == null) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (LivePath path : inventory.paths) {
            BlockDevice disk = path.device;
            if (disk != null && disk.portal() != null && !path.wwid.isEmpty()) {
                lines.add(Baseline.Kind.PATH.line(path.wwid, VolumeJudge.portal(disk)));
            }
        }
        Baseline.save(in, file, lines);
    }

    private static String state(VolumeJudge.Volume volume) {
        if (volume.device() == null) {
            return "gone";
        }
        if (volume.usable() == 0) {
            return "dead";
        }
        for (VolumeJudge.Finding finding : volume.findings()) {
            if (finding.mixesVolumes()) {
                return "mixed_up";
            }
        }
        if (!volume.missing().isEmpty() || volume.present() < volume.expected()) {
            return "incomplete";
        }
        if (volume.usable() < volume.present()) {
            return "degraded";
        }
        return volume.findings().isEmpty() ? "ok" : "at_risk";
    }

    private static Row row(VolumeJudge.Volume volume) {
        BlockDevice device = volume.device();
        List<Row> missing = new ArrayList<>();
        for (VolumeJudge.Missing each : volume.missing()) {
            missing.add(MISSING.row(each.target(), each.portal(), each.reason()));
        }
        List<Row> findings = new ArrayList<>();
        for (VolumeJudge.Finding each : volume.findings()) {
            findings.add(FINDING.row(each.code(), each.words()));
        }
        return COLUMNS.row(
                volume.alias(),
                volume.wwid(),
                device == null ? null : device.vendor(),
                device == null ? null : device.product(),
                device == null ? null : device.sectors() * SECTOR,
                state(volume),
                volume.expected(),
                volume.present(),
                volume.usable(),
                missing,
                findings);
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        String alias = row.text("alias");
        Long bytes = row.number("size_bytes");
        out.foreign(alias == null ? "-" : alias)
                .print(" (")
                .foreign(String.valueOf(row.text("wwid")))
                .print(") ");
        if (bytes != null) {
            out.foreign(row.text("vendor") + "," + row.text("product"));
            out.print(" size=").print(Size.text(bytes / SECTOR)).print(' ');
        }
        out.print("paths=").print(String.valueOf(row.number("present"))).print("/");
        out.print(String.valueOf(row.number("expected"))).print(" usable=");
        out.print(String.valueOf(row.number("usable"))).print(' ');
        String state = String.valueOf(row.text("state"));
        out.line(style.paint(tone(state), state.replace('_', ' ')));
        for (Row missing : rows(row.value("missing"))) {
            out.print("  missing: ")
                    .foreign(String.valueOf(missing.text("portal")))
                    .print(missing.text("target") == null ? ": " : " ");
            String target = missing.text("target");
            out.foreign(target == null ? "" : target + ": ");
            out.line(words(String.valueOf(missing.text("reason"))));
        }
        for (Row finding : rows(row.value("findings"))) {
            out.print("  risk: ").foreign(String.valueOf(finding.text("words"))).line();
        }
    }

    private static List<Row> rows(@Nullable Object value) {
        List<Row> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Row row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Style.Tone tone(String state) {
        return switch (state) {
            case "ok" -> Style.Tone.GOOD;
            case "at_risk" -> Style.Tone.WARNING;
            default -> Style.Tone.BAD;
        };
    }

    private static String words(String reason) {
        return switch (reason) {
            case "no_session" -> "not logged in there";
            case "session_lost" -> "the session there is lost";
            case "volume_gone" -> "the volume is gone";
            default -> "logged in there, but the LUN is not seen";
        };
    }
}
