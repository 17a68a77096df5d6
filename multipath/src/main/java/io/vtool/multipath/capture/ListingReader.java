package io.vtool.multipath.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a captured listing line by line: of any release from 0.4.5 on, with the messages, prompts and prefixes that got
 * between, and damaged by mail, web pages and terminals. Any text gives maps or none; nothing fails. Only the first million path
 * rows, groups and maps are kept.
 *
 * <p>Whether lines were cut at a width, and at which, shows at the end only: then the text is read again, if it is not too
 * long.
 */
public final class ListingReader {
    private static final int MOST_KEPT = 1 << 23;

    private final QuotedPrintable mail = new QuotedPrintable();
    private final ListingPass pass = new ListingPass(0);
    private final List<String> lines = new ArrayList<>();
    private int characters;

    /** A reader at the start of a listing. */
    public ListingReader() {}

    /**
     * Takes the next line.
     *
     * @param raw the line without its end
     */
    public void line(String raw) {
        String decoded = mail.line(raw);
        if (decoded == null) {
            return;
        }
        int cut = decoded.indexOf('\n');
        if (cut >= 0) {
            decoded(decoded.substring(0, cut));
        }
        decoded(decoded.substring(cut + 1));
    }

    /** Ends the listing. */
    public Capture end() {
        decoded(mail.end());
        Capture read = pass.end();
        int width = pass.width();
        if (width == 0 || characters > MOST_KEPT) {
            return read;
        }
        ListingPass again = new ListingPass(width);
        for (String line : lines) {
            again.line(line);
        }
        return again.end();
    }

    private void decoded(String line) {
        pass.line(line);
        characters = Math.min(characters + line.length() + 1, MOST_KEPT + 1);
        if (characters > MOST_KEPT) {
            lines.clear();
        } else {
            lines.add(line);
        }
    }
}
