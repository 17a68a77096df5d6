package io.vtool.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells JLine the words of a line for completion, and whether a line is whole. */
final class ShellParser implements Parser {
    private record Line(List<String> words, int wordIndex, int wordCursor, String line, int cursor)
            implements CompletingParsedLine {
        @Override
        public String word() {
            return words.get(wordIndex);
        }

        /** A name as it has to be typed. */
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            String text = candidate.toString();
            for (int i = 0; i < text.length(); i++) {
                if (" \t;'\"\\#".indexOf(text.charAt(i)) >= 0) {
                    return "'" + text.replace("'", "'\\''") + "'";
                }
            }
            return text;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor;
        }

        @Override
        public int rawWordLength() {
            return wordCursor;
        }
    }

    private final Predicate<String> whole;

    /**
     * Readies it.
     *
     * @param whole tells lines that are whole whatever quotes they have: those of logs
     */
    ShellParser(Predicate<String> whole) {
        this.whole = whole;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.ACCEPT_LINE && !whole.test(line)) {
            try {
                Words.split(line);
            } catch (Words.Unfinished e) {
                throw new EOFError(-1, cursor, String.valueOf(e.getMessage()));
            }
        }
        int start = line.lastIndexOf(';', Math.max(0, cursor - 1)) + 1;
        String upToCursor = line.substring(Math.min(start, cursor), cursor);
        List<String> words = new ArrayList<>();
        for (String word : upToCursor.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        boolean fresh = upToCursor.isEmpty() || Character.isWhitespace(upToCursor.charAt(upToCursor.length() - 1));
        if (fresh) {
            words.add("");
        }
        int last = words.size() - 1;
        return new Line(words, last, words.get(last).length(), line, cursor);
    }
}
