package io.vtool.multipath.table;

/** Reads the words of a table or a status one after another. */
final class Words {
    private static final int LARGEST_COUNT = 1 << 16;

    private final String text;
    private int at;

    Words(String text) {
        this.text = text;
    }

    /** The next word. */
    String next() throws TableFormatException {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != ' ') {
            at++;
        }
        if (start == at) {
            throw new TableFormatException("the text ends early: " + text);
        }
        return text.substring(start, at);
    }

    /** The next word as a count. */
    int count() throws TableFormatException {
        String word = next();
        try {
            int count = Integer.parseInt(word);
            if (count >= 0 && count <= LARGEST_COUNT) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new TableFormatException("'" + word + "' is no count: " + text, e);
        }
        throw new TableFormatException("'" + word + "' is no count: " + text);
    }

    /** A count and as many words, as one text. */
    String counted() throws TableFormatException {
        int count = count();
        StringBuilder words = new StringBuilder().append(count);
        for (int i = 0; i < count; i++) {
            words.append(' ').append(next());
        }
        return words.toString();
    }

    /** Passes over words. */
    void skip(int count) throws TableFormatException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }
}
