package io.vtool.lvm.model;

import io.vtool.lvm.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The segment types of lvm2 and the settings of each that name places and other volumes. */
final class SegmentTypes {
    /** The list of what may follow a type, each behind a plus sign. */
    static final String FLAGS = "type-flag";

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
