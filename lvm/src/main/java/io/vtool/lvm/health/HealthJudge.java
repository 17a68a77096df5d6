package io.vtool.lvm.health;

import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.health.Finding.Code;
import io.vtool.lvm.health.Finding.Severity;
import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.model.ModelProblem;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.Inventory;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.scan.ScannedDevice;
import io.vtool.lvm.scan.UnreadableCopy;
import io.vtool.lvm.view.GroupState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges what was read; reads nothing itself. */
public final class HealthJudge {
    private static final int SECTOR = 512;
    private static final int NEARLY_FULL = 90;

    private final Inventory inventory;
    private final KernelState kernel;
    private final Map<String, Fill> offline;

    private HealthJudge(Inventory inventory, KernelState kernel, Map<String, Fill> offline) {
        this.inventory = inventory;
        this.kernel = kernel;
        this.offline = offline;
    }

    /**
     * The state of every group.
     *
     * @param offline fills read from disk, by group and volume joined with a slash
     */
    public static List<GroupHealth> groups(Inventory inventory, KernelState kernel, Map<String, Fill> offline) {
        HealthJudge judge = new HealthJudge(inventory, kernel, offline);
        List<GroupHealth> groups = new ArrayList<>();
        for (GroupView view : inventory.groups()) {
            groups.add(judge.group(view));
        }
        return groups;
    }

    /** What is wrong beside the groups: PVs without one, and metadata that belongs to none. */
    public static List<Finding> others(Inventory inventory) {
        List<Finding> findings = new ArrayList<>();
        for (ScannedDevice device : inventory.orphans()) {
            PvHeader pv = device.pv();
            if (pv != null && pv.used()) {
                findings.add(new Finding(Code.ORPHAN_USED, Severity.WARNING, device.name(), null, null, null));
            }
            damages(device, findings);
        }
        for (UnreadableCopy copy : inventory.unreadable()) {
            if (copy.nameOnly() != null && !listed(inventory, copy.device())) {
                damages(copy.device(), findings);
            }
        }
        for (ScannedDevice device : inventory.devices()) {
            if (device.pv() == null && !device.damages().isEmpty()) {
                damages(device, findings);
            }
        }
        return sorted(findings);
    }

