package io.vtool.cli.lvm;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.model.Option;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.lvm.sr.Repository;
import io.vtool.lvm.sr.VirtualDisk;
import io.vtool.lvm.sr.XeRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code vtool lvm sr [--xe FILE]}. */
final class LvmSrCommand implements Command, TextView {
    private static final long SECTOR = 512;
    private static final int LARGEST = 16 << 20;
    private static final Columns DATA = Columns.start().list("repositories").end();
    private static final Columns REPOSITORY = Columns.start()
            .text("uuid")
            .text("group")
            .text("name_label")
            .integer("size_bytes")
            .integer("free_bytes")
            .integer("leaf_bytes")
            .integer("hidden_bytes")
            .integer("other_bytes")
            .list("disks")
            .list("without_volume")
            .end();
    private static final Columns LOST = Columns.start()
            .text("uuid")
            .text("name_label")
            .text("vm_name_label")
            .end();
    private static final Columns DISK = Columns.start()
            .text("volume")
            .text("role")
            .text("uuid")
            .text("format")
            .flag("hidden")
            .text("hidden_from")
            .text("parent")
            .integer("size_bytes")
            .integer("virtual_size_bytes")
            .text("name_label")
            .text("vm_name_label")
            .flag("listed_by_xe")
            .end();

    @Override
    public CommandModel model() {
        CommandModel.Builder model = LvmReading.options(
                        CommandModel.of("lvm", "sr", "Show the XenServer storage repositories among the volume groups"))
                .paragraph(
                        "A group VG_XenStorage-UUID is a storage repository of XenServer or XCP-ng; its volumes VHD-UUID and LV-UUID are "
                                + "virtual disks, MGT holds the repository's own records, and others are notes of operations under "
                                + "way. Whether a disk is a leaf, or a hidden base that others build on, is read from its header "
                                + "where it can be, else from its tag or its permission; `hidden_from` says which.")
                .paragraph(
                        "The disks' names are those in the repository's own records. With --xe they are those in FILE, which holds what "
                                + "`xe vdi-list` and `xe vm-disk-list` printed. If that lists disks of the repository, volumes that it "
                                + "does not list are told, and disks that have no volume.")
                .option(Option.value("--xe", "FILE", "Take names from captured output of xe in FILE")
                        .repeated())
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lvm sr", "the repositories of the lab's host")
                .example("vtool lvm sr --image /dev/sda=sr.img --xe vdi-list.txt", "one in a disk image, with names");
        return RefusedGroups.documented(model, "no group is a storage repository")
                .end();
    }

    @Override
    public int run(Invocation in) {
        Map<String, Map<String, String>> names = new HashMap<>();
        for (String file : in.values("xe")) {
            Map<String, Map<String, String>> records = XeRecords.parse(read(in, file));
            if (records.isEmpty()) {
                in.note(file + " holds no record as xe prints them");
            }
            names.putAll(records);
        }
        try (LvmReading reading = LvmReading.open(in)) {
            List<Row> repositories = new ArrayList<>();
            List<Row> disks = new ArrayList<>();
            RefusedGroups refused = new RefusedGroups(in);
            for (Repository repository : reading.repositories(refused)) {
                Row row = row(repository, names);
                repositories.add(row);
                if (row.value("disks") instanceof List<?> own) {
                    for (Object disk : own) {
                        disks.add((Row) disk);
                    }
                }
            }
            refused.beside(reading);
            in.report(Report.of(DATA.row(repositories), this)
                    .withTable(in.format() == OutputFormat.TSV ? disks : repositories)
                    .withErrors(refused.troubles()));
            if (repositories.isEmpty()) {
                in.note("no volume group is a storage repository");
            }
            return refused.status(repositories.isEmpty() ? ExitStatus.FOUND : ExitStatus.WELL);
        }
    }

