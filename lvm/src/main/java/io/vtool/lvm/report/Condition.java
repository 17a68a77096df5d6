package io.vtool.lvm.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comparison of a field with a value. */
final class Condition {
    private static final double CLOSE = Math.ulp(1.0);

    private final Column column;
    private final Operator operator;
    private final Operand operand;
    private final List<ReservedValue> strict;
    private int place = -1;

    Condition(Column column, Operator operator, Operand operand, List<ReservedValue> strict) {
        this.column = column;
        this.operator = operator.plain();
        this.operand = operand;
        this.strict = strict;
    }

    /**
     * What a field is compared with; which parts are there depends on the field.
     *
     * @param from a number, the bits of a size, a moment, or where a span of time begins
     * @param to where a span ends; the same as from if it is none
     */
    record Operand(
            String text,
            long from,
            long to,
            boolean span,
            @Nullable Regex regex,
            @Nullable ListOperand list) {
        static Operand text(String text) {
            return new Operand(text, 0, 0, false, null, null);
        }

        static Operand number(long number) {
            return new Operand("", number, number, false, null, null);
        }

        static Operand span(long from, long to) {
            return new Operand("", from, to, true, null, null);
        }

        static Operand regex(Regex regex) {
            return new Operand("", 0, 0, false, regex, null);
        }

        static Operand list(ListOperand list) {
            return new Operand("", 0, 0, false, null, list);
        }
    }

    boolean matches(Cell[] cells, List<Column> columns) {
        if (place < 0) {
            place = columns.indexOf(column);
        }
        Cell cell = cells[place];
        if (operand.regex() != null) {
            return operand.regex().matches(cell.key()) != operator.negated();
        }
        return switch (column.field().kind()) {
            case TEXT -> cell.key().equals(operand.text()) != operator.negated();
            case LIST ->
                operand.list() != null
                        && operand.list().matches(cell.items() == null ? List.of() : cell.items())
                                != operator.negated();
            case SIZE -> size(Double.longBitsToDouble(cell.number()));
            case PERCENT -> Long.compareUnsigned(cell.number(), Percent.ALL) <= 0 && number(cell.number());
            case NUMBER, BINARY -> number(cell.number());
            case TIME -> time(cell.number());
        };
    }

    private boolean number(long value) {
        int order = Long.compareUnsigned(value, operand.from());
        if (operator.ordering() && (reserved(value) || reserved(operand.from()))) {
            return false;
        }
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case AT_LEAST -> order >= 0;
            case GREATER -> order > 0;
            case AT_MOST -> order <= 0;
            default -> order < 0;
        };
    }

    private boolean reserved(long value) {
        for (ReservedValue one : strict) {
            if (one.number(column.field()) == value) {
                return true;
            }
        }
        return false;
    }

    private boolean size(double value) {
        double wanted = Double.longBitsToDouble(operand.from());
        boolean equal = Math.abs(value - wanted) < CLOSE;
        if (operator.ordering() && (reserved(Double.doubleToRawLongBits(value)) || reserved(operand.from()))) {
            return false;
        }
        return switch (operator) {
            case EQUAL -> equal;
            case NOT_EQUAL -> !equal;
            case AT_LEAST -> value > wanted || equal;
            case GREATER -> value > wanted && !equal;
            case AT_MOST -> value < wanted || equal;
            default -> value < wanted && !equal;
        };
    }

    /** As lvm2 does it, a span is equal and unequal to what lies in it. */
    private boolean time(long value) {
        long from = operand.from();
        long to = operand.to();
        boolean inside = value >= from && value <= to;
        return switch (operator) {
            case EQUAL -> inside;
            case NOT_EQUAL -> operand.span() ? inside : !inside;
            case AT_LEAST -> value >= from;
            case GREATER -> value > to;
            case AT_MOST -> value <= to;
            default -> value < from;
        };
    }
}
