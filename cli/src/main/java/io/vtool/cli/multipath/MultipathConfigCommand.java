package io.vtool.cli.multipath;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.multipath.config.ConfigLint;
import io.vtool.multipath.config.Finding;
import io.vtool.multipath.config.MultipathConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code vtool multipath config}. */
final class MultipathConfigCommand implements Command {
    private static final String PROTOCOL = "scsi:iscsi";
    private static final List<String> PROTOCOLS = List.of(
            "scsi:fcp", PROTOCOL, "scsi:sas", "scsi:srp", "nvme:fc", "nvme:tcp", "nvme:rdma", "nvme:pcie", "ccw");

    @Override
    public CommandModel model() {
        return CommandModel.of(
                        "multipath", "config", "Show the settings in effect and where they come from; find mistakes")
                .paragraph(
                        "Shows the configuration of multipath as release 0.9.4 understands it: the defaults in effect, and what the "
                                + "files say in their other sections. For a DEVICE it shows what holds for that one, after its entries "
                                + "of the hardware table, the overrides and the multipaths section.")
                .paragraph(
                        "With --origin each setting says where it comes from: built-in default, entry of the built-in hardware "
                                + "table, or file and line.")
                .paragraph(
                        "With --lint it looks for mistakes instead: what multipath complains about, and what it takes without a "
                                + "word though it has no effect or a bad one. Notes are things to know; only errors and warnings "
                                + "change the exit status.")
                .operand(Operand.any(
                        "DEVICE",
                        "A disk, a map by name or WWID, or an array as VENDOR:PRODUCT or VENDOR:PRODUCT:REVISION"))
                .option(Option.flag("--origin", "Say where each setting comes from"))
                .option(Option.flag("--lint", "Look for mistakes"))
                .option(Option.value(
                                "--from",
                                "FILE",
                                "Read FILE, or standard input where FILE is -, instead of a host's files; the first is the main file")
                        .repeated())
                .option(Option.choice(
                        "--protocol", "NAME", PROTOCOLS, "What the paths use, where it matters; scsi:iscsi by default"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .option(CommonOptions.TIMEOUT)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool multipath config --origin mpatha", "what holds for a map, and why")
                .example("vtool multipath config --origin 'NETAPP:LUN C-Mode'", "what holds for an array")
                .example("vtool multipath config --lint --from /etc/multipath.conf", "check a file before it is used")
                .example(
                        "vtool multipath config --from new.conf -o tsv",
                        "all settings that follow from a file, as a table")
                .status(ExitStatus.FOUND, "with --lint: there are errors or warnings")
                .seeAlso("vtool multipath ll")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> names = in.values("from");
        ConfigSource source = names.isEmpty()
                ? ConfigSource.ofHost(in, !in.flag("lint") && namesDisks(in.operands()))
                : ConfigSource.of(in, names);
        return in.flag("lint") ? lint(in, source) : show(in, source);
    }

    /** Whether there is a name that only the host's disks and maps can explain; VENDOR:PRODUCT is none. */
    private static boolean namesDisks(List<String> names) {
        for (String name : names) {
            if (name.indexOf(':') <= 0 || Character.isDigit(name.charAt(0))) {
                return true;
            }
        }
        return false;
    }

    private static int lint(Invocation in, ConfigSource source) {
        List<Finding> findings = ConfigLint.check(source.files());
        List<Row> rows = ConfigRows.findings(findings);
        boolean refused = MultipathConfig.read(source.files()).refused();
        Row data = ConfigRows.data(source.names(), refused, null, null, rows);
        in.report(Report.of(data, new ConfigLintView(rows)).withTable(rows));
        for (Finding finding : findings) {
            if (finding.severity() != Finding.Severity.NOTE) {
                return ExitStatus.FOUND;
            }
        }
        return ExitStatus.WELL;
    }

    private static int show(Invocation in, ConfigSource source) {
        MultipathConfig config = MultipathConfig.read(source.files());
        List<Row> rows = new ArrayList<>();
        List<Row> devices = new ArrayList<>();
        Map<String, String> details = new HashMap<>();
        String protocol = in.value("protocol");
        for (String device : in.operands()) {
            ConfigSubject subject = ConfigSubject.of(device, config, source, protocol == null ? PROTOCOL : protocol);
            rows.addAll(ConfigRows.of(device, subject.settings()));
            devices.add(ConfigRows.device(subject));
            details.put(device, subject.detail());
        }
        if (in.operands().isEmpty()) {
            rows.addAll(ConfigRows.all(config));
        }
        Row data = ConfigRows.data(source.names(), config.refused(), devices, rows, null);
        in.report(Report.of(data, new ConfigView(rows, in.flag("origin"), details))
                .withTable(rows));
        if (!config.problems().isEmpty()) {
            in.note("the configuration has mistakes; see them with --lint");
        }
        return ExitStatus.WELL;
    }
}
