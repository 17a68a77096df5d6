package io.vtool.lvm.report;

import io.vtool.lvm.report.Condition.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what fields are compared with. */
final class OperandParser {
    private static final Connective[] VALUE_ENDS = {
        Connective.AND, Connective.COMMA, Connective.OR, Connective.HASH, Connective.CLOSE
    };
    private static final Connective[] ITEM_ENDS = {
        Connective.AND, Connective.COMMA, Connective.OR, Connective.HASH, Connective.LIST_END, Connective.SUBSET_END
    };
    private static final double SECTOR = 512;
    private static final long MEBIBYTE = 1 << 20;
    private static final String MISSING_QUOTE = "Missing end quote.";

    private final List<ReservedValue> reserved;
    private final TimeParser times;
    private final Messages messages;

    OperandParser(List<ReservedValue> reserved, ReportSettings settings, Messages messages) {
        this.reserved = reserved;
        this.times = new TimeParser(settings, messages);
        this.messages = messages;
    }

    /** A regular expression; the first character may be a quote or bracket that the fitting one closes. */
    @Nullable
    Operand regex(SelectionText in, Field field) {
        in.skipBlanks();
        if (in.atEnd()) {
            messages.error("Regular expression expected for selection field " + field.id());
            return null;
        }
        char closing = switch (in.peek()) {
            case '(' -> ')';
            case '{' -> '}';
            case '[' -> ']';
            case '"', '\'' -> in.peek();
            default -> '\0';
        };
        String text;
        if (closing == 0) {
            text = in.until(VALUE_ENDS);
        } else {
            in.moveTo(in.at() + 1);
            text = in.until(closing);
            if (text == null) {
                messages.error(MISSING_QUOTE);
                messages.error("Failed to parse regex value for selection field " + field.id() + '.');
                return null;
            }
        }
        in.skipBlanks();
        if (field.kind() != FieldKind.TEXT) {
            in.setSilent();
            messages.error("dm_report: incompatible comparison type for selection field " + field.id());
            return null;
        }
        Regex regex = Regex.of(text, messages);
        if (regex == null) {
            in.setSilent();
            messages.error("dm_report: failed to create regex matcher for selection field " + field.id());
            return null;
        }
        return Operand.regex(regex);
    }

    /** A value of the field's kind, or a name for one. */
    @Nullable
    Operand value(SelectionText in, Field field) {
        in.skipBlanks();
        int start = in.at();
        char quote = in.quote();
        String word = quote == 0 ? in.until(VALUE_ENDS) : in.until(quote);
        if (word == null) {
            messages.error(MISSING_QUOTE);
        } else if (field.type() != ReportType.SPECIAL) {
            Operand named = named(field, word);
            if (named != null) {
                return named;
            }
        }
        in.moveTo(start);
        return switch (field.kind()) {
            case TEXT -> text(in, field);
            case LIST -> list(in, field);
            case TIME -> time(in, field);
            default -> number(in, field);
        };
    }

    private @Nullable Operand named(Field field, String word) {
        for (ReservedValue value : reserved) {
            if (value.fits(field) && value.names().contains(word)) {
                return field.kind() == FieldKind.TEXT
                        ? Operand.text(value.value())
                        : Operand.number(value.number(field));
            }
        }
        return field.kind() == FieldKind.TIME ? times.words(word) : null;
    }

    private @Nullable Operand text(SelectionText in, Field field) {
        char quote = in.quote();
        String text = quote == 0 ? in.until(VALUE_ENDS) : in.until(quote);
        if (text == null) {
            messages.error(MISSING_QUOTE);
            messages.error("Failed to parse string value for selection field " + field.id() + '.');
            return null;
        }
        for (ReservedValue value : reserved) {
            if (value.strict() && value.fits(field) && value.value().equals(text)) {
                in.setSilent();
                messages.error("String value " + text + " found in selection is reserved.");
                return null;
            }
        }
        return Operand.text(text);
    }

    private @Nullable Operand number(SelectionText in, Field field) {
        String digits = in.digits();
        if (digits.isEmpty()) {
            messages.error("Failed to parse numeric value for selection field " + field.id() + '.');
            return null;
        }
        String kind =
                field.kind() == FieldKind.SIZE ? "size" : field.kind() == FieldKind.PERCENT ? "percent" : "numeric";
        long factor = 0;
        if (in.peek() == '%') {
            in.moveTo(in.at() + 1);
            if (field.kind() != FieldKind.PERCENT) {
                messages.error(
                        "Found percent value but " + kind + " value expected for selection field " + field.id() + '.');
                return null;
            }
        } else {
            Units.Parsed unit = in.unit();
            if (unit != null && field.kind() != FieldKind.SIZE) {
                messages.error("Found size unit specifier but " + kind + " value expected for selection field "
                        + field.id() + '.');
                return null;
            }
            factor = unit == null ? MEBIBYTE : unit.factor();
        }
        double value = digits.equals(".") ? 0 : Double.parseDouble(digits);
        return switch (field.kind()) {
            case SIZE -> Operand.number(Double.doubleToRawLongBits(value * factor / SECTOR));
            case PERCENT -> percent(in, field, digits, value);
            default -> whole(in, field, digits);
        };
    }

