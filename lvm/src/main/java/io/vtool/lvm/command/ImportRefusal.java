package io.vtool.lvm.command;

import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.scan.MetadataCopy;

/** A group whose text lvm2 gives up on: what it says of each copy, after which there is no such group. */
final class ImportRefusal {
    private final LvmRun run;
    private final GroupView view;

    ImportRefusal(LvmRun run, GroupView view) {
        this.run = run;
        this.view = view;
    }

    /** Copies that did not match make lvm2 look once more before it reads the group, and say the same again. */
    void rescan() {
        for (MetadataCopy copy : view.copies()) {
            MetadataArea area = area(copy);
            if (copy.mismatched()) {
                ScanWarnings.mismatch(run, view.group().name(), copy.device(), area, copy.area() + 1);
                if (copy.device().usedAreas() == 0 && copy.device().pv() != null) {
                    run.error("WARNING: scan failed to get metadata summary from "
                            + copy.device().name() + " PVID "
                            + copy.device().pv().id().bare());
                }
            }
        }
    }

    void print() {
        for (MetadataCopy copy : view.copies()) {
            if (!copy.mismatched()) {
                print(copy);
            }
        }
    }

    /** Segment types that lvm2 does not know; once they were told of it knows them. */
    static void unknownTypes(LvmRun run, GroupReading reading) {
        for (String type : reading.unknownTypes()) {
            if (!run.once("segment type " + type)) {
                continue;
            }
            String[] words = type.split("\\+", -1);
            for (int i = 1; i < words.length; i++) {
                if (!GroupReading.typeFlag(words[i])) {
                    run.error("WARNING: Unrecognised flag " + words[i] + " in segment type " + type + ".");
                }
            }
            run.error("WARNING: Unrecognised segment type " + type);
        }
    }

    private static MetadataArea area(MetadataCopy copy) {
        return copy.device().areas().get(copy.area());
    }

    private void print(MetadataCopy copy) {
        unknownTypes(run, copy.reading());
        for (String line : copy.refusal()) {
            run.error(line);
        }
        MetadataHeader header = area(copy).header();
        if (header == null) {
            return;
        }
        RawLocation location = header.first();
        String device = copy.device().name();
        String group = view.group().name();
        run.error("WARNING: Failed to read metadata text at " + (header.start() + location.offset()) + " off "
                + location.offset() + " size " + Long.toUnsignedString(location.size()) + " VG " + group + " on "
                + device);
        run.error("WARNING: reading " + device + " mda" + (copy.area() + 1) + " failed to read metadata.");
        run.error("WARNING: repair VG metadata on " + device + " with vgck --updatemetadata.");
        run.error("WARNING: Reading VG " + group + " on " + device + " failed.");
    }
}
