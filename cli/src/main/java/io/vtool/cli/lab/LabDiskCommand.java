package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.UsageError;
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
import io.vtool.cli.words.Suggestion;
import io.vtool.emulator.host.DiskState;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.HostDisk;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code vtool lab disk ACTION DEVICE...}: what an administrator of a host does in {@code /sys/block/sdX/device}. */
final class LabDiskCommand implements Command, RowView {
    private static final Columns DISK = Columns.start()
            .text("host")
            .text("device")
            .text("hctl")
            .text("devt")
            .integer("size_bytes")
            .text("state")
            .end();
    private static final List<String> ACTIONS = List.of("offline", "running", "delete", "rescan");
    private static final String FOLDER = "/dev/";

    private final HostDaemons daemons;

    LabDiskCommand(HostDaemons daemons) {
        this.daemons = daemons;
    }

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "disk", "Take a host's SCSI disks offline, or delete or rescan them")
                .paragraph(
                        "Does what an administrator of a Linux host does in `/sys/block/sdX/device`. `offline` and `running` "
                                + "write to its `state`: commands to an offline disk fail at once. `delete` removes the disk; "
                                + "`iscsiadm -m session -R` finds it again. `rescan` reads its capacity anew.")
                .paragraph("A disk is named as in `vtool lab host`: sdb, /dev/sdb, 0:0:0:1 or 8:16.")
                .operand(Operand.one("ACTION", "What to do").among(ACTIONS))
                .operand(Operand.some("DEVICE", "The disks"))
                .option(CommonOptions.LAB)
                .option(CommonOptions.HOST)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab disk offline sdb", "as: echo offline > /sys/block/sdb/device/state")
                .example("vtool lab disk running sdb", "take that back")
                .example("vtool lab disk delete 0:0:0:1", "as: echo 1 > /sys/block/sdb/device/delete")
                .example("vtool lab disk rescan sdb", "as: echo 1 > /sys/block/sdb/device/rescan")
                .seeAlso("vtool lab host", "vtool multipath ll")
                .end();
    }

    @Override
    public int run(Invocation in) {
        List<String> words = in.operands();
        String action = words.get(0);
        try (OpenLab lab = Labs.open(in)) {
            Labs.catchUp(lab, daemons);
            EmulatedHost host = Labs.host(in, lab);
            List<HostDisk> meant = new ArrayList<>();
            for (String word : words.subList(1, words.size())) {
                meant.add(find(host, word));
            }
            RowSink rows = in.rows(DISK, this);
            for (HostDisk disk : meant) {
                rows.row(row(host, disk, change(host, disk, action)));
            }
            daemons.catchUp(lab, host);
            rows.end(List.of());
            return ExitStatus.WELL;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(Labs.directory(in), e);
        }
    }

    private static HostDisk find(EmulatedHost host, String word) throws IOException {
        String name = word.startsWith(FOLDER) ? word.substring(FOLDER.length()) : word;
        List<String> known = new ArrayList<>();
        for (HostDisk disk : host.disks()) {
            if (disk.name().equals(name)
                    || disk.hctl().equals(name)
                    || disk.devt().equals(name)) {
                return disk;
            }
            known.add(disk.name());
        }
        throw new UsageError("host " + host.name() + " has no disk '" + word + "'"
                + Suggestion.clause(name, known, "'vtool lab host " + host.name() + "' shows them"));
    }

    /** The word for the state of the disk afterwards. */
    private static String change(EmulatedHost host, HostDisk disk, String action) throws IOException {
        switch (action) {
            case "offline" -> host.deviceState(disk, DiskState.OFFLINE);
            case "running" -> host.deviceState(disk, DiskState.RUNNING);
            case "delete" -> {
                host.delete(disk);
                return "deleted";
            }
            default -> host.rescan(disk);
        }
        for (HostDisk now : host.disks()) {
            if (now.name().equals(disk.name())) {
                return now.state().word();
            }
        }
        return disk.state().word();
    }

    private static Row row(EmulatedHost host, HostDisk before, String state) throws IOException {
        HostDisk disk = before;
        for (HostDisk now : host.disks()) {
            disk = now.name().equals(before.name()) ? now : disk;
        }
        return DISK.row(host.name(), disk.name(), disk.hctl(), disk.devt(), disk.blocks() * disk.blockSize(), state);
    }

    @Override
    public void print(Row row, TextOutput out, Style style) {
        Long size = row.number("size_bytes");
        out.line(row.text("hctl") + " " + row.text("device") + " " + row.text("devt") + "  "
                + Bytes.words(size == null ? 0 : size) + "  " + row.text("state"));
    }
}
