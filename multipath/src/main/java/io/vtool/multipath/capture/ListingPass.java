package io.vtool.multipath.capture;

/** One reading of a listing, line by line. Rows longer than {@value #LONGEST_LINE} characters are passed over. */
final class ListingPass {
    private static final int LONGEST_LINE = 4096;
    private static final int MOST_JOINED = 1 << 16;
    private static final int MOST_LINES = 1 << 20;

    private final MapBuilder builder = new MapBuilder();
    private final WrapWidth widths = new WrapWidth();
    private final int width;
    private String text = "";
    private ListingLine line = LineClassifier.OTHER;
    private int length;
    private boolean blank;
    private boolean gap;
    private int kept;
    private boolean truncated;

    /**
     * A reading at the start of a listing.
     *
     * @param width at how many characters lines were cut, wherever that was; 0 for nowhere or at blanks
     */
    ListingPass(int width) {
        this.width = width;
    }

    /** Takes the next line. */
    void line(String raw) {
        int start = 0;
        for (int end = LineBreaks.next(raw, 0); end >= 0; end = LineBreaks.next(raw, start)) {
            cleaned(raw.substring(start, end));
            start = LineBreaks.after(raw, end);
        }
        cleaned(raw.substring(start));
    }

    /** Ends the listing. */
    Capture end() {
        emit();
        line = LineClassifier.OTHER;
        return new Capture(builder.end(), truncated);
    }

    /** At how many characters its lines seem to have been cut, 0 for nowhere or at blanks. */
    int width() {
        return widths.width();
    }

    private void cleaned(String raw) {
        String next = raw.length() > MOST_JOINED ? "" : LineCleaner.clean(raw);
        boolean first = true;
        while (!next.isEmpty()) {
            int seam = JoinedRows.seam(next);
            if (seam <= LONGEST_LINE) {
                String piece = next.substring(0, seam).strip();
                gap = first && (blank || HardWrap.beginsBlank(raw));
                if (!(first && cut(piece))) {
                    piece(piece);
                }
                first = false;
            }
            next = next.substring(seam).strip();
        }
        length = HardWrap.length(raw);
        blank = HardWrap.endsBlank(raw);
        widths.line(length);
    }

    /** Takes a line that begins in the middle of what the one before began, where that was cut at its width. */
    private boolean cut(String piece) {
        String next = unprefixed(piece);
        if (width == 0 || length != width || text.length() + next.length() >= LONGEST_LINE) {
            return false;
        }
        String joined = gap ? text + " " + next : text + next;
        ListingLine whole = LineClassifier.classify(joined);
        if (!HardWrap.continues(text, line, next, LineClassifier.classify(next), whole)) {
            return false;
        }
        text = joined;
        line = whole;
        return true;
    }

    private void piece(String next) {
        ListingLine found = LineClassifier.classify(next);
        boolean other = found instanceof ListingLine.Other;
        if (other && (isBlank(next) || LinePrefix.isNumberAfter(text, next))) {
            return;
        }
        boolean piece = other && !MapBuilder.isMessage(next)
                || found instanceof ListingLine.Header header && Seam.inWwid(text, header.wwid());
        if (piece && text.length() + next.length() < LONGEST_LINE && rest(unprefixed(next))) {
            return;
        }
        emit();
        text = next;
        line = found;
    }

    /** Whether a line has marks only, as strings and tables leave them. */
    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '#') {
                return false;
            }
        }
        return true;
    }

    /** A line without the prefix that the properties before it have. */
    private String unprefixed(String next) {
        if (!(line instanceof ListingLine.Properties properties)) {
            return next;
        }
        String rest = LinePrefix.strip(next, properties.before()).strip();
        return rest.isEmpty() ? next : rest;
    }

    /** Takes a line as the rest of the one before, if it is. */
    private boolean rest(String next) {
        String seamed = Seam.join(text, next);
        boolean close = cutInVendor(text + next);
        if (close && put(text + next, next)
                || put(seamed, next)
                || put(text + next, next)
                || put(text + " " + next, next)) {
            return true;
        }
        if (line instanceof ListingLine.Header header && HardWrap.isModel(header, next)) {
            widths.rest(length);
        }
        return false;
    }

    /** Takes a joined line in place of the one before, if it is more of what that was. */
    private boolean put(String joined, String next) {
        ListingLine whole = LineClassifier.classify(joined);
        if (!isRest(next, joined, whole)) {
            return false;
        }
        widths.seam(length, text, next, gap);
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
        if (whole instanceof ListingLine.Properties && same && isOpen(text)) {
            return true;
        }
        if (!same || whole.fields() <= line.fields()) {
            return false;
        }
        if (whole instanceof ListingLine.PathRow) {
            boolean cut = joined.length() == text.length() + next.length();
            return line instanceof ListingLine.Other || cut || PathRowParser.isState(new Cursor(next, 0).word());
        }
        return !(whole instanceof ListingLine.Header header) || header.certain() || header.named();
    }

    /** Whether properties end within a value in quotes. */
    private static boolean isOpen(String text) {
        int quotes = 0;
        for (int i = Math.max(0, text.indexOf("size=")); i < text.length(); i++) {
            quotes += text.charAt(i) == '\'' ? 1 : 0;
        }
        return quotes % 2 == 1;
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
