package io.vtool.lvm.report;

import io.vtool.lvm.report.Condition.Operand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads selections: comparisons, and what ties them together. What is wrong is said in lvm2's words. */
final class SelectionParser {
    private static final int DEEPEST = 200;
    private static final String AT = "Selection syntax error at '";
    private static final String HELP = "Use 'help' for selection to get more help.";

    private final ReportPlan plan;
    private final Messages messages;
    private final OperandParser operands;
    private final List<ReservedValue> reserved;

    SelectionParser(ReportPlan plan, ReportSettings settings, Messages messages) {
        this.plan = plan;
        this.messages = messages;
        this.reserved = reserved(plan);
        this.operands = new OperandParser(reserved, settings, messages);
    }

    /** The names that values have; there are none in the list of kinds of devices. */
    static List<ReservedValue> reserved(ReportPlan plan) {
        boolean devices = plan.fields().all().get(0).type() == ReportType.DEVTYPES;
        return devices ? List.of() : ReservedValue.all();
    }

    /** The selection, or null: then it was said why. */
    @Nullable
    Selection parse(String text) {
        SelectionText in = new SelectionText(text);
        Selection all = alternatives(in, 0);
        if (all == null) {
            return null;
        }
        in.skipBlanks();
        if (!in.atEnd()) {
            messages.error("Expecting logical operator");
            messages.error(AT + in.rest() + "'.");
            messages.error(HELP);
            return null;
        }
        return all;
    }

    private @Nullable Selection alternatives(SelectionText in, int depth) {
        List<Selection> parts = new ArrayList<>();
        while (true) {
            Selection part = conjunction(in, depth);
            if (part == null) {
                return null;
            }
            parts.add(part);
            if (!in.take(Connective.OR) && !in.take(Connective.HASH)) {
                return Selection.of(true, parts);
            }
        }
    }

    private @Nullable Selection conjunction(SelectionText in, int depth) {
        List<Selection> parts = new ArrayList<>();
        while (true) {
            Selection part = part(in, depth);
            if (part == null) {
                return null;
            }
            parts.add(part);
            if (!in.take(Connective.AND) && !in.take(Connective.COMMA)) {
                return Selection.of(false, parts);
            }
        }
    }

    private @Nullable Selection part(SelectionText in, int depth) {
        boolean negated = in.take(Connective.NOT);
        if (negated && !in.sees(Connective.OPEN)) {
            messages.error("Syntax error: left parenthesis expected at '" + in.rest() + "'");
            return null;
        }
        if (!in.take(Connective.OPEN)) {
            in.skipBlanks();
            return comparison(in);
        }
        if (depth == DEEPEST) {
            messages.error(AT + in.rest() + "'.");
            messages.error(HELP);
            return null;
        }
        Selection inner = alternatives(in, depth + 1);
        if (inner == null) {
            return null;
        }
        in.skipBlanks();
        if (!in.take(Connective.CLOSE)) {
            messages.error("Syntax error: right parenthesis expected at '" + in.rest() + "'");
            return null;
        }
        return negated ? inner.negate() : inner;
    }

    private @Nullable Selection comparison(SelectionText in) {
        int start = in.at();
        Selection read = compare(in);
        if (read == null && !in.silent()) {
            messages.error(AT + in.from(start) + "'.");
            messages.error(HELP);
        }
        return read;
    }

    private @Nullable Selection compare(SelectionText in) {
        String name = in.name();
        if (name.isEmpty()) {
            messages.error("Expecting field name");
            return null;
        }
        Field field = plan.fields().find(name, plan.prefix());
        if (field == null || field.help()) {
            new FieldHelp(plan.fields(), messages).print(false, true);
            messages.remark(" ");
            messages.error(
                    field == null
                            ? "Unrecognised selection field: " + name
                            : "Selection field is uncomparable: " + name + '.');
            return null;
        }
        String behind = in.rest();
        Operator operator = in.operator();
        if (operator == null) {
            SelectionHelp.print(messages, !reserved.isEmpty());
            messages.error("Unrecognised comparison operator: " + behind);
            return null;
        }
        if (operator.ordering() && !orders(field, operator)) {
            SelectionHelp.print(messages, !reserved.isEmpty());
            messages.error((operator.timeWord()
                            ? "Operator can be used only with time fields: "
                            : "Operator can be used only with number, size, time or percent fields: ")
                    + name
                    + behind);
            return null;
        }
        Operand operand = operator.regex() ? operands.regex(in, field) : operands.value(in, field);
        if (operand == null) {
            return null;
        }
        return Selection.of(new Condition(plan.columnFor(field), operator, operand, strict(field)));
    }

    private static boolean orders(Field field, Operator operator) {
        return switch (field.kind()) {
            case NUMBER, BINARY, SIZE, PERCENT -> !operator.timeWord();
            case TIME -> true;
            default -> false;
        };
    }

    private List<ReservedValue> strict(Field field) {
        List<ReservedValue> found = new ArrayList<>();
        for (ReservedValue value : reserved) {
            boolean numeric = field.kind().number() || field.kind() == FieldKind.SIZE;
            if (value.strict() && numeric && value.fits(field)) {
                found.add(value);
            }
        }
        return found;
    }
}
