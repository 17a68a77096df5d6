package io.vtool.lvm.display;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.model.PvEntry;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.write.NextVersion;
import io.vtool.lvm.write.Stamp;
import java.util.HashMap;
import java.util.Map;

/** The texts a command writes of a group: its next version, and its backup. */
final class GroupTexts {
    private static final String PROGRAM = "LVM2 version 2.03.16(2) (2022-05-18)";

    private GroupTexts() {}

    /** The next version, as it stands in metadata areas. */
    static byte[] next(LvmRun run, GroupState group) {
        return NextVersion.of(newest(group), places(group), stamp(run), run.words());
    }

    /** The newest version, as a file. */
    static byte[] backup(LvmRun run, GroupState group) {
        return NextVersion.backup(
                newest(group),
                places(group),
                stamp(run),
                run.words(),
                run.world().clock().getZone());
    }

    private static MetadataText newest(GroupState group) {
        for (MetadataCopy copy : group.view().copies()) {
            if (copy.group().seqno() == group.text().seqno()) {
                return copy.text();
            }
        }
        return group.view().copies().get(0).text();
    }

    private static Map<String, NextVersion.Place> places(GroupState group) {
        Map<String, NextVersion.Place> pvs = new HashMap<>();
        for (PhysicalVolume pv : group.pvs()) {
            PvEntry entry = pv.entry();
            if (entry != null) {
                pvs.put(entry.key(), new NextVersion.Place(pv.name(), pv.missing()));
            }
        }
        return pvs;
    }

    private static Stamp stamp(LvmRun run) {
        long now = run.world().clock().instant().getEpochSecond();
        return Stamp.of(run.world().targets().host(), PROGRAM, now);
    }
}
