package io.vtool.scsi.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor means by a sense code of its own, or by one that it uses in its own way.
 *
 * @param vendor family of devices, as in {@link Vendor#family()}
 * @param asc additional sense code
 * @param ascq additional sense code qualifier
 * @param key sense key with which it has this meaning, null for any
 * @param meaning what it means
 * @param products which devices
 * @param origin where the fact comes from
 */
public record VendorSense(
        String vendor, int asc, int ascq, @Nullable Integer key, String meaning, String products, String origin) {
    private static final class Table {
        private static final FactTable FACTS = FactTable.load("vendor-asc");
    }

    private static final String ANY_KEY = "*";

    /**
     * The vendor's meaning of a code.
     *
     * @param vendor family, see {@link Vendor#family()}
     * @return null when none is known
     */
    public static @Nullable VendorSense find(String vendor, int key, int asc, int ascq) {
        String prefix = vendor + "\t" + Hex.key(asc, 2) + Hex.key(ascq, 2);
        int row = Table.FACTS.find(prefix + Hex.key(key, 1));
        if (row == FactTable.NONE) {
            row = Table.FACTS.find(prefix + ANY_KEY + "\t");
        }
        return row == FactTable.NONE ? null : at(row);
    }

    /** The meanings of a code at all vendors, for when the vendor is not known. */
    public static List<VendorSense> findAll(int key, int asc, int ascq) {
        List<VendorSense> found = new ArrayList<>();
        FactTable table = Table.FACTS;
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            if (table.number(row, 1) == asc && table.number(row, 2) == ascq) {
                VendorSense sense = at(row);
                if (sense.key == null || sense.key == key) {
                    found.add(sense);
                }
            }
        }
        return found;
    }

    private static VendorSense at(int row) {
        FactTable table = Table.FACTS;
        return new VendorSense(
                table.text(row, 0),
                table.number(row, 1),
                table.number(row, 2),
                table.text(row, 3).equals(ANY_KEY) ? null : (Integer) table.number(row, 3),
                table.text(row, 4),
                table.text(row, 5),
                table.text(row, 6));
    }
}
