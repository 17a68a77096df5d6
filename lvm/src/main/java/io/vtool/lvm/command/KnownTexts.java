package io.vtool.lvm.command;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.MetadataCopy;
import io.vtool.lvm.scan.ScannedDevice;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest text of each group while lvm2 scans devices: one with its checksum and size is not looked at again. */
final class KnownTexts {
    private final LvmRun run;
    private final Map<LvmId, MetadataCopy> newest = new HashMap<>();

    KnownTexts(LvmRun run) {
        this.run = run;
    }

    /** Whether a text is one of these. */
    boolean known(RawLocation location) {
        for (MetadataCopy copy : newest.values()) {
            RawLocation other = location(copy);
            if (other != null && other.checksum() == location.checksum() && other.size() == location.size()) {
                return true;
            }
        }
        return false;
    }

    /** Looks at a copy that could be read, and says what lvm2 says then. */
    void look(MetadataCopy copy) {
        RawLocation location = location(copy);
        if (location == null || known(location)) {
            return;
        }
        ImportRefusal.say(run, copy.reading().summary());
        MetadataCopy before = newest.get(copy.group().id());
        if (before == null || before.group().seqno() < copy.group().seqno()) {
            newest.put(copy.group().id(), copy);
        }
    }

    private static @Nullable RawLocation location(MetadataCopy copy) {
        MetadataHeader header = area(copy).header();
        return header == null ? null : header.first();
    }

    private static MetadataArea area(MetadataCopy copy) {
        return copy.device().areas().get(copy.area());
    }

    /** Copies that did not match make lvm2 look once more before it reads the group, and say the same again. */
    static void rescan(LvmRun run, GroupView view) {
        boolean differs = false;
        for (MetadataCopy copy : view.copies()) {
            differs |= copy.mismatched()
                    || copy.group().seqno() != view.copies().get(0).group().seqno();
        }
        if (!differs) {
            return;
        }
        KnownTexts texts = new KnownTexts(run);
        for (MetadataCopy copy : view.copies()) {
            texts.look(copy);
            if (copy.mismatched()) {
                ScannedDevice device = copy.device();
                ScanWarnings.mismatch(run, view.group().name(), device, area(copy), copy.area() + 1);
                if (device.usedAreas() == 0 && device.pv() != null) {
                    run.error("WARNING: scan failed to get metadata summary from " + device.name() + " PVID "
                            + device.pv().id().bare());
                }
            }
        }
    }
}
