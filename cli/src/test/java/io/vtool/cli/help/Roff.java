package io.vtool.cli.help;

import java.util.List;

/** Writes man(7) source. */
final class Roff {
    private static final int WRAP = 60;
    /** What mandoc takes for a line of good style. */
    private static final int MOST = 80;

    private final StringBuilder text = new StringBuilder();

    /** A macro with arguments; one with a blank is quoted. */
    Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            boolean quote = argument.isEmpty() || argument.indexOf(' ') >= 0;
            text.append(' ').append(quote ? "\"" : "").append(argument).append(quote ? "\"" : "");
        }
        text.append('\n');
        return this;
    }

    /** A line of text that is already roff. */
    Roff line(String roff) {
        text.append(roff).append('\n');
        return this;
    }

    /** A paragraph of plain text, a line a sentence; words in backquotes become bold. */
    Roff prose(String paragraph) {
        StringBuilder line = new StringBuilder();
        boolean bold = false;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (c == '`') {
                bold = !bold;
                line.append(bold ? "\\fB" : "\\fR");
            } else if (c == ' ' && !bold && (line.length() > WRAP || endsSentence(paragraph, i))) {
                text(line.toString());
                line.setLength(0);
            } else {
                line.append(escape(c));
            }
        }
        return text(line.toString());
    }

    /** A paragraph of names, which are not hyphenated. */
    Roff words(String paragraph) {
        return text(escape(paragraph).replaceAll("\\b[a-z0-9]+_", "\\\\%$0"));
    }

    /** A line of running text that is already roff, on as many lines as it needs. */
    private Roff text(String roff) {
        String rest = roff;
        for (int end = rest.lastIndexOf(' ', MOST);
                rest.length() > MOST && end > 0;
                end = rest.lastIndexOf(' ', MOST)) {
            line(guard(rest.substring(0, end)));
            rest = rest.substring(end + 1);
        }
        return line(guard(rest));
    }

    /** Several lines of roff. */
    Roff source(String roff) {
        for (String line : roff.split("\n", -1)) {
            if (line.startsWith(".")) {
                line(line);
            } else {
                text(line);
            }
        }
        return this;
    }

    /** Lines shown as they are. */
    Roff display(List<String> lines) {
        macro("EX");
        for (String shown : lines) {
            line(guard(escape(shown)));
        }
        return macro("EE");
    }

    /** Text as it must be written to come out the same. */
    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            escaped.append(escape(plain.charAt(i)));
        }
        return escaped.toString();
    }

    /** Bold text. */
    static String bold(String plain) {
        return "\\fB" + escape(plain) + "\\fR";
    }

    /** Slanted text, for what stands for a value. */
    static String italic(String plain) {
        return "\\fI" + escape(plain) + "\\fR";
    }

    private static String escape(char c) {
        return switch (c) {
            case '\\' -> "\\e";
            case '-' -> "\\-";
            case '\'' -> "\\(aq";
            case '`' -> "\\(ga";
            case '^' -> "\\(ha";
            case '~' -> "\\(ti";
            case '"' -> "\\(dq";
            default -> String.valueOf(c);
        };
    }

    private static boolean endsSentence(String text, int blank) {
        char before = text.charAt(blank - 1);
        boolean stop = before == '.' || before == '?';
        return stop && blank + 1 < text.length() && Character.isUpperCase(text.charAt(blank + 1));
    }

    /** A line that begins with a full stop would be a macro. */
    private static String guard(String line) {
        return line.startsWith(".") ? "\\&" + line : line;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