    private static boolean listed(Inventory inventory, ScannedDevice device) {
        PvHeader header = device.pv();
        for (GroupView view : inventory.groups()) {
            for (PvView pv : view.pvs()) {
                if (header != null && pv.entry().id().equals(header.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    private GroupHealth group(GroupView view) {
        GroupState group = GroupState.of(view);
        List<Finding> findings = new ArrayList<>();
        int areas = 0;
        for (PvView pv : view.pvs()) {
            areas += pv(group, pv, findings);
        }
        int good = 0;
        for (MetadataCopy copy : view.copies()) {
            good += copy.state() == MetadataCopy.State.CURRENT && copy.taken() && !copy.mismatched() ? 1 : 0;
            copy(group, copy, findings);
        }
        MetadataJudge.judge(group, findings);
        for (ModelProblem problem : view.problems()) {
            String how = problem.kind().name().toLowerCase(Locale.ROOT) + " " + problem.detail();
            findings.add(new Finding(Code.METADATA_WRONG, Severity.CRITICAL, problem.place(), how.trim(), null, null));
        }
        ownership(group, findings);
        VolumeJudge volumes = new VolumeJudge(group, kernel, offline);
        findings.addAll(volumes.findings());
        return new GroupHealth(group, good, areas, volumes.fills(), sorted(findings));
    }

    private void ownership(GroupState group, List<Finding> findings) {
        long same = 0;
        for (GroupView other : inventory.named(group.name())) {
            same += other.group().foreign(null) ? 0 : 1;
        }
        if (same > 1 && !group.text().foreign(null)) {
            String id = group.text().id().dashed();
            findings.add(new Finding(Code.NAME_SHARED, Severity.WARNING, group.name(), id, same, null));
        }
        if (group.text().exported()) {
            findings.add(new Finding(Code.EXPORTED, Severity.NOTICE, group.name(), null, null, null));
        }
        String owner = group.text().systemId();
        if (owner != null) {
            findings.add(new Finding(Code.FOREIGN, Severity.NOTICE, group.name(), owner, null, null));
        }
    }

    /** Judges a PV; gives how many of its areas are in use. */
    private int pv(GroupState group, PvView pv, List<Finding> findings) {
        String id = pv.entry().id().dashed();
        if (pv.missing()) {
            findings.add(new Finding(
                    Code.PV_MISSING,
                    Severity.WARNING,
                    id,
                    pv.entry().deviceHint(),
                    pv.entry().deviceSize(),
                    null));
            return 0;
        }
        ScannedDevice device = pv.devices().get(0);
        if (pv.entry().missing()) {
            findings.add(new Finding(Code.PV_RETURNED, Severity.WARNING, device.name(), id, null, null));
        }
        for (ScannedDevice other : inventory.duplicates()) {
            if (other.pv() != null && other.pv().id().equals(pv.entry().id())) {
                findings.add(new Finding(Code.PV_DUPLICATE, Severity.WARNING, other.name(), device.name(), null, null));
            }
        }
        long sectors = device.size() / SECTOR;
        if (sectors < pv.entry().sizeOn(sectors)) {
            boolean cut = sectors < pv.entry().extentStart() + pv.entry().extentCount() * group.extentSize();
            findings.add(new Finding(
                    Code.DEVICE_SHRUNK,
                    cut ? Severity.CRITICAL : Severity.WARNING,
                    device.name(),
                    null,
                    sectors,
                    pv.entry().deviceSize()));
        }
        damages(device, findings);
        return areas(device, findings);
    }

    private static int areas(ScannedDevice device, List<Finding> findings) {
        int used = 0;
        for (MetadataArea area : device.areas()) {
            MetadataHeader header = area.header();
            if (area.ignored()) {
                continue;
            }
            used++;
            if (header != null && area.text() != null) {
                long room = (header.size() - MetadataHeader.SIZE) / 2 - SECTOR;
                long size = header.first().size();
                long percent = room <= 0 || size >= room ? 100 : size * 100 / room;
                if (percent >= NEARLY_FULL) {
                    findings.add(new Finding(Code.METADATA_FULL, Severity.WARNING, device.name(), null, percent, null));
                }
            }
        }
        return used;
    }

    private static void damages(ScannedDevice device, List<Finding> findings) {
        for (Damage damage : device.damages()) {
            String what = damage.part().name().toLowerCase(Locale.ROOT) + " "
                    + damage.problem().name().toLowerCase(Locale.ROOT);
            findings.add(new Finding(
                    Code.METADATA_DAMAGED,
                    Severity.WARNING,
                    device.name(),
                    what.replace('_', ' '),
                    damage.offset(),
                    null));
        }
    }

    private void copy(GroupState group, MetadataCopy copy, List<Finding> findings) {
        String device = copy.device().name();
        if (inventory.outdated().contains(copy.device())) {
            findings.add(new Finding(Code.PV_OUTDATED, Severity.WARNING, device, group.name(), null, null));
        } else if (copy.state() == MetadataCopy.State.STALE) {
            findings.add(new Finding(
                    Code.METADATA_STALE,
                    Severity.WARNING,
                    device,
                    null,
                    copy.group().seqno(),
                    group.text().seqno()));
        } else if (copy.state() == MetadataCopy.State.CONFLICTING) {
            findings.add(new Finding(
                    Code.METADATA_CONFLICT,
                    Severity.CRITICAL,
                    device,
                    null,
                    copy.group().seqno(),
                    null));
        }
    }

    private static List<Finding> sorted(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>();
        for (Severity severity : new Severity[] {Severity.CRITICAL, Severity.WARNING, Severity.NOTICE}) {
            for (Finding finding : findings) {
                if (finding.severity() == severity) {
                    sorted.add(finding);
                }
            }
        }
        return sorted;
    }

    /** A finding about a fill, or null if there is room. */
    static @Nullable Finding full(Code code, String subject, @Nullable Double percent) {
        if (percent == null || percent < 80) {
            return null;
        }
        Severity severity = percent >= 95 ? Severity.CRITICAL : Severity.WARNING;
        return new Finding(code, severity, subject, null, (long) Math.floor(percent), null);
    }
}
