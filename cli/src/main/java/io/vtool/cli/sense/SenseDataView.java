package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of raw sense bytes as text; fields that say nothing are left out. */
final class SenseDataView {
    private SenseDataView() {}

    static void print(Row data, TextOutput out, Style style) {
        StringBuilder format = new StringBuilder().append(data.text("format")).append(" format");
        format.append(isSet(data, "deferred") ? ", deferred: of an earlier command" : ", current");
        format.append(isSet(data, "truncated") ? ", cut short" : "");
        Answer.labelled(out, "Bytes", format.toString(), style);
        Answer.labelled(out, "Field", field(data), style);
        Long information = data.number("information");
        if (information != null) {
            Answer.labelled(out, "Info", Codes.hex(information) + " (" + information + ", usually the LBA)", style);
        }
        Long specific = data.number("command_specific");
        if (specific != null && specific != 0) {
            Answer.labelled(out, "Command", Codes.hex(specific) + " (command specific information)", style);
        }
        Long unit = data.number("fru");
        if (unit != null && unit != 0) {
            Answer.labelled(out, "Part", Codes.hex(unit) + " (field replaceable unit, see the vendor's manual)", style);
        }
        Object progress = data.value("progress_percent");
        Answer.labelled(out, "Progress", progress == null ? null : progress + " %", style);
        Long retries = data.number("retry_count");
        Answer.labelled(out, "Retries", retries == null ? null : retries.toString(), style);
        Answer.labelled(out, "Flags", flags(data), style);
        if (data.value("descriptors") instanceof List<?> names && !names.isEmpty()) {
            Answer.labelled(
                    out, "Holds", names.toString().substring(1, names.toString().length() - 1), style);
        }
    }

    private static @Nullable String field(Row data) {
        String place = data.text("field_in");
        if (place == null) {
            return null;
        }
        Long bit = data.number("field_bit");
        String where = place.equals("cdb") ? "CDB" : place.equals("segment") ? "segment descriptor" : "parameter list";
        return "the fault is in byte " + data.number("field_byte") + (bit == null ? "" : ", bit " + bit) + " of the "
                + where;
    }

    private static @Nullable String flags(Row data) {
        StringBuilder text = new StringBuilder();
        flag(text, data, "filemark", "filemark");
        flag(text, data, "end_of_medium", "end of medium");
        flag(text, data, "incorrect_length", "incorrect length");
        flag(text, data, "unit_attentions_lost", "unit attentions were lost");
        return text.isEmpty() ? null : text.toString();
    }

    private static void flag(StringBuilder text, Row data, String column, String word) {
        if (isSet(data, column)) {
            text.append(text.isEmpty() ? "" : ", ").append(word);
        }
    }

    private static boolean isSet(Row data, String column) {
        return Boolean.TRUE.equals(data.value(column));
    }
}
