package io.vtool.dfsr.wmi;

import java.util.Locale;

/**
 * Reads conditions of WQL. Shells eat quotes, so a constant may stand bare: it then ends before {@code and}, {@code or}, a closing
 * bracket or the end.
 */
public final class Wql {
    private static final int LONGEST = 1 << 14;
    private static final int DEEPEST = 100;

    private final WmiClass type;
    private final String text;
    private int at;
    private int depth;

    private Wql(WmiClass type, String text) {
        this.type = type;
        this.text = text;
    }

    /**
     * Reads a condition.
     *
     * @param type class of the instances
     * @param text what stands behind {@code where}, perhaps in quotes
     * @throws WmiException if it is none, or names a property that the class does not have
     */
    public static Condition parse(WmiClass type, String text) throws WmiException {
        String bare = text.strip();
        while (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        if (bare.length() > LONGEST) {
            throw invalid();
        }
        Wql wql = new Wql(type, bare);
        Condition condition = wql.or();
        wql.blanks();
        if (wql.at < bare.length()) {
            throw invalid();
        }
        return condition;
    }

    private static WmiException invalid() {
        return new WmiException(WmiException.INVALID_QUERY);
    }

    private Condition or() throws WmiException {
        if (++depth > DEEPEST) {
            throw invalid();
        }
        Condition condition = and();
        while (word("or")) {
            condition = new Condition.Or(condition, and());
        }
        depth--;
        return condition;
    }

    private Condition and() throws WmiException {
        Condition condition = not();
        while (word("and")) {
            condition = new Condition.And(condition, not());
        }
        return condition;
    }

    private Condition not() throws WmiException {
        boolean negated = false;
        while (word("not")) {
            negated = !negated;
        }
        blanks();
        Condition condition;
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            condition = or();
            blanks();
            if (at == text.length() || text.charAt(at) != ')') {
                throw invalid();
            }
            at++;
        } else {
            condition = comparison();
        }
        return negated ? new Condition.Not(condition) : condition;
    }

    private Condition comparison() throws WmiException {
        blanks();
        int start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        WmiProperty property = type.property(text.substring(start, at));
        if (property == null) {
            throw invalid();
        }
        if (word("is")) {
            boolean negated = word("not");
            if (!word("null")) {
                throw invalid();
            }
            Condition none = new Condition.IsNull(property);
            return negated ? new Condition.Not(none) : none;
        }
        boolean negated = word("not");
        String operator = word("like") ? "like" : negated ? "" : operator();
        String value = operator.isEmpty() ? "" : value();
        if (operator.isEmpty() || property.type().endsWith("[]")) {
            throw invalid();
        }
        Condition compare = new Condition.Compare(property, operator, value, constant(property, operator, value));
        return negated ? new Condition.Not(compare) : compare;
    }

    private static Object constant(WmiProperty property, String operator, String value) throws WmiException {
        if (operator.equals("like") || property.type().equals("datetime")) {
            return value;
        }
        try {
            Object typed = WmiValue.typed(property.type(), value);
            return typed == null ? value : typed;
        } catch (WmiException e) {
            throw new WmiException(WmiException.INVALID_QUERY, e);
        }
    }

    private String operator() throws WmiException {
        blanks();
        for (String operator : new String[] {"<>", "!=", "<=", ">=", "=", "<", ">"}) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator.equals("!=") ? "<>" : operator;
            }
        }
        throw invalid();
    }

    private String value() throws WmiException {
        blanks();
        if (at == text.length()) {
            throw invalid();
        }
        char quote = text.charAt(at);
        return quote == '\'' || quote == '"' ? quoted(quote) : bare();
    }

    private String quoted(char quote) throws WmiException {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '\\' && i + 1 < text.length() && "\\'\"".indexOf(text.charAt(i + 1)) >= 0;
            if (c == quote) {
                at = i + 1;
                return value.toString();
            }
            value.append(escape ? text.charAt(++i) : c);
        }
        throw invalid();
    }

    private String bare() throws WmiException {
        int start = at;
        int open = 0;
        while (at < text.length() && !(open == 0 && ends())) {
            char c = text.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\'' || c == '"') {
                throw invalid(); // a quote that was not opened
            }
        }
        String value = text.substring(start, at).strip();
        if (value.isEmpty()) {
            throw invalid();
        }
        return value.replace("\\\\", "\\");
    }

    private boolean ends() {
        if (text.charAt(at) == ')') {
            return true;
        }
        if (text.charAt(at) != ' ') {
            return false;
        }
        int saved = at;
        boolean ends = word("and") || word("or");
        at = saved;
        return ends;
    }

    /** Takes a word, when it stands there. */
    private boolean word(String word) {
        int saved = at;
        blanks();
        int end = at + word.length();
        boolean there = text.length() >= end
                && text.substring(at, end).toLowerCase(Locale.ROOT).equals(word)
                && (end == text.length() || !isName(text.charAt(end)));
        at = there ? end : saved;
        return there;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