    private @Nullable Operand percent(SelectionText in, Field field, String digits, double value) {
        if (value > 100) {
            return outOfRange(in, field, digits);
        }
        return Operand.number((int) (Percent.ONE * value));
    }

    private @Nullable Operand whole(SelectionText in, Field field, String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        try {
            long number = whole.isEmpty() ? 0 : Long.parseUnsignedLong(whole);
            if (number == Cell.UNDEFINED) {
                in.setSilent();
                messages.error("Numeric value " + whole + " found in selection is reserved.");
                return null;
            }
            return Operand.number(number);
        } catch (NumberFormatException e) {
            return outOfRange(in, field, digits);
        }
    }

    private @Nullable Operand outOfRange(SelectionText in, Field field, String digits) {
        in.setSilent();
        messages.error("Field selection value " + digits + " out of supported range for field " + field.id() + '.');
        return null;
    }

    private @Nullable Operand time(SelectionText in, Field field) {
        Operand time = null;
        if (in.peek() == '@') {
            in.moveTo(in.at() + 1);
            String digits = in.digits();
            int point = digits.indexOf('.');
            String whole = point < 0 ? digits : digits.substring(0, point);
            try {
                time = digits.isEmpty() ? null : Operand.number(whole.isEmpty() ? 0 : Long.parseUnsignedLong(whole));
            } catch (NumberFormatException e) {
                messages.error(
                        "Field selection value " + digits + " out of supported range for field " + field.id() + '.');
            }
        } else {
            char quote = in.quote();
            String text = quote == 0 ? in.until(VALUE_ENDS) : in.until(quote);
            if (text == null) {
                messages.error(MISSING_QUOTE);
            } else {
                time = times.formatted(text);
            }
        }
        if (time == null) {
            messages.error("Failed to parse time value for selection field " + field.id() + '.');
        }
        return time;
    }

    private @Nullable Operand list(SelectionText in, Field field) {
        ListOperand list = listOperand(in, field);
        if (list == null) {
            messages.error("Failed to parse string list value for selection field " + field.id() + '.');
            return null;
        }
        return Operand.list(list);
    }

    private @Nullable ListOperand listOperand(SelectionText in, Field field) {
        boolean exact = in.take(Connective.LIST);
        if (!exact && !in.take(Connective.SUBSET)) {
            char quote = in.quote();
            String item = quote == 0 ? in.until(VALUE_ENDS) : in.until(quote);
            if (item == null) {
                messages.error(MISSING_QUOTE);
                messages.error("Failed to parse string list value for selection field " + field.id() + '.');
                return null;
            }
            return new ListOperand(List.of(item), false, false);
        }
        return items(in, field, exact);
    }

    private @Nullable ListOperand items(SelectionText in, Field field, boolean exact) {
        Connective end = exact ? Connective.LIST_END : Connective.SUBSET_END;
        List<String> items = new ArrayList<>();
        boolean known = false;
        boolean all = exact;
        while (!in.atEnd()) {
            in.skipBlanks();
            char quote = in.quote();
            String item = quote == 0 ? in.until(ITEM_ENDS) : in.until(quote);
            if (item == null) {
                messages.error(MISSING_QUOTE);
                messages.error("Failed to parse string list value for selection field " + field.id() + '.');
                return null;
            }
            in.skipBlanks();
            Connective sign = sign(in);
            if (sign == null) {
                messages.error("Invalid operator in selection list.");
                return null;
            }
            items.add(item);
            if (sign.listEnd()) {
                if (sign != end) {
                    messages.error("List ended with incorrect character, expecting '" + end.sign() + "'.");
                    return null;
                }
                return new ListOperand(items, all, !exact);
            }
            if (known && all != sign.and()) {
                messages.error("Only one type of logical operator allowed in selection list at a time.");
                return null;
            }
            known = true;
            all = sign.and();
        }
        messages.error("Missing list end for selection field " + field.id());
        return null;
    }

    private static @Nullable Connective sign(SelectionText in) {
        for (Connective sign : ITEM_ENDS) {
            if (in.take(sign)) {
                return sign;
            }
        }
        return null;
    }
}
