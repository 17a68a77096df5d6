package io.vtool.lvm.report;

/** What is said about a text that is no regular expression. */
final class RegexErrors {
    private RegexErrors() {}

    static void print(String text, Messages messages) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        boolean dangling = text.endsWith("|");
        if (dangling) {
            messages.error("Badly formed 'or' expression");
        }
        int times = text.isEmpty() || dangling ? 1 : open > 0 ? open : 2;
        for (int i = 0; i < Math.min(times, 2); i++) {
            messages.error("missing ')' in regular expression");
        }
        messages.error("Parse error in regex");
        messages.error("Couldn't parse regex");
    }
}
