package io.vtool.lvm.report;

/** The comparisons of selections; where one begins like another, the longer one comes first. */
enum Operator {
    MATCHES("=~", "Matching regular expression. [regex]"),
    MATCHES_NOT("!~", "Not matching regular expression. [regex]"),
    EQUAL("=", "Equal to. [number, size, percent, string, string list, time]"),
    NOT_EQUAL("!=", "Not equal to. [number, size, percent, string, string_list, time]"),
    AT_LEAST(">=", "Greater than or equal to. [number, size, percent, time]"),
    GREATER(">", "Greater than. [number, size, percent, time]"),
    AT_MOST("<=", "Less than or equal to. [number, size, percent, time]"),
    LESS("<", "Less than. [number, size, percent, time]"),
    SINCE("since", "Since specified time (same as '>='). [time]"),
    AFTER("after", "After specified time (same as '>'). [time]"),
    UNTIL("until", "Until specified time (same as '<='). [time]"),
    BEFORE("before", "Before specified time (same as '<'). [time]");

    private final String sign;
    private final String meaning;

    Operator(String sign, String meaning) {
        this.sign = sign;
        this.meaning = meaning;
    }

    String sign() {
        return sign;
    }

    String meaning() {
        return meaning;
    }

    boolean regex() {
        return this == MATCHES || this == MATCHES_NOT;
    }

    boolean negated() {
        return this == MATCHES_NOT || this == NOT_EQUAL;
    }

    /** Whether it is a word for times only. */
    boolean timeWord() {
        return compareTo(SINCE) >= 0;
    }

    /** Whether it compares which of two is greater. */
    boolean ordering() {
        return compareTo(AT_LEAST) >= 0;
    }

    /** The sign that means the same. */
    Operator plain() {
        return switch (this) {
            case SINCE -> AT_LEAST;
            case AFTER -> GREATER;
            case UNTIL -> AT_MOST;
            case BEFORE -> LESS;
            default -> this;
        };
    }
}
