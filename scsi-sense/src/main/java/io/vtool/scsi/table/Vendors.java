package io.vtool.scsi.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The makers of storage, by company id and by INQUIRY word. */
public final class Vendors {
    private static final FactTable TABLE = FactTable.load("vendors");
    private static final int COMPANY_ID_DIGITS = 6;
    private static final int VENDOR_WORD = 8;

    private Vendors() {}

    /**
     * The maker of a device, from its name: {@code naa.} with NAA 2, 5 or 6 (SPC-4 7.8.6.6), {@code eui.}, or {@code t10.}
     * with the vendor word of INQUIRY data.
     *
     * @return null when the name is of another kind, or its maker unknown
     */
    public static @Nullable Vendor byDeviceId(String deviceId) {
        String id = deviceId.strip();
        String lower = id.toLowerCase(Locale.ROOT);
        if (lower.startsWith("naa.")) {
            return byNaa(lower.substring(4));
        }
        if (lower.startsWith("eui.")) {
            return byCompanyId(lower.substring(4));
        }
        if (lower.startsWith("t10.")) {
            String word = id.substring(4, Math.min(id.length(), 4 + VENDOR_WORD));
            int end = word.indexOf('_');
            return byInquiry(end < 0 ? word : word.substring(0, end));
        }
        return null;
    }

    /** The maker with that vendor word in INQUIRY data (trailing blanks do not count), null when unknown. */
    public static @Nullable Vendor byInquiry(String word) {
        return at(TABLE.find("t10\t" + word.strip() + "\t"));
    }

    private static @Nullable Vendor byNaa(String digits) {
        if (digits.isEmpty()) {
            return null;
        }
        return switch (digits.charAt(0)) {
            case '5', '6' -> byCompanyId(digits.substring(1));
            case '2' -> digits.length() < 4 ? null : byCompanyId(digits.substring(4));
            default -> null;
        };
    }

    /** One digit after the company id tells some makers' product lines apart. */
    private static @Nullable Vendor byCompanyId(String digits) {
        if (digits.length() < COMPANY_ID_DIGITS) {
            return null;
        }
        if (digits.length() > COMPANY_ID_DIGITS) {
            Vendor line = at(TABLE.find("oui\t" + digits.substring(0, COMPANY_ID_DIGITS + 1) + "\t"));
            if (line != null) {
                return line;
            }
        }
        return at(TABLE.find("oui\t" + digits.substring(0, COMPANY_ID_DIGITS) + "\t"));
    }

    private static @Nullable Vendor at(int row) {
        return row == FactTable.NONE
                ? null
                : new Vendor(TABLE.text(row, 1), TABLE.optional(row, 2), TABLE.text(row, 3));
    }
}