    private static String read(Invocation in, String file) {
        try (InputStream bytes = in.open(file)) {
            return new String(bytes.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.unreadable(file, e);
        }
    }

    private static Row row(Repository repository, Map<String, Map<String, String>> names) {
        List<Row> disks = new ArrayList<>();
        Map<String, Map<String, String>> lost = new TreeMap<>();
        for (Map.Entry<String, Map<String, String>> record : names.entrySet()) {
            if (repository.uuid().equals(record.getValue().get("sr-uuid"))) {
                lost.put(record.getKey(), record.getValue());
            }
        }
        boolean listed = !lost.isEmpty();
        long leaf = 0;
        long hidden = 0;
        long other = 0;
        for (VirtualDisk disk : repository.disks()) {
            long size = disk.volume().size() * SECTOR;
            boolean real = disk.role() == VirtualDisk.Role.DISK;
            hidden += real && Boolean.TRUE.equals(disk.hidden()) ? size : 0;
            leaf += real && !Boolean.TRUE.equals(disk.hidden()) ? size : 0;
            other += real ? 0 : size;
            Map<String, String> record = disk.uuid() == null ? Map.of() : names.getOrDefault(disk.uuid(), Map.of());
            disks.add(DISK.row(
                    disk.volume().name(),
                    HealthRows.word(disk.role()),
                    disk.uuid(),
                    disk.format(),
                    disk.hidden(),
                    disk.told(),
                    disk.parent(),
                    size,
                    disk.virtualSize(),
                    record.getOrDefault("name-label", disk.label()),
                    record.get("vm-name-label"),
                    real && listed ? (Boolean) !record.isEmpty() : null));
            lost.remove(String.valueOf(disk.uuid()));
        }
        long extent = repository.group().extentSize() * SECTOR;
        return REPOSITORY.row(
                repository.uuid(),
                repository.group().name(),
                repository.label(),
                repository.group().extentCount() * extent,
                repository.group().freeCount() * extent,
                leaf,
                hidden,
                other,
                disks,
                lost(lost));
    }

    private static List<Row> lost(Map<String, Map<String, String>> records) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> each : records.entrySet()) {
            Map<String, String> record = each.getValue();
            rows.add(LOST.row(each.getKey(), record.get("name-label"), record.get("vm-name-label")));
        }
        return rows;
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        if (data.value("repositories") instanceof List<?> repositories) {
            for (Object one : repositories) {
                repository((Row) one, out);
            }
        }
    }

    private static void repository(Row row, TextOutput out) {
        out.print("SR ").foreign(String.valueOf(row.text("uuid")));
        named(row, "name_label", " ", out);
        out.print(": ");
        out.print(size(row, "free_bytes") + " of " + size(row, "size_bytes") + " free; leaves ");
        out.print(size(row, "leaf_bytes") + ", hidden " + size(row, "hidden_bytes") + ", other ");
        out.line(size(row, "other_bytes"));
        if (row.value("disks") instanceof List<?> disks) {
            for (Object one : disks) {
                disk((Row) one, out);
            }
        }
        if (row.value("without_volume") instanceof List<?> lost) {
            for (Object one : lost) {
                out.print("  no volume            VDI ").foreign(String.valueOf(((Row) one).text("uuid")));
                named((Row) one, "name_label", "  ", out);
                named((Row) one, "vm_name_label", "  of VM ", out);
                out.line();
            }
        }
    }

    private static void disk(Row disk, TextOutput out) {
        boolean real = "disk".equals(disk.text("role"));
        String kind = !real
                ? String.valueOf(disk.text("role"))
                : Boolean.TRUE.equals(disk.value("hidden")) ? "hidden" : "leaf";
        String size = size(disk, "size_bytes");
        out.print("  ").print(kind).print(" ".repeat(Math.max(1, 11 - kind.length())));
        out.print(" ".repeat(Math.max(0, 9 - size.length())) + size + "  ")
                .foreign(String.valueOf(disk.text("volume")));
        named(disk, "name_label", "  ", out);
        named(disk, "vm_name_label", "  of VM ", out);
        named(disk, "parent", "  on ", out);
        out.print(Boolean.FALSE.equals(disk.value("listed_by_xe")) ? "  not listed by xe" : "");
        out.line();
    }

    private static void named(Row disk, String column, String before, TextOutput out) {
        @Nullable String value = disk.text(column);
        if (value != null && !value.isEmpty()) {
            out.print(before).foreign(value);
        }
    }

    private static String size(Row row, String column) {
        Long bytes = row.number(column);
        return HealthView.size(bytes == null ? 0 : bytes / SECTOR);
    }
}
