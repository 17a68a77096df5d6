package io.vtool.cli.dfsr.wmi;

/** Text between the marks of XML and HTML. */
final class Markup {
    private Markup() {}

    static String of(String text) {
        StringBuilder marked = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> marked.append("&lt;");
                case '>' -> marked.append("&gt;");
                case '&' -> marked.append("&amp;");
                case '"' -> marked.append("&quot;");
                default -> marked.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return marked.toString();
    }
}
