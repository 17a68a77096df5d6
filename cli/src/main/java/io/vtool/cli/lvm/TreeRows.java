package io.vtool.cli.lvm;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.emulator.host.HostDisk;
import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.PhysicalVolume;
import io.vtool.lvm.view.Place;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeFlag;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What volumes are made of, as rows within rows. Volumes that are made of each other, or of more layers than lvm2 ever makes,
 * are cut short, and what one is made of twice is told once: a text that somebody wrote may say such things of thousands.
 */
final class TreeRows {
    private static final long SECTOR = 512;
    private static final int DEEPEST = 32;
    private static final Columns DATA = Columns.start().list("groups").end();
    private static final Columns NODE = Columns.start()
            .text("name")
            .text("kind")
            .integer("size_bytes")
            .text("detail")
            .list("parts")
            .end();

    private final LvmDevices devices;
    private final Set<Volume> above = new HashSet<>();
    private final Set<Volume> told = new HashSet<>();

    TreeRows(LvmDevices devices) {
        this.devices = devices;
    }

    static Row data(List<Row> groups) {
        return DATA.row(groups);
    }

    Row group(GroupState group) {
        List<Row> parts = new ArrayList<>();
        for (Volume volume : group.volumes()) {
            if (volume.visible() && !volume.is(VolumeFlag.SNAPSHOT)) {
                told.clear();
                parts.add(volume(volume));
            }
        }
        return NODE.row(group.name(), "volume group", group.extentCount() * group.extentSize() * SECTOR, null, parts);
    }

    private Row volume(Volume volume) {
        long size = volume.size() * SECTOR;
        if (!above.add(volume)) {
            return NODE.row(volume.name(), "volume", size, "is made of itself", List.of());
        }
        if (!told.add(volume) || above.size() > DEEPEST) {
            String why = above.size() > DEEPEST ? "and more below" : "as above";
            above.remove(volume);
            return NODE.row(volume.name(), "volume", size, why, List.of());
        }
        List<Row> parts = new ArrayList<>();
        VolumeSegment tie = volume.cow() ? volume.snapshot() : null;
        Volume origin = tie == null ? null : tie.origin();
        for (VolumeSegment segment : volume.segments()) {
            parts.add(segment(segment, volume.inGroup().extentSize()));
        }
        above.remove(volume);
        String detail = volume.is(VolumeFlag.PARTIAL) ? "partial" : null;
        if (origin != null) {
            detail = "snapshot of " + origin.name() + (detail == null ? "" : ", " + detail);
        }
        return NODE.row(volume.name(), "volume", size, detail, parts);
    }

    private Row segment(VolumeSegment segment, long extentSize) {
        List<Row> parts = new ArrayList<>();
        for (int i = 0; i < segment.areas().size(); i++) {
            Place place = segment.areas().get(i);
            PhysicalVolume pv = place.pv();
            Volume below = place.volume();
            if (pv != null) {
                parts.add(pv(pv, place.extent(), segment.areaLength()));
            } else if (below != null) {
                parts.add(volume(below));
            }
            Volume metadata =
                    i < segment.metadataAreas().size() ? segment.metadataAreas().get(i) : null;
            add(parts, metadata);
        }
        add(parts, segment.pool());
        add(parts, segment.metadata());
        add(parts, segment.log());
        add(parts, segment.writecache());
        add(parts, segment.externalOrigin());
        Volume origin = segment.origin();
        return NODE.row(
                "extents " + segment.start() + " to " + (segment.start() + segment.length() - 1),
                segment.type(),
                segment.length() * extentSize * SECTOR,
                origin == null ? null : "of " + origin.name(),
                parts);
    }

    private void add(List<Row> parts, @Nullable Volume volume) {
        if (volume != null) {
            parts.add(volume(volume));
        }
    }

    private Row pv(PhysicalVolume pv, long first, long count) {
        List<Row> parts = new ArrayList<>();
        BlockSource source =
                pv.device() == null ? null : devices.byName().get(pv.device().name());
        if (source instanceof LabDisk disk && disk.name().startsWith("/dev/mapper/")) {
            for (HostDisk path : disk.paths()) {
                parts.add(NODE.row(
                        path.name(),
                        "path",
                        path.sectors() * SECTOR,
                        path.hctl() + " " + path.state().word() + " over "
                                + path.portal().address() + ":" + path.portal().port(),
                        List.of()));
            }
        }
        return NODE.row(
                pv.name(),
                parts.isEmpty() ? "PV" : "PV on a multipath map",
                null,
                "extents " + first + " to " + (first + count - 1) + (pv.missing() ? ", missing" : ""),
                parts);
    }
}
