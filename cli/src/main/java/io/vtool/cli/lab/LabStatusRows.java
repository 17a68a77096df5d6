package io.vtool.cli.lab;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.unit.PortGroups;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.LabDefinition;
import io.vtool.emulator.lab.LabDirectory;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.LabView;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of {@code vtool lab status}: the definition beside how things are. */
final class LabStatusRows {
    /** What stands for the state of a port group that differs from volume to volume. */
    static final String MIXED = "mixed";

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
            .list("port_groups")
            .end();
    private static final Columns PORT_GROUP = Columns.start()
            .integer("port_group")
            .text("state")
            .flag("preferred")
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

    private final LabDirectory directory;
    private final LabDefinition definition;
    private final LabView view;

    LabStatusRows(LabDirectory directory, LabDefinition definition, LabView view) {
        this.directory = directory;
        this.definition = definition;
        this.view = view;
    }

    boolean isServed() {
        return view.isServed();
    }

    /** One row for each array; those of their volumes are added to a list, too. */
    List<Row> arrays(List<Row> volumes) throws IOException, LabException {
        List<Row> arrays = new ArrayList<>();
        for (ArrayConfig array : definition.arrays()) {
            Map<String, PortGroups> groups = view.groups(array);
            List<Row> own = volumes(array, view.now(array), groups);
            volumes.addAll(own);
            arrays.add(array(array, own, groups));
        }
        return arrays;
    }

    List<Row> hosts() throws IOException, LabException {
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

    List<Row> groups() {
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

    List<Row> faults(long now) {
        List<Row> rows = new ArrayList<>();
        for (LabFault fault : view.faults()) {
            rows.add(FAULT.row(fault.id(), fault.words(), fault.since(), Math.max(0, now - fault.since())));
        }
        return rows;
    }

    private List<Row> volumes(ArrayConfig array, ArrayConfig now, Map<String, PortGroups> groups)
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
                    v.writeProtect(),
                    portGroups(array, groups.get(v.name()))));
        }
        return rows;
    }

    private static List<Row> portGroups(ArrayConfig array, @Nullable PortGroups groups) {
        List<Row> rows = new ArrayList<>();
        if (groups != null && array.alua() != AluaMode.NONE) {
            for (PortGroups.Group group : groups.groups()) {
                rows.add(PORT_GROUP.row(group.id(), Labs.word(group.state()), group.preferred()));
            }
        }
        return rows;
    }

    /** The state that a group has for all volumes, or that it is not the same for all. */
    private static String state(PortalConfig portal, Map<String, PortGroups> groups) {
        String common = "";
        for (PortGroups own : groups.values()) {
            for (PortGroups.Group group : own.groups()) {
                if (group.id() == portal.portGroup()) {
                    String state = Labs.word(group.state());
                    if (!common.isEmpty() && !common.equals(state)) {
                        return MIXED;
                    }
                    common = state;
                }
            }
        }
        return common.isEmpty() ? Labs.word(portal.state()) : common;
    }

    private Row array(ArrayConfig array, List<Row> volumes, Map<String, PortGroups> groups) {
        List<Row> targets = new ArrayList<>();
        for (TargetConfig target : array.targets()) {
            List<Row> portals = new ArrayList<>();
            for (PortalConfig p : target.portals()) {
                String trouble = view.trouble(p.address());
                portals.add(PORTAL.row(
                        p.address(),
                        p.tpgt(),
                        p.portGroup(),
                        state(p, groups),
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
}
