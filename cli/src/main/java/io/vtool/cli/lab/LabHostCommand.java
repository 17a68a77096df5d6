package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.admin.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code vtool lab host [NAME]}. */
final class LabHostCommand implements Command, TextView {
    private static final Columns DATA = Columns.start().list("hosts").end();
    private static final Columns HOST = Columns.start()
            .text("name")
            .text("style")
            .text("initiator_name")
            .flag("default")
            .flag("multipathd")
            .text("folder")
            .integer("sessions")
            .list("disks")
            .end();
    private static final Columns DISK = Columns.start()
            .text("host")
            .text("device")
            .text("hctl")
            .text("devt")
            .text("vendor")
            .text("product")
            .text("revision")
            .integer("size_bytes")
            .text("state")
            .integer("sid")
            .text("target")
            .text("portal")
            .end();

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "host", "Show the lab's hosts and their SCSI disks")
                .paragraph(
                        "Shows for each host, or the one that is named, its initiator name, the folder with its files, and its disks "
                                + "as its kernel knows them: sizes are those of the last scan. The first host is the one that commands act as; "
                                + "`--host NAME` or `$VTOOL_HOST` picks another.")
                .operand(Operand.optional("NAME", "Only this host"))
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab host", "all hosts")
                .example("vtool lab host xen2", "one of them")
                .example("vtool lab host -o tsv", "a table of the disks")
                .seeAlso("vtool lab status", "vtool multipath ll")
                .end();
    }

    @Override
    public int run(Invocation in) {
        String only = in.operands().isEmpty() ? null : in.operands().get(0);
        try (OpenLab lab = Labs.open(in)) {
            List<Row> hosts = new ArrayList<>();
            List<Row> all = new ArrayList<>();
            for (String name : named(lab, only)) {
                EmulatedHost host = lab.host(name);
                List<Row> disks = disks(host);
                all.addAll(disks);
                int sessions = 0;
                for (Session session : host.sessions().all()) {
                    sessions += session.sid() > 0 ? 1 : 0;
                }
                hosts.add(HOST.row(
                        name,
                        host.config().style().name().toLowerCase(Locale.ROOT),
                        host.initiatorName(),
                        name.equals(lab.hosts().get(0)),
                        host.config().multipathd(),
                        host.folder().toString(),
                        sessions,
                        disks));
            }
            in.report(Report.of(DATA.row(hosts), this).withTable(all));
            return ExitStatus.WELL;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    private static List<String> named(OpenLab lab, @Nullable String only) {
        return only == null ? lab.hosts() : List.of(only);
    }

    private static List<Row> disks(EmulatedHost host) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (HostDisk disk : host.disks()) {
            rows.add(DISK.row(
                    host.name(),
                    disk.name(),
                    disk.hctl(),
                    disk.devt(),
                    disk.vendor(),
                    disk.product(),
                    disk.revision(),
                    disk.blocks() * disk.blockSize(),
                    disk.state().word(),
                    disk.sid(),
                    disk.targetName(),
                    disk.portal().toString()));
        }
        return rows;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        boolean first = true;
        for (Row host : LabStatusText.rows(data, "hosts")) {
            if (!first) {
                out.line();
            }
            first = false;
            out.print(style.paint(Style.Tone.STRONG, "host " + host.text("name")));
            out.line((Boolean.TRUE.equals(host.value("default")) ? ", the default" : "") + ", " + host.text("style")
                    + ", " + host.text("initiator_name"));
            out.print("  files in ")
                    .foreign(String.valueOf(host.text("folder")))
                    .line();
            out.line("  sessions " + host.number("sessions") + ", multipathd "
                    + (Boolean.TRUE.equals(host.value("multipathd")) ? "runs" : "does not run"));
            for (Row disk : LabStatusText.rows(host, "disks")) {
                Long size = disk.number("size_bytes");
                out.print("  ").print(pad(disk.text("hctl"), 10)).print(pad(disk.text("device"), 6));
                out.print(pad(disk.text("devt"), 8)).print(pad(disk.text("state"), 18));
                out.print(pad(Bytes.words(size == null ? 0 : size), 9));
                out.foreign(String.valueOf(disk.text("portal"))).print(" ");
                out.foreign(String.valueOf(disk.text("target"))).line();
            }
        }
    }

    private static String pad(@Nullable String text, int width) {
        String word = String.valueOf(text);
        return word + " ".repeat(Math.max(1, width - word.length()));
    }
}
