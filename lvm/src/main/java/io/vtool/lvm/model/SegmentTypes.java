package io.vtool.lvm.model;

import io.vtool.lvm.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The segment types of lvm2 and the settings of each that name places and other volumes. */
final class SegmentTypes {
    /** What may follow a type, each behind a plus sign. */
    static final List<String> FLAGS = List.of(
            "CACHE_USES_CACHEVOL",
            "CROP_METADATA",
            "METADATA_FORMAT",
            "REMOVE_AFTER_RESHAPE",
            "RESHAPE",
            "RESHAPE_DATA_OFFSET",
            "RESHAPE_DELTA_DISKS_MINUS",
            "RESHAPE_DELTA_DISKS_PLUS");

    private static final String NONE = "-";

    private final Map<String, Type> types = new HashMap<>();

    SegmentTypes() {
        for (List<String> row : FactTable.rows(SegmentTypes.class, "segment-types.tsv")) {
            types.put(row.get(0), new Type(words(row.get(1)), words(row.get(2))));
        }
    }

    @Nullable
    Type find(String name) {
        return types.get(name);
    }

    private static List<String> words(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(","));
    }

    /**
     * A type.
     *
     * @param areaLists settings that are arrays of areas
     * @param references settings that name one volume each
     */
    record Type(List<String> areaLists, List<String> references) {}
}
