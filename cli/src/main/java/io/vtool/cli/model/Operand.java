package io.vtool.cli.model;

/**
 * What a command takes beside its options.
 *
 * @param label what it is called in help, in capitals. One labelled {@code FILE} or {@code DIR} is a name of the user's and
 *     is never repaired
 * @param least how many must be given
 * @param most how many may be given
 * @param summary one sentence without a full stop
 */
public record Operand(String label, int least, int most, String summary) {
    /** Any number. */
    public static final int MANY = Integer.MAX_VALUE;

    /**
     * An operand that must be given once.
     *
     * @param label what it is called
     * @param summary one sentence
     */
    public static Operand one(String label, String summary) {
        return new Operand(label, 1, 1, summary);
    }

    /**
     * An operand that may be given once.
     *
     * @param label what it is called
     * @param summary one sentence
     */
    public static Operand optional(String label, String summary) {
        return new Operand(label, 0, 1, summary);
    }

    /**
     * Any number of operands, also none.
     *
     * @param label what one is called
     * @param summary one sentence
     */
    public static Operand any(String label, String summary) {
        return new Operand(label, 0, MANY, summary);
    }

    /**
     * One operand or more.
     *
     * @param label what one is called
     * @param summary one sentence
     */
    public static Operand some(String label, String summary) {
        return new Operand(label, 1, MANY, summary);
    }

    /** Whether it is the name of a file or folder. */
    public boolean namesFile() {
        return label.equals("FILE") || label.equals("DIR");
    }

    /** How it stands in the usage line: {@code [TEXT...]}. */
    public String synopsis() {
        String text = most > 1 ? label + "..." : label;
        return least == 0 ? "[" + text + "]" : text;
    }
}
