package io.vtool.multipath.capture;

/**
 * Reads a captured listing line by line: of any release from 0.4.5 on, with the messages, prompts and prefixes that got
 * between, and damaged by mail, web pages and terminals. Any text gives maps or none; nothing fails. Lines longer than
 * {@value #LONGEST_LINE} characters are passed over, and only the first {@value #MOST_LINES} path rows, groups and maps kept.
 */
public final class ListingReader {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 1 << 20;

    private final MapBuilder builder = new MapBuilder();
    private String text = "";
    private ListingLine line = LineClassifier.OTHER;
    private int kept;
    private boolean truncated;

    /** A reader at the start of a listing. */
    public ListingReader() {}

    /**
     * Takes the next line.
     *
     * @param raw the line without its end
     */
    public void line(String raw) {
        int start = 0;
        // a listing in a JSON string or a log has its line ends written out
        for (int end = raw.indexOf("\\n"); end >= 0; end = raw.indexOf("\\n", start)) {
            piece(raw.substring(start, end));
            start = end + 2;
        }
        piece(raw.substring(start));
    }

    /** Ends the listing. */
    public Capture end() {
        emit();
        line = LineClassifier.OTHER;
        return new Capture(builder.end(), truncated);
    }

    private void piece(String raw) {
        String next = raw.length() > LONGEST_LINE ? "" : LineCleaner.clean(raw);
        if (next.isEmpty()) {
            return;
        }
        ListingLine found = LineClassifier.classify(next);
        if (found instanceof ListingLine.Other
                && !MapBuilder.isMessage(next)
                && text.length() + next.length() < LONGEST_LINE) {
            String joined = Seam.join(text, next);
            ListingLine whole = LineClassifier.classify(joined);
            if (isRest(next, whole)) {
                text = joined;
                line = whole;
                return;
            }
        }
        emit();
        text = next;
        line = found;
    }

    /** Whether the line before is more of what it was when this one is put behind it. */
    private boolean isRest(String next, ListingLine whole) {
        boolean same = whole.getClass() == line.getClass() || line instanceof ListingLine.Other;
        if (!same || whole.fields() <= line.fields()) {
            return false;
        }
        if (whole instanceof ListingLine.PathRow) {
            return line instanceof ListingLine.Other || PathRowParser.isState(new Cursor(next, 0).word());
        }
        return !(whole instanceof ListingLine.Header header) || header.certain() || header.named();
    }

    private void emit() {
        boolean other = line instanceof ListingLine.Other;
        if (text.isEmpty() || !other && kept >= MOST_LINES) {
            truncated |= !text.isEmpty();
            return;
        }
        kept += other ? 0 : 1;
        builder.add(text, line);
    }
}
