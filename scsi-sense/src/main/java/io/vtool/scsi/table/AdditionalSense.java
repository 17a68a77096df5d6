package io.vtool.scsi.table;

import org.jspecify.annotations.Nullable;

/**
 * An additional sense code and its qualifier (SPC-4 4.5.2.1 and annex F).
 *
 * @param asc additional sense code
 * @param ascq additional sense code qualifier
 * @param deviceTypes letters of the device types that use it, empty where unknown
 * @param name T10's name, with the component or tag number in place of NN
 * @param linuxText as the Linux kernel prints it after {@code Add. Sense: }, null where it has none
 * @param sg3Text as sg3_utils prints it after {@code Additional sense: }, null where it has none
 * @param kind where its meaning comes from
 */
public record AdditionalSense(
        int asc,
        int ascq,
        String deviceTypes,
        String name,
        @Nullable String linuxText,
        @Nullable String sg3Text,
        Kind kind) {

    /** Where the meaning of a code comes from. */
    public enum Kind {
        /** Assigned by T10. */
        ASSIGNED,
        /** Assigned by T10 to the code; the qualifier is a number, e.g. of the component that failed. */
        NUMBERED,
        /** The vendor's own: see {@link VendorSense}. */
        VENDOR
    }

    /** What that pair means, null where T10 reserves it or a number exceeds a byte. */
    public static @Nullable AdditionalSense find(int asc, int ascq) {
        return AdditionalSenseTable.find(asc, ascq);
    }

    /**
     * The code with that text, compared by letters and digits only: T10's name, the words of Linux (also with the
     * number in brackets that it adds) or those of sg3_utils.
     *
     * @return null when no code has that text, or several have
     */
    public static @Nullable AdditionalSense byText(String text) {
        return AdditionalSenseTable.byText(text);
    }
}
