package io.vtool.multipath.capture;

/** Finds the line breaks that are written out: {@code \n} in a string, tags that begin a line of a page. */
final class LineBreaks {
    private LineBreaks() {}

    /** Where the next one stands, -1 when there is none. */
    static int next(String line, int from) {
        int escape = line.indexOf("\\n", from);
        int tag = line.indexOf('>', from) < 0 ? -1 : line.indexOf('<', from);
        while (tag >= 0 && !(Markup.breaks(line, tag) && Markup.tagEnd(line, tag) > 0)) {
            tag = line.indexOf('<', tag + 1);
        }
        return escape < 0 || tag >= 0 && tag < escape ? tag : escape;
    }

    /** Where the text behind the break that stands here begins. */
    static int after(String line, int at) {
        return line.charAt(at) == '<' ? Markup.tagEnd(line, at) : at + "\\n".length();
    }
}
