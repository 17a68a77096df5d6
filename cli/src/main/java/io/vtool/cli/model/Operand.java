package io.vtool.cli.model;

import java.util.List;

/**
 * What a command takes beside its options.
 *
 * @param label what it is called in help, in capitals. One labelled {@code FILE} or {@code DIR} is a name of the user's and
 *     is never repaired
 * @param least how many must be given
 * @param most how many may be given
 * @param choices the only words it may be; empty for any
 * @param offered words that completion offers, when there are no choices
 * @param summary one sentence without a full stop
 */
public record Operand(String label, int least, int most, List<String> choices, List<String> offered, String summary) {
    /** Any number. */
    public static final int MANY = Integer.MAX_VALUE;

    /**
     * An operand that must be given once.
     *
     * @param label what it is called
     * @param summary one sentence
     */
    public static Operand one(String label, String summary) {
        return new Operand(label, 1, 1, List.of(), List.of(), summary);
    }

    /**
     * An operand that may be given once.
     *
     * @param label what it is called
     * @param summary one sentence
     */
    public static Operand optional(String label, String summary) {
        return new Operand(label, 0, 1, List.of(), List.of(), summary);
    }

    /**
     * Any number of operands, also none.
     *
     * @param label what one is called
     * @param summary one sentence
     */
    public static Operand any(String label, String summary) {
        return new Operand(label, 0, MANY, List.of(), List.of(), summary);
    }

    /**
     * One operand or more.
     *
     * @param label what one is called
     * @param summary one sentence
     */
    public static Operand some(String label, String summary) {
        return new Operand(label, 1, MANY, List.of(), List.of(), summary);
    }

    /** The same, but it may only be one of a few words. */
    public Operand among(List<String> words) {
        return new Operand(label, least, most, List.copyOf(words), List.of(), summary);
    }

    /**
     * The same, with words that completion offers.
     *
     * @param words some of the words that it may be
     */
    public Operand offering(List<String> words) {
        return new Operand(label, least, most, choices, List.copyOf(words), summary);
    }

    /** The words that completion offers. */
    public List<String> completions() {
        return choices.isEmpty() ? offered : choices;
    }

    /** The summary with the words it may be. */
    public String fullSummary() {
        return choices.isEmpty() ? summary : summary + ": " + String.join(", ", choices);
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
