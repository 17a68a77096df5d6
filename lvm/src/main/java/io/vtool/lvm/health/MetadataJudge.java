package io.vtool.lvm.health;

import io.vtool.lvm.disk.PvHeader;
import io.vtool.lvm.health.Finding.Code;
import io.vtool.lvm.health.Finding.Severity;
import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.PvView;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.GroupValidation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What lvm2 would say of a group's texts while it reads them: with what it refuses a group is of no use to it. */
final class MetadataJudge {
    private final GroupView view;
    private final List<Finding> findings;
    private final Set<String> said = new HashSet<>();

    private MetadataJudge(GroupView view, List<Finding> findings) {
        this.view = view;
        this.findings = findings;
    }

    static void judge(GroupState group, List<Finding> findings) {
        MetadataJudge judge = new MetadataJudge(group.view(), findings);
        for (MetadataCopy copy : group.view().copies()) {
            judge.copy(copy);
        }
        judge.parts(group);
    }

    private void copy(MetadataCopy copy) {
        List<ImportLine> lines = copy.reading().lines();
        if (!copy.taken()) {
            String why = lines.isEmpty() ? "" : ": " + lines.get(0).text();
            find(Severity.CRITICAL, copy.device().name(), "lvm2 refuses this copy" + why);
            return;
        }
        for (ImportLine line : lines) {
            String text = line.segmentType() ? "unknown segment type " + line.text() : line.text();
            if (said.add(text)) {
                find(Severity.WARNING, copy.device().name(), text);
            }
        }
    }

    /** Extents that two segments lie on, and volumes that are not tied to each other as they have to be. */
    private void parts(GroupState group) {
        if (view.lost()) {
            return;
        }
        String refusal = Refusal.of(group);
        if (refusal != null) {
            find(Severity.CRITICAL, group.name(), "lvm2 refuses the group: " + refusal);
            return;
        }
        for (String line : GroupValidation.lines(group)) {
            find(Severity.WARNING, group.name(), line);
        }
        for (PvView pv : view.pvs()) {
            header(pv);
        }
    }

    private void header(PvView pv) {
        PvHeader header = pv.missing() ? null : pv.devices().get(0).pv();
        if (header == null || header.used()) {
            return;
        }
        String how = header.unused() ? "its header lacks the mark of use" : "its header is of an old version";
        find(Severity.WARNING, pv.devices().get(0).name(), how);
    }

    private void find(Severity severity, String subject, String detail) {
        findings.add(new Finding(Code.METADATA_WRONG, severity, subject, detail, null, null));
    }
}
