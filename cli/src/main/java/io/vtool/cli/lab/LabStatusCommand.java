package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.model.Command;
import io.vtool.cli.model.CommandModel;
import io.vtool.cli.model.CommonOptions;
import io.vtool.cli.model.ExitStatus;
import io.vtool.cli.model.Invocation;
import io.vtool.cli.render.Columns;
import io.vtool.cli.render.OutputFormat;
import io.vtool.cli.render.Report;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.LabClock;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabView;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code vtool lab status}. */
final class LabStatusCommand implements Command, TextView {
    private static final Columns DATA = Columns.start()
            .text("directory")
            .integer("pid")
            .flag("served")
            .text("time")
            .integer("ahead_ms")
            .list("arrays")
            .list("hosts")
            .list("volume_groups")
            .list("faults")
            .end();
    private static final Columns HOST = Columns.start()
            .text("name")
            .text("style")
            .text("initiator_name")
            .flag("multipathd")
            .integer("sessions")
            .integer("sessions_up")
            .integer("paths")
            .integer("paths_up")
            .end();
    private static final Columns GROUP =
            Columns.start().text("name").list("volumes").integer("lvs").end();
    private static final Columns FAULT = Columns.start()
            .integer("id")
            .text("words")
            .integer("since_ms")
            .integer("age_ms")
            .end();
    private static final Columns ARRAY = Columns.start()
            .text("name")
            .text("vendor")
            .text("product")
            .text("revision")
            .text("alua")
            .list("volumes")
            .list("targets")
            .end();
    private static final Columns VOLUME = Columns.start()
            .text("array")
            .text("name")
            .integer("size_bytes")
            .integer("defined_size_bytes")
            .integer("allocated_bytes")
            .integer("block_size_bytes")
            .integer("physical_block_size_bytes")
            .text("naa")
            .text("serial")
            .flag("thin")
            .flag("removable")
            .flag("write_protect")
            .end();
    private static final Columns TARGET = Columns.start()
            .text("iqn")
            .list("portals")
            .list("luns")
            .text("chap_user")
            .text("chap_mutual_user")
            .list("acl")
            .end();
    private static final Columns PORTAL = Columns.start()
            .text("address")
            .integer("tpgt")
            .integer("port_group")
            .text("state")
            .text("defined_state")
            .text("trouble")
            .text("listening")
            .end();
    private static final Columns LUN =
            Columns.start().integer("lun").text("volume").end();

    @Override
    public CommandModel model() {
        return CommandModel.of("lab", "status", "Show what the lab consists of, and who has it")
                .paragraph(
                        "Shows the arrays as they are now: their volumes and how much of each is allocated, the targets with their "
                                + "LUNs and with their portals, what state these are in and what is wrong with them; the volume groups; the "
                                + "hosts with how many of their sessions and paths work; what is broken and for how long; and the process that "
                                + "serves or uses the lab. What differs from the definition is marked. Secrets are never shown.")
                .option(CommonOptions.LAB)
                .outputs(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.TSV)
                .example("vtool lab status", "everything")
                .example("vtool lab status -o tsv", "a table of the volumes")
                .seeAlso("vtool lab init", "vtool lab serve")
                .end();
    }

    @Override
    public int run(Invocation in) {
        LabDirectory directory = Labs.directory(in);
        try {
            LabDefinition definition = directory.definition();
            LabClock clock = clock(in, directory);
            LabView view = LabView.of(directory, clock);
            List<Row> arrays = new ArrayList<>();
            List<Row> volumes = new ArrayList<>();
            for (ArrayConfig array : definition.arrays()) {
                List<Row> own = volumes(directory, array, view.now(array));
                volumes.addAll(own);
                arrays.add(array(array, own, view));
            }
            Row data = DATA.row(
                    directory.path().toString(),
                    directory.holder(),
                    view.isServed(),
                    Instant.ofEpochMilli(clock.millis()).toString(),
                    clock.offsetMillis(),
                    arrays,
                    hosts(definition, view),
                    groups(definition),
                    faults(view, clock.millis()));
            in.report(Report.of(data, this).withTable(volumes));
            return ExitStatus.WELL;
        } catch (LabException e) {
            throw Labs.failure(e);
        } catch (IOException e) {
            throw Labs.failure(directory, e);
        }
    }

