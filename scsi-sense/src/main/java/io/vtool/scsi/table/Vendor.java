package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/**
 * A maker of storage, known from the name of a device.
 *
 * @param id what names it: an IEEE company id in hex digits, or the vendor word of INQUIRY data
 * @param family whose {@link VendorSense} codes apply to all its devices, null where none do
 * @param company the company or product line
 */
public record Vendor(String id, @Nullable String family, String company) {}
