package io.vtool.multipath.capture;

/**
 * Reads a captured listing line by line: of any release from 0.4.5 on, with the messages, prompts and prefixes that got
 * between, and damaged by mail, web pages and terminals. Any text gives maps or none; nothing fails. Rows longer than
 * {@value #LONGEST_LINE} characters are passed over, and only the first {@value #MOST_LINES} path rows, groups and maps kept.
 */
public final class ListingReader {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_JOINED = 1 << 16;
    private static final int MOST_LINES = 1 << 20;

    private final MapBuilder builder = new MapBuilder();
    private final QuotedPrintable mail = new QuotedPrintable();
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
        String decoded = mail.line(raw);
        if (decoded != null) {
            decoded(decoded);
        }
    }

    /** Ends the listing. */
    public Capture end() {
        decoded(mail.end());
        emit();
        line = LineClassifier.OTHER;
        return new Capture(builder.end(), truncated);
    }

    private void decoded(String raw) {
        int start = 0;
        for (int end = LineBreaks.next(raw, 0); end >= 0; end = LineBreaks.next(raw, start)) {
            cleaned(raw.substring(start, end));
            start = LineBreaks.after(raw, end);
        }
        cleaned(raw.substring(start));
    }

    private void cleaned(String raw) {
        String next = raw.length() > MOST_JOINED ? "" : LineCleaner.clean(raw);
        while (!next.isEmpty()) {
            int seam = JoinedRows.seam(next);
            if (seam <= LONGEST_LINE) {
                piece(next.substring(0, seam).strip());
            }
            next = next.substring(seam).strip();
        }
    }

    private void piece(String next) {
        ListingLine found = LineClassifier.classify(next);
        boolean piece = found instanceof ListingLine.Other && !MapBuilder.isMessage(next)
                || found instanceof ListingLine.Header header && Seam.inWwid(text, header.wwid());
        if (piece && text.length() + next.length() < LONGEST_LINE) {
            String seamed = Seam.join(text, next);
            boolean close = cutInVendor(text + next);
            if (close && put(text + next, next) || put(seamed, next) || put(text + next, next)) {
                return;
            }
        }
        emit();
        text = next;
        line = found;
    }

    /** Takes a joined line in place of the one before, if it is more of what that was. */
    private boolean put(String joined, String next) {
        ListingLine whole = LineClassifier.classify(joined);
        if (!isRest(next, joined, whole)) {
            return false;
        }
        text = joined;
        line = whole;
        return true;
    }

    /** Whether the line before is a header that ends within the vendor, which has no blanks inside. */
    private boolean cutInVendor(String joined) {
        return text.indexOf(',') < 0
                && LineClassifier.classify(joined) instanceof ListingLine.Header header
                && header.certain()
                && header.foreign() == null;
    }

    private boolean isRest(String next, String joined, ListingLine whole) {
        boolean same = whole.getClass() == line.getClass() || line instanceof ListingLine.Other;
        if (!same || whole.fields() <= line.fields()) {
            return false;
        }
        if (whole instanceof ListingLine.PathRow) {
            boolean cut = joined.length() == text.length() + next.length();
            return line instanceof ListingLine.Other || cut || PathRowParser.isState(new Cursor(next, 0).word());
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
