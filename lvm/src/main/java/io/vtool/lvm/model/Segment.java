package io.vtool.lvm.model;

import io.vtool.lvm.text.Section;
import java.util.List;

/**
 * A run of a volume's extents that is mapped in one way.
 *
 * @param startExtent the first extent in the volume
 * @param type the type without its flags, for example raid5; unknown types are kept
 * @param typeFlags what stands behind a plus in the text, for example CACHE_USES_CACHEVOL
 * @param known whether the type is one of lvm2's
 * @param areas where the data lies: stripes, images, metadata volumes
 * @param references the other volumes the segment is made of, by role
 * @param settings the segment's section, for everything that belongs to its type
 */
public record Segment(
        long startExtent,
        long extentCount,
        String type,
        List<String> typeFlags,
        boolean known,
        List<String> tags,
        List<Area> areas,
        List<Reference> references,
        Section settings) {
    /** Keeps copies of the lists. */
    public Segment {
        typeFlags = List.copyOf(typeFlags);
        tags = List.copyOf(tags);
        areas = List.copyOf(areas);
        references = List.copyOf(references);
    }

    /**
     * A place on a PV or in another volume.
     *
     * @param name the PV's key or the volume's name
     * @param extent the first extent there
     */
    public record Area(String name, long extent) {}

    /**
     * Another volume.
     *
     * @param role the setting that names it, for example thin_pool
     * @param name the volume's name
     */
    public record Reference(String role, String name) {}
}
