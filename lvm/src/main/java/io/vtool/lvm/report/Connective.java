package io.vtool.lvm.report;

/** The signs that tie the parts of a selection together. */
enum Connective {
    AND("&&", "All fields must match"),
    COMMA(",", "All fields must match"),
    OR("||", "At least one field must match"),
    HASH("#", "At least one field must match"),
    NOT("!", "Logical negation"),
    OPEN("(", "Left parenthesis"),
    CLOSE(")", "Right parenthesis"),
    LIST("[", "List start"),
    LIST_END("]", "List end"),
    SUBSET("{", "List subset start"),
    SUBSET_END("}", "List subset end");

    private final String sign;
    private final String meaning;

    Connective(String sign, String meaning) {
        this.sign = sign;
        this.meaning = meaning;
    }

    String sign() {
        return sign;
    }

    String meaning() {
        return meaning;
    }

    boolean and() {
        return this == AND || this == COMMA;
    }

    boolean listEnd() {
        return this == LIST_END || this == SUBSET_END;
    }
}
