package io.vtool.scsi.explain;

import io.vtool.scsi.table.Vendors;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the line.
 *
 * @param vendor maker of the device as the user says it, e.g. {@code emc}; null to take it from the device's name
 * @param release major release of ESX or ESXi, e.g. 4; null to take it from the form of the line
 * @param deviceType peripheral device type (SPC-4 6.4.2), 0 for a disk
 */
public record ExplainOptions(
        @Nullable String vendor, @Nullable Integer release, int deviceType) {

    /** Nothing is known; the device is taken for a disk. */
    public static final ExplainOptions NONE = new ExplainOptions(null, null, 0);

    /**
     * Whether a word names a vendor, so that codes can be read as that vendor's.
     *
     * @param word as for {@link #vendor}
     */
    public static boolean isVendor(String word) {
        return !word.isBlank()
                && (VendorFamily.of(word, null) != null || Vendors.byInquiry(word.toUpperCase(Locale.ROOT)) != null);
    }
}
