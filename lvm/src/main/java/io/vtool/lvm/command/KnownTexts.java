package io.vtool.lvm.command;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataHeader;
import io.vtool.lvm.disk.RawLocation;
import io.vtool.lvm.scan.MetadataCopy;
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
            if (same(location(copy), location)) {
                return true;
            }
        }
        return false;
    }

    /** Whether lvm2 takes two copies for the same text. */
    static boolean same(MetadataCopy one, MetadataCopy other) {
        RawLocation location = location(other);
        return location != null && same(location(one), location);
    }

    private static boolean same(@Nullable RawLocation one, RawLocation other) {
        return one != null && one.checksum() == other.checksum() && one.size() == other.size();
    }

    /** Looks at a copy that could be read, and says what lvm2 says then. */
    void look(MetadataCopy copy) {
        RawLocation location = location(copy);
        if (location == null || known(location)) {
            return;
        }
        ImportRefusal.say(run, copy.reading().summary());
        if (!copy.reading().listed()) {
            long place = area(copy).area().offset() + location.offset();
            run.error("WARNING: metadata on " + copy.device().name() + " at " + Long.toUnsignedString(place)
                    + " has invalid summary for VG.");
            run.print("Retrying metadata scan.");
        }
        MetadataCopy before = newest.get(copy.group().id());
        if (before == null || seqno(before) < seqno(copy)) {
            newest.put(copy.group().id(), copy);
        }
    }

    /** The version as the scan knows it. */
    static long seqno(MetadataCopy copy) {
        return copy.reading().listed() ? copy.group().seqno() : 0;
    }

    private static @Nullable RawLocation location(MetadataCopy copy) {
        MetadataHeader header = area(copy).header();
        return header == null ? null : header.first();
    }

    private static MetadataArea area(MetadataCopy copy) {
        return copy.device().areas().get(copy.area());
    }
}
