package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows are selected: a comparison, or several with "and" or "or" between them, maybe negated. */
final class Selection {
    private final @Nullable Condition condition;
    private final boolean any;
    private final List<Selection> parts;
    private boolean negated;

    private Selection(@Nullable Condition condition, boolean any, List<Selection> parts) {
        this.condition = condition;
        this.any = any;
        this.parts = parts;
    }

    static Selection of(Condition condition) {
        return new Selection(condition, false, List.of());
    }

    /** Several parts, one of which is enough if any. */
    static Selection of(boolean any, List<Selection> parts) {
        return parts.size() == 1 ? parts.get(0) : new Selection(null, any, new ArrayList<>(parts));
    }

    /** Turns it into its contrary, whatever it was before. */
    Selection negate() {
        negated = true;
        return this;
    }

    boolean matches(Cell[] cells, List<Column> columns) {
        boolean matches = !any;
        if (condition != null) {
            matches = condition.matches(cells, columns);
        } else {
            for (Selection part : parts) {
                if (part.matches(cells, columns) == any) {
                    matches = any;
                    break;
                }
            }
        }
        return matches != negated;
    }
}
