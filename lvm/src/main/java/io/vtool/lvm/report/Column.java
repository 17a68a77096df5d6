package io.vtool.lvm.report;

/** A field as one report uses it. */
final class Column {
    private final Field field;
    private boolean hidden;
    private boolean compact;
    private boolean descending;
    private boolean key;
    int width;

    Column(Field field, boolean hidden) {
        this.field = field;
        this.hidden = hidden;
        this.width = field.width();
    }

    Field field() {
        return field;
    }

    /** Whether it only serves sorting or selection, or is left out because it is blank. */
    boolean hidden() {
        return hidden;
    }

    void hide() {
        hidden = true;
    }

    /** Whether it is left out if it is blank in every row. */
    boolean compact() {
        return compact;
    }

    void setCompact() {
        compact = true;
    }

    boolean key() {
        return key;
    }

    void sortBy(boolean down) {
        key = true;
        descending = down;
    }

    boolean descending() {
        return descending;
    }
}
