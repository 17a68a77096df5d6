package io.vtool.lvm.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report: columns, which rows are selected, and the rows so far. */
public final class Report {
    private final ReportPlan plan;
    private final OutputOptions output;
    private final FieldValues values;
    private final @Nullable Selection selection;
    private final @Nullable String compact;
    private final boolean sorted;
    private final Messages messages;
    private final boolean helpOnly;
    private final List<Row> rows = new ArrayList<>();
    private final @Nullable BasicWriter unbuffered;
    private @Nullable Subject last;
    private Cell[] lastCells = {};
    private boolean logged;
    private boolean lastLeftOut;
    private @Nullable String title;
    private boolean parted;
    private boolean repeating;
    private boolean apart;

    private Report(
            ReportPlan plan,
            ReportRequest request,
            FieldValues values,
            @Nullable Selection selection,
            boolean helpOnly,
            Messages messages) {
        this.plan = plan;
        this.output = request.output().consistent();
        this.compact = request.compact();
        this.sorted = request.output().buffered();
        this.values = values;
        this.selection = selection;
        this.helpOnly = helpOnly;
        this.messages = messages;
        this.unbuffered = output.buffered() ? null : new BasicWriter(plan.columns(), output, messages);
    }

    /** One row: a cell for each column. */
    record Row(Cell[] cells) {}

    /** Makes a report, or says what is wrong with the request and gives null. */
    public static @Nullable Report of(
            ReportRequest request, FieldValues values, ReportSettings settings, Messages messages) {
        ReportPlan plan = new ReportPlan(
                Fields.of(request.type(), request.output().format() == ReportFormat.JSON_STD),
                messages,
                request.type());
        if (!plan.read(request.fields(), request.keys())) {
            return null;
        }
        boolean helpOnly = plan.helpWanted();
        if (helpOnly) {
            new FieldHelp(plan.fields(), messages).print(true, false);
            messages.remark(" ");
        }
        Selection selection = null;
        String asked = request.selection();
        if (asked != null && (asked.equalsIgnoreCase("help") || asked.equals("?"))) {
            new FieldHelp(plan.fields(), messages).print(false, true);
            messages.remark(" ");
            SelectionHelp.print(messages, !SelectionParser.reserved(plan).isEmpty());
            helpOnly = true;
        } else if (asked != null && !asked.isEmpty() && !asked.equalsIgnoreCase("all")) {
            selection = new SelectionParser(plan, settings, messages).parse(asked);
            if (selection == null) {
                return null;
            }
        }
        return new Report(plan, request, values, selection, helpOnly, messages);
    }

    /** Makes a report without columns that only selects. */
    public static @Nullable Report forSelection(
            ReportType type,
            @Nullable String selection,
            FieldValues values,
            ReportSettings settings,
            Messages messages) {
        OutputOptions output = new OutputOptions(true, true, true, false, true, false, " ", ReportFormat.BASIC);
        return of(new ReportRequest(type, "", null, selection, null, output), values, settings, messages);
    }

    /** Whether rows were added since the last call. */
    public boolean takeRows() {
        boolean some = !rows.isEmpty();
        rows.clear();
        logged = false;
        return some;
    }

    /** What the fields are about, selection and keys included. */
    public ReportTypes types() {
        return plan.types();
    }

    /** Adds what a row is about, if it is selected. */
    public void add(Subject subject) {
        if (helpOnly) {
            if (types().needsInfo() || types().needsStatus()) {
                subject.kernel();
            }
            return;
        }
        List<Column> columns = plan.columns();
        Cell[] cells = new Cell[columns.size()];
        boolean sameGroup = last != null && subject.group() != null && subject.group() == last.group();
        boolean sameVolume = last != null && subject.sameVolume(last);
        int selectedAt = -1;
        for (int i = 0; i < cells.length; i++) {
            Field field = columns.get(i).field();
            if (field.equals(Field.SELECTED)) {
                selectedAt = i;
                cells[i] = Cell.number(1);
            } else if (sameGroup && field.type() == ReportType.VGS || sameVolume && same(field.type(), subject)) {
                cells[i] = lastCells[i];
            } else {
                cells[i] = values.cell(field, subject);
            }
        }
        last = subject;
        lastCells = cells;
        add(cells, selectedAt);
    }

