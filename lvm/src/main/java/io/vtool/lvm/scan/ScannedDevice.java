package io.vtool.lvm.scan;

import io.vtool.lvm.disk.BlockSource;
import io.vtool.lvm.disk.Damage;
import io.vtool.lvm.disk.DiskArea;
import io.vtool.lvm.disk.Label;
import io.vtool.lvm.disk.LabelReader;
import io.vtool.lvm.disk.MetadataArea;
import io.vtool.lvm.disk.MetadataReader;
import io.vtool.lvm.disk.PvHeader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read from one device; needs the device no more.
 *
 * @param size in bytes
 * @param sectorSize of a logical sector in bytes
 * @param areas its metadata areas, at most {@link #MAX_AREAS}
 * @param further areas behind these, which lvm2 does not make; it looks at them when it reads a group, but not in a scan
 * @param damages everything that is not as it should be
 */
public record ScannedDevice(
        String name,
        long size,
        int sectorSize,
        @Nullable PvHeader pv,
        List<MetadataArea> areas,
        List<MetadataArea> further,
        List<Damage> damages) {
    /** lvm2 makes no more areas than this on one PV. */
    public static final int MAX_AREAS = 2;

    /** Keeps copies of the lists. */
    public ScannedDevice {
        areas = List.copyOf(areas);
        further = List.copyOf(further);
        damages = List.copyOf(damages);
    }

    /** Reads label, header and metadata areas of a device; never fails. */
    public static ScannedDevice read(BlockSource source) {
        Label label = LabelReader.read(source);
        PvHeader pv = label.pv();
        List<Damage> damages = new ArrayList<>(label.damages());
        List<MetadataArea> areas = new ArrayList<>();
        List<MetadataArea> further = new ArrayList<>();
        List<DiskArea> places = pv == null ? List.of() : pv.metadataAreas();
        for (DiskArea place : places) {
            if (areas.size() == MAX_AREAS) {
                if (further.isEmpty()) {
                    damages.add(new Damage(
                            Damage.Part.PV_HEADER,
                            place.offset(),
                            Damage.Problem.TOO_MANY,
                            places.size(),
                            MAX_AREAS,
                            null));
                }
                further.add(MetadataReader.readHeader(source, place));
                continue;
            }
            MetadataArea area = MetadataReader.read(source, place);
            areas.add(area);
            damages.addAll(area.damages());
        }
        return new ScannedDevice(source.name(), source.size(), source.sectorSize(), pv, areas, further, damages);
    }

    /** The same device with other areas and damages. */
    ScannedDevice with(List<MetadataArea> otherAreas, List<Damage> otherDamages) {
        return new ScannedDevice(name, size, sectorSize, pv, otherAreas, further, otherDamages);
    }

    /** How many of its areas are sound and not ignored. */
    public int usedAreas() {
        int count = 0;
        for (MetadataArea area : areas) {
            count += area.ignored() || !area.damages().isEmpty() ? 0 : 1;
        }
        return count;
    }
}
