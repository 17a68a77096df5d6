package io.vtool.cli.lvm;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Operand;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.lvm.health.Finding;
import io.vtool.lvm.health.GroupHealth;
import java.util.List;

/** {@code vtool lvm health [VG...]}. */
final class LvmHealthCommand implements Command {
    @Override
    public CommandModel model() {
        return LvmReading.options(
                        CommandModel.of("lvm", "health", "Say whether each volume group is healthy, and what is wrong"))
                .paragraph(
                        "One verdict for each group: copies of the metadata, missing and returned PVs with their last path, duplicate "
                                + "PVs with the device that is used instead, devices that shrank, names that groups share, partial and degraded volumes, moves that are not done, and "
                                + "how full thin pools, snapshots and caches are.")
                .paragraph(
                        "How full they are comes from the kernel where device-mapper's state is known. Otherwise the fill of "
                                + "thin pools and caches is read from the metadata that they keep on disk, and marked so; it lacks what "
                                + "changed since the last commit and the share that the kernel reserves.")
                .operand(Operand.any("VG", "Only these groups"))
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lvm health", "the groups of the lab's host")
                .example(
                        "vtool lvm health --image /dev/sda=pv0.img --image /dev/sdb=pv1.img",
                        "those in two disk images")
                .example("vtool lvm health vg_data -o json", "one group, for a script")
                .status(ExitStatus.FOUND, "a group is not healthy, or there is none")
                .end();
    }

    @Override
    public int run(Invocation in) {
        try (LvmReading reading = LvmReading.open(in)) {
            HealthReading health = HealthReading.of(reading, in.operands(), in::detail);
            List<GroupHealth> healths = health.groups();
            List<Finding> others = health.others();
            List<Row> rows = HealthRows.groups(healths);
            in.report(Report.of(HealthRows.data(rows, others), new HealthView(healths, others))
                    .withTable(in.format() == OutputFormat.TSV ? HealthRows.findings(healths, others) : rows));
            if (healths.isEmpty()) {
                in.note("the devices hold no volume group");
            }
            return healths.isEmpty() || bad(healths, others) ? ExitStatus.FOUND : ExitStatus.WELL;
        }
    }

    private static boolean bad(List<GroupHealth> healths, List<Finding> others) {
        boolean bad = GroupHealth.worst(others) != Finding.Severity.NOTICE;
        for (GroupHealth health : healths) {
            bad |= health.worst() != Finding.Severity.NOTICE;
        }
        return bad;
    }
}