    /** Whether fields of a type, for another segment of a volume, are those of the row before. */
    private boolean same(ReportType type, Subject subject) {
        return type == ReportType.LVS || type.ofKernel() && last != null && subject.sameKernel(last);
    }

    /** Adds an entry of a command's log; one that is not selected is still seen where each field has a line of its own. */
    public void add(LogEntry entry) {
        logged |= !helpOnly;
        add((ReportItem) entry);
        if (unbuffered != null && lastLeftOut && repeating) {
            unbuffered.writeCut(rows);
        }
    }

    /** Adds a row, if it is selected. */
    public void add(ReportItem item) {
        if (helpOnly) {
            return;
        }
        List<Column> columns = plan.columns();
        Cell[] cells = new Cell[columns.size()];
        int selectedAt = -1;
        for (int i = 0; i < cells.length; i++) {
            Field field = columns.get(i).field();
            if (field.equals(Field.SELECTED)) {
                selectedAt = i;
                cells[i] = Cell.number(1);
            } else {
                cells[i] = item.cell(field.id());
            }
        }
        if (output.rows() && logged) {
            rows.add(new Row(cells));
        } else {
            add(cells, selectedAt);
        }
    }

    private void add(Cell[] cells, int selectedAt) {
        List<Column> columns = plan.columns();
        if (selection != null && !selection.matches(cells, columns)) {
            if (selectedAt < 0 || columns.get(selectedAt).hidden()) {
                lastLeftOut = true;
                return;
            }
            cells[selectedAt] = Cell.number(0);
        }
        lastLeftOut = false;
        Row row = new Row(cells);
        if (unbuffered != null && !repeating) {
            printTitle();
            unbuffered.write(List.of(row));
        } else if (unbuffered != null) {
            rows.add(row);
            unbuffered.writeCut(rows);
        } else {
            rows.add(row);
        }
    }

    /** Has the words for a type printed above the rows. */
    public void titled(ReportType type) {
        title = type.description();
    }

    /** Has all rows printed again with each new one, selected or not, and at the end, unless rows are buffered. */
    public void repeated() {
        repeating = !output.rows();
    }

    /**
     * Has an empty line printed before each title, as rows that are not buffered each have one.
     *
     * @param first before the first one, too
     */
    public void parted(boolean first) {
        parted = true;
        apart = first;
    }

    private void printTitle() {
        if (title != null) {
            if (apart) {
                messages.print("");
            }
            apart = parted;
            messages.print(title);
            messages.print("=".repeat(title.length()));
        }
    }

    /** Whether there are rows to print. */
    public boolean hasRows() {
        return !rows.isEmpty();
    }

    /** Whether there is nothing but help. */
    public boolean isHelp() {
        return helpOnly;
    }

    /** Prints the rows, sorted. */
    public void finish(@Nullable JsonFrame frame) {
        compact();
        if (!rows.isEmpty()) {
            if (sorted && !plan.keys().isEmpty()) {
                rows.sort(new RowOrder(plan.columns(), plan.keys()));
            }
        }
        if (frame != null) {
            new JsonRows(plan.columns(), output, frame).write(rows, logged && lastLeftOut);
        } else if (unbuffered == null && (!rows.isEmpty() || logged)) {
            printTitle();
            new BasicWriter(plan.columns(), output, messages).write(rows);
        } else if (unbuffered != null && repeating && logged) {
            unbuffered.writeCut(rows);
        }
    }

    private void compact() {
        String names = compact;
        if (names == null || names.isEmpty()) {
            return;
        }
        boolean every = names.equals("*");
        for (String name : every ? List.<String>of() : List.of(names.split(","))) {
            if (name.isEmpty()) {
                continue;
            }
            Field field = plan.fields().find(name, plan.prefix());
            if (field == null) {
                messages.error("dm_report: Unrecognized field: " + name);
                messages.error("Failed to compact given columns in report output.");
                return;
            }
            Column column = plan.find(field);
            if (column != null) {
                column.setCompact();
            }
        }
        for (int i = 0; i < plan.columns().size() && !rows.isEmpty(); i++) {
            Column column = plan.columns().get(i);
            if ((every || column.compact()) && blank(i)) {
                column.hide();
            }
        }
    }

    private boolean blank(int column) {
        for (Row row : rows) {
            if (!row.cells()[column].text().isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
