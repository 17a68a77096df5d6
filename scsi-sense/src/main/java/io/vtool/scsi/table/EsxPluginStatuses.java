package io.vtool.scsi.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plug-in statuses of ESX, which were renumbered between 4.x and 5.x. */
public final class EsxPluginStatuses {
    private static final FactTable TABLE = FactTable.load("esx-plugin-status");

    private EsxPluginStatuses() {}

    /** Every meaning of that {@code P:} value, oldest release first; empty when none is known. */
    public static List<EsxPluginStatus> find(int code) {
        String key = Hex.key(code, 1);
        List<EsxPluginStatus> found = new ArrayList<>(2);
        for (int row = TABLE.find(key); row != FactTable.NONE && TABLE.startsWith(row, key); row = TABLE.next(row)) {
            found.add(new EsxPluginStatus(code, TABLE.text(row, 1), TABLE.text(row, 2), TABLE.text(row, 3)));
        }
        return found;
    }

    /**
     * The meaning of that {@code P:} value in one release.
     *
     * @param code the value
     * @param release major release number, e.g. 4
     * @return null when none is known
     */
    public static @Nullable EsxPluginStatus find(int code, int release) {
        for (EsxPluginStatus status : find(code)) {
            if (status.releases().contains(release + ".x")) {
                return status;
            }
        }
        return null;
    }
}
