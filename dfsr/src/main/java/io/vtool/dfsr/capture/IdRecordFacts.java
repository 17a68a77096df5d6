package io.vtool.dfsr.capture;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ID record of {@code Get-DfsrIdRecord} or {@code Get-DfsrBacklog} means.
 *
 * @param present whether the file exists; a tombstone does not
 * @param uidVisible whether it was offered to partners
 * @param parentIsContentRoot whether it stands right below the root of the replicated folder
 * @param originDbGuid database in which the file first appeared
 * @param lastWriterDbGuid database in which it was last changed
 * @param clockUtc time of the last change
 * @param mftRecord record number of the file on its volume
 * @param mftSequence how often that record was used
 */
public record IdRecordFacts(
        boolean present,
        boolean uidVisible,
        boolean parentIsContentRoot,
        @Nullable String originDbGuid,
        @Nullable String lastWriterDbGuid,
        @Nullable Instant clockUtc,
        @Nullable Long mftRecord,
        @Nullable Long mftSequence) {
    private static final int PRESENT = 0x1;
    private static final int UID_VISIBLE = 0x4;
    private static final int SEQUENCE_SHIFT = 48;
    private static final long RECORD_MASK = (1L << SEQUENCE_SHIFT) - 1;
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final int MOST_DIGITS = 19;

    /**
     * Reads the record's properties.
     *
     * @param record properties by name
     */
    public static IdRecordFacts of(Map<String, String> record) {
        Long flags = number(record.get("Flags"));
        long bits = flags == null ? 0 : flags;
        Long clock = number(record.get("Clock"));
        Long file = number(record.get("FileId"));
        String parent = record.getOrDefault("ParentId", "");
        String folder = record.getOrDefault("ReplicatedFolderId", "");
        boolean root = !folder.isEmpty()
                && parent.toLowerCase(Locale.ROOT).equals("{" + folder.toLowerCase(Locale.ROOT) + "}-v1");
        return new IdRecordFacts(
                (bits & PRESENT) != 0,
                (bits & UID_VISIBLE) != 0,
                root,
                database(record.get("Identifier")),
                database(record.get("GlobalVersionSequenceNumber")),
                clock == null ? null : instant(clock),
                file == null ? null : Long.valueOf(file & RECORD_MASK),
                file == null ? null : Long.valueOf(file >>> SEQUENCE_SHIFT));
    }

    /** A Windows file time: units of 100 ns since 1601. */
    private static Instant instant(long ticks) {
        return Instant.ofEpochSecond(
                ticks / TICKS_PER_SECOND - SECONDS_FROM_1601_TO_1970, ticks % TICKS_PER_SECOND * 100);
    }

    private static @Nullable String database(@Nullable String version) {
        int end = version == null ? -1 : version.indexOf('}');
        return version == null || end < 0 || version.charAt(0) != '{' ? null : version.substring(1, end);
    }

    /**
     * A whole number that is not negative, null when the text is none.
     *
     * @param text decimal digits
     */
    public static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
