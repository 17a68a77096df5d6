package io.vtool.cli.model;

import java.util.List;

/**
 * An option of a command.
 *
 * @param names its names with their hyphens, the long one last: {@code -o}, {@code --output}
 * @param label what its value is called in help, in capitals; empty for a flag, which takes no value. A value labelled
 *     {@code FILE} or {@code DIR} is a name of the user's and is never repaired
 * @param repeatable whether it may be given more than once and keeps every value
 * @param choices the only words its value may be; empty for any
 * @param offered words that completion offers for its value, when there are no choices
 * @param summary one sentence without a full stop
 */
public record Option(
        List<String> names,
        String label,
        boolean repeatable,
        List<String> choices,
        List<String> offered,
        String summary) {
    /**
     * A flag.
     *
     * @param names its names, separated by a blank
     * @param summary one sentence without a full stop
     */
    public static Option flag(String names, String summary) {
        return new Option(words(names), "", false, List.of(), List.of(), summary);
    }

    /**
     * An option with a value; the last one given counts.
     *
     * @param names its names, separated by a blank
     * @param label what the value is called
     * @param summary one sentence without a full stop
     */
    public static Option value(String names, String label, String summary) {
        return new Option(words(names), label, false, List.of(), List.of(), summary);
    }

    /**
     * An option whose value is one of a few words.
     *
     * @param names its names, separated by a blank
     * @param label what the value is called
     * @param choices the words
     * @param summary one sentence without a full stop
     */
    public static Option choice(String names, String label, List<String> choices, String summary) {
        return new Option(words(names), label, false, List.copyOf(choices), List.of(), summary);
    }

    /** The same, but it may be given more than once and keeps every value. */
    public Option repeated() {
        return new Option(names, label, true, choices, offered, summary);
    }

    /**
     * The same, with words that completion offers for its value.
     *
     * @param words some of the words that it may be
     */
    public Option offering(List<String> words) {
        return new Option(names, label, repeatable, choices, List.copyOf(words), summary);
    }

    /** The words that completion offers for its value. */
    public List<String> completions() {
        return choices.isEmpty() ? offered : choices;
    }

    /** Whether it takes a value. */
    public boolean takesValue() {
        return !label.isEmpty();
    }

    /** Whether its value is the name of a file or folder. */
    public boolean namesFile() {
        return label.equals("FILE") || label.equals("DIR");
    }

    /** The name by which code asks for it: the last one, without hyphens. */
    public String key() {
        String name = names.get(names.size() - 1);
        return name.substring(name.startsWith("--") ? 2 : 1);
    }

    /** Its names and value as help shows them: {@code -o, --output FORMAT}. */
    public String synopsis() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        if (takesValue()) {
            text.append(' ').append(label);
        }
        return text.toString();
    }

    /** The summary with the words its value may be. */
    public String fullSummary() {
        return choices.isEmpty() ? summary : summary + ": " + String.join(", ", choices);
    }

    private static List<String> words(String names) {
        int blank = names.indexOf(' ');
        return blank < 0 ? List.of(names) : List.of(names.substring(0, blank), names.substring(blank + 1));
    }
}
