package io.vtool.scsi.explain;

import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.Vendor;
import io.vtool.scsi.table.Vendors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose own sense codes apply: as the user says, else by the device's name. */
final class VendorFamily {
    private static final int FAMILY = 0;
    private static final int PRODUCTS = 5;

    private VendorFamily() {}

    /** The maker known from the device's name, null when it is not. */
    static @Nullable Vendor maker(@Nullable String deviceId) {
        return deviceId == null ? null : Vendors.byDeviceId(deviceId);
    }

    /**
     * The family of devices whose codes apply, as in the table of vendor codes.
     *
     * @param asked the user's word: a family, an INQUIRY vendor word or part of a product line's name; null to use the maker
     * @return null when no vendor codes are known
     */
    static @Nullable String of(@Nullable String asked, @Nullable Vendor maker) {
        if (asked == null) {
            return maker == null ? null : maker.family();
        }
        FactTable table = FactTable.load("vendor-asc");
        String wanted = asked.strip().toLowerCase(Locale.ROOT);
        String found = null;
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            String family = table.text(row, FAMILY);
            if (family.toLowerCase(Locale.ROOT).equals(wanted)) {
                return family;
            }
            if (found == null
                    && table.text(row, PRODUCTS).toLowerCase(Locale.ROOT).contains(wanted)) {
                found = family;
            }
        }
        Vendor byWord = Vendors.byInquiry(asked.toUpperCase(Locale.ROOT));
        return byWord != null && byWord.family() != null ? byWord.family() : found;
    }
}