    private static LabClock clock(Invocation in, LabDirectory directory) throws IOException, LabException {
        return new LabClock(
                () -> in.environment().time().now().toEpochMilli(),
                in.environment().time()::nanos,
                directory.clockOffset());
    }

    private static List<Row> hosts(LabDefinition definition, LabView view) throws IOException, LabException {
        List<Row> rows = new ArrayList<>();
        for (HostConfig host : definition.hosts()) {
            String style = host.style().name().toLowerCase(Locale.ROOT);
            LabView.HostView now = view.host(host);
            rows.add(
                    now.installed()
                            ? HOST.row(
                                    host.name(),
                                    style,
                                    host.initiatorName(),
                                    host.multipathd(),
                                    now.sessions(),
                                    now.sessionsUp(),
                                    now.disks(),
                                    now.disksUp())
                            : HOST.row(
                                    host.name(),
                                    style,
                                    host.initiatorName(),
                                    host.multipathd(),
                                    null,
                                    null,
                                    null,
                                    null));
        }
        return rows;
    }

    private static List<Row> groups(LabDefinition definition) {
        List<Row> rows = new ArrayList<>();
        for (VolumeGroupConfig group : definition.groups()) {
            List<String> volumes = new ArrayList<>();
            for (PvConfig volume : group.volumes()) {
                volumes.add(volume.volume());
            }
            rows.add(GROUP.row(group.name(), volumes, group.volumesMade().size()));
        }
        return rows;
    }

    private static List<Row> faults(LabView view, long now) {
        List<Row> rows = new ArrayList<>();
        for (LabFault fault : view.faults()) {
            rows.add(FAULT.row(fault.id(), fault.words(), fault.since(), Math.max(0, now - fault.since())));
        }
        return rows;
    }

