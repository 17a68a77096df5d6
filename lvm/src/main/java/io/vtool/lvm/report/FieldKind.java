package io.vtool.lvm.report;

/** What a field's values are. */
public enum FieldKind {
    /** Text. */
    TEXT("string"),
    /** Several texts. */
    LIST("string list"),
    /** A number. */
    NUMBER("number"),
    /** A number that is 0 or 1, shown as a word. */
    BINARY("number"),
    /** A size. */
    SIZE("size"),
    /** A share of a hundred. */
    PERCENT("percent"),
    /** A moment. */
    TIME("time");

    private final String word;

    FieldKind(String word) {
        this.word = word;
    }

    /** The name in help texts. */
    String word() {
        return word;
    }

    /** Whether values are compared as whole numbers. */
    boolean number() {
        return this == NUMBER || this == BINARY;
    }

    /** Whether columns are aligned to the right. */
    boolean right() {
        return number() || this == SIZE;
    }
}
