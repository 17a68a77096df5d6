package io.vtool.lvm.command;

import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.ImportLine;
import io.vtool.lvm.scan.MetadataCopy;
import java.util.List;

/** What lvm2 says of texts while it reads them, and of those that it gives up on. */
final class ImportRefusal {
    private ImportRefusal() {}

    /** What lvm2 says while it reads a text. */
    static void say(LvmRun run, List<ImportLine> lines) {
        for (ImportLine line : lines) {
            if (line.segmentType()) {
                unknownType(run, line.text());
            } else {
                run.error(line.text());
            }
        }
    }

    /** A segment type that lvm2 does not know; once it was told of it knows it. */
    private static void unknownType(LvmRun run, String type) {
        if (!run.once("segment type " + type)) {
            return;
        }
        String[] words = type.split("\\+", -1);
        for (int i = 1; i < words.length; i++) {
            if (!GroupReading.typeFlag(words[i])) {
                run.error("WARNING: Unrecognised flag " + words[i] + " in segment type " + type + ".");
            }
        }
        run.error("WARNING: Unrecognised segment type " + type);
    }

    private static MetadataArea area(MetadataCopy copy) {
        return copy.device().areas().get(copy.area());
    }

    /** What it says of a copy that it gives up on. */
    static void print(LvmRun run, MetadataCopy copy) {
        MetadataHeader header = area(copy).header();
        if (header == null) {
            return;
        }
        RawLocation location = header.first();
        String device = copy.device().name();
        String group = copy.group().name();
        run.error("WARNING: Failed to read metadata text at "
                + Long.toUnsignedString(header.start() + location.offset()) + " off "
                + Long.toUnsignedString(location.offset()) + " size " + Long.toUnsignedString(location.size()) + " VG "
                + group + " on "
                + device);
        run.error("WARNING: reading " + device + " mda" + (copy.area() + 1) + " failed to read metadata.");
        run.error("WARNING: repair VG metadata on " + device + " with vgck --updatemetadata.");
        run.error("WARNING: Reading VG " + group + " on " + device + " failed.");
    }
}
