package io.vtool.cli.sense;

import io.vtool.cli.render.Columns;
import io.vtool.cli.render.Row;
import io.vtool.scsi.sense.SenseData;
import io.vtool.scsi.sense.SenseFormatException;
import io.vtool.scsi.sense.SenseKeySpecific;
import io.vtool.scsi.table.SenseDescriptor;
import io.vtool.scsi.table.SenseDescriptors;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What raw sense bytes hold beyond key, code and qualifier. */
final class SenseDataRow {
    static final Columns COLUMNS = Columns.start()
            .text("format")
            .flag("deferred")
            .flag("truncated")
            .integer("information")
            .integer("command_specific")
            .integer("fru")
            .flag("filemark")
            .flag("end_of_medium")
            .flag("incorrect_length")
            .text("field_in")
            .integer("field_byte")
            .integer("field_bit")
            .integer("retry_count")
            .decimal("progress_percent")
            .flag("unit_attentions_lost")
            .list("descriptors")
            .end();

    private static final double PARTS = 65536.0;
    private static final int DESCRIPTORS_OFFSET = 8;

    private SenseDataRow() {}

    /**
     * The fields of sense data.
     *
     * @param hex the bytes as hexadecimal digits
     * @return null when the bytes are of no known format
     */
    static @Nullable Row of(String hex) {
        SenseData data;
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(hex);
            data = SenseData.decode(bytes);
        } catch (SenseFormatException | IllegalArgumentException e) {
            return null;
        }
        SenseData.Information information = data.information();
        SenseKeySpecific specific = data.keySpecific();
        Pointer pointer = pointer(specific);
        return COLUMNS.row(
                format(data.format()),
                data.deferred(),
                data.truncated(),
                information == null || !information.valid() ? null : (Object) information.value(),
                data.commandSpecific(),
                data.fieldReplaceableUnit(),
                data.flags().filemark(),
                data.flags().endOfMedium(),
                data.flags().incorrectLength(),
                pointer.place(),
                pointer.field(),
                pointer.bit(),
                specific instanceof SenseKeySpecific.RetryCount retries ? (Object) retries.count() : null,
                specific instanceof SenseKeySpecific.Progress progress ? (Object) percent(progress.parts()) : null,
                specific instanceof SenseKeySpecific.UnitAttentionQueue queue ? (Object) queue.overflow() : null,
                data.format() == SenseData.Format.DESCRIPTOR ? descriptors(bytes) : null);
    }

    /** Where a field pointer or segment pointer points. */
    private record Pointer(
            @Nullable String place,
            @Nullable Integer field,
            @Nullable Integer bit) {}

    private static Pointer pointer(@Nullable SenseKeySpecific specific) {
        if (specific instanceof SenseKeySpecific.FieldPointer p) {
            return new Pointer(p.inCommand() ? "cdb" : "parameters", p.field(), p.bit());
        }
        if (specific instanceof SenseKeySpecific.SegmentPointer p) {
            return new Pointer(p.inSegment() ? "segment" : "parameters", p.field(), p.bit());
        }
        return new Pointer(null, null, null);
    }

    private static String format(SenseData.Format format) {
        return switch (format) {
            case FIXED -> "fixed";
            case DESCRIPTOR -> "descriptor";
            case VENDOR -> "vendor";
        };
    }

    /** Of 65536 parts, with one digit after the point. */
    private static double percent(int parts) {
        return Math.round(parts * 1000 / PARTS) / 10.0;
    }

    /** The names of the descriptors, in order; one that does not fit its length ends the list. */
    private static List<String> descriptors(byte[] bytes) {
        List<String> names = new ArrayList<>();
        int at = DESCRIPTORS_OFFSET;
        while (at + 1 < bytes.length) {
            int type = bytes[at] & 0xff;
            SenseDescriptor kind = SenseDescriptors.find(type);
            names.add(kind == null ? Codes.hex(type) : kind.name());
            at += 2 + (bytes[at + 1] & 0xff);
        }
        return names;
    }
}