    private static List<Row> volumes(LabDirectory directory, ArrayConfig array, ArrayConfig now)
            throws IOException, LabException {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < now.volumes().size(); i++) {
            VolumeConfig v = now.volumes().get(i);
            rows.add(VOLUME.row(
                    array.name(),
                    v.name(),
                    v.size(),
                    array.volumes().get(i).size(),
                    directory.allocatedBytes(array, v),
                    v.blockSize(),
                    v.physicalBlockSize(),
                    v.naa(),
                    v.serial(),
                    v.thin(),
                    v.removable(),
                    v.writeProtect()));
        }
        return rows;
    }

    private static Row array(ArrayConfig array, List<Row> volumes, LabView view) throws IOException, LabException {
        Map<Integer, AluaState> states = view.states(array);
        List<Row> targets = new ArrayList<>();
        for (TargetConfig target : array.targets()) {
            List<Row> portals = new ArrayList<>();
            for (PortalConfig p : target.portals()) {
                String trouble = view.trouble(p.address());
                portals.add(PORTAL.row(
                        p.address(),
                        p.tpgt(),
                        p.portGroup(),
                        Labs.word(states.getOrDefault(p.portGroup(), p.state())),
                        Labs.word(p.state()),
                        trouble.isEmpty() ? null : trouble,
                        view.listening(p.address())));
            }
            List<Row> luns = new ArrayList<>();
            for (LunConfig lun : target.luns()) {
                luns.add(LUN.row(lun.lun(), lun.volume()));
            }
            ChapConfig chap = target.chap();
            targets.add(TARGET.row(
                    target.iqn(),
                    portals,
                    luns,
                    chap == null ? null : chap.user(),
                    chap == null ? null : chap.mutualUser(),
                    target.acl()));
        }
        String alua = array.alua().name().toLowerCase(Locale.ROOT);
        return ARRAY.row(array.name(), array.vendor(), array.product(), array.revision(), alua, volumes, targets);
    }

    @Override
    public void print(Row data, TextOutput out, Style style) {
        out.print("lab ").foreign(text(data, "directory"));
        Long pid = data.number("pid");
        boolean served = Boolean.TRUE.equals(data.value("served"));
        out.print(pid == null ? ", not in use" : (served ? ", served" : ", in use") + " by process " + pid);
        Long ahead = data.number("ahead_ms");
        out.line(ahead == null || ahead == 0 ? "" : ", clock " + Span.format(ahead) + " ahead: " + data.text("time"));
        for (Row array : rows(data, "arrays")) {
            out.line().print(style.paint(Style.Tone.STRONG, "array " + text(array, "name")));
            out.line(" (" + text(array, "vendor") + " " + text(array, "product") + ", alua " + text(array, "alua")
                    + ")");
            for (Row volume : rows(array, "volumes")) {
                out.line("  volume " + text(volume, "name") + "  " + size(volume) + ", "
                        + Bytes.words(number(volume, "allocated_bytes")) + " allocated, naa." + text(volume, "naa")
                        + ", serial " + text(volume, "serial") + traits(volume));
            }
            for (Row target : rows(array, "targets")) {
                target(target, out);
            }
        }
        rest(data, out);
    }

    private static void rest(Row data, TextOutput out) {
        List<Row> groups = rows(data, "volume_groups");
        if (!groups.isEmpty()) {
            out.line();
        }
        for (Row group : groups) {
            out.print("volume group ").foreign(text(group, "name"));
            out.line(" on " + String.join(", ", names(group)) + ", logical volumes " + group.number("lvs"));
        }
        out.line();
        for (Row host : rows(data, "hosts")) {
            out.print("host ").foreign(text(host, "name")).print(" (" + text(host, "style") + ") ");
            out.foreign(text(host, "initiator_name"));
            out.line(
                    host.number("sessions") == null
                            ? ", not used yet"
                            : ", sessions " + some(host, "sessions") + ", paths " + some(host, "paths"));
        }
        List<Row> faults = rows(data, "faults");
        if (!faults.isEmpty()) {
            out.line();
        }
        for (Row fault : faults) {
            out.print("fault " + fault.number("id") + "  ")
                    .foreign(text(fault, "words"))
                    .line("  for " + Span.format(number(fault, "age_ms") / 1000 * 1000));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Row group) {
        Object value = group.value("volumes");
        return value == null ? List.of() : (List<String>) value;
    }

    private static String traits(Row volume) {
        return (number(volume, "block_size_bytes") == 512
                        ? ""
                        : ", " + volume.number("block_size_bytes") + "-byte blocks")
                + (Boolean.TRUE.equals(volume.value("thin")) ? "" : ", thick")
                + (Boolean.TRUE.equals(volume.value("removable")) ? ", removable" : "")
                + (Boolean.TRUE.equals(volume.value("write_protect")) ? ", write-protected" : "");
    }

    private static void target(Row target, TextOutput out) {
        out.print("  target ").foreign(text(target, "iqn"));
        out.line(target.value("chap_user") == null ? "" : ", CHAP user " + target.text("chap_user"));
        for (Row portal : rows(target, "portals")) {
            String state = text(portal, "state");
            String listening = portal.text("listening");
            String trouble = portal.text("trouble");
            out.line("    portal " + text(portal, "address") + "," + portal.number("tpgt") + "  group "
                    + portal.number("port_group") + " " + state
                    + (state.equals(portal.text("defined_state"))
                            ? ""
                            : " (defined " + text(portal, "defined_state") + ")")
                    + (trouble == null ? "" : ", " + trouble)
                    + (listening == null || listening.equals(portal.text("address"))
                            ? ""
                            : ", listens on " + listening));
        }
        for (Row lun : rows(target, "luns")) {
            out.line("    LUN " + lun.number("lun") + "  volume " + text(lun, "volume"));
        }
    }

    private static String size(Row volume) {
        long defined = number(volume, "defined_size_bytes");
        String now = Bytes.words(number(volume, "size_bytes"));
        return number(volume, "size_bytes") == defined ? now : now + " (defined " + Bytes.words(defined) + ")";
    }

    /** {@code 4 of 6}, or just how many if all work. */
    private static String some(Row host, String what) {
        long all = number(host, what);
        long up = number(host, what + "_up");
        return up == all ? Long.toString(all) : up + " of " + all;
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.text(column));
    }

    private static long number(Row row, String column) {
        Long number = row.number(column);
        return number == null ? 0 : number;
    }

    @SuppressWarnings("unchecked")
    static List<Row> rows(Row row, String column) {
        Object value = row.value(column);
        return value == null ? List.of() : (List<Row>) value;
    }
}
