package io.vtool.cli.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Repairs what word processors, wikis and mail programs do to a command line on its way to the clipboard: dashes for
 * hyphens, curly quotes, blanks that do not break or have no width, the multiplication sign in {@code 0x28}.
 */
public final class Typography {
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";
    private static final char EM_DASH = '\u2014';
    private static final String OPENING = "\u201c\u201e\u201f\u2018\u201a\u201b";
    private static final String CLOSING = "\u201d\u201c\u2019\u2018";
    private static final String DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02";
    private static final String SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\uff07";
    private static final String NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad";
    private static final char TIMES = '\u00d7';

    private Typography() {}

    /**
     * Repairs the words before the options: non-breaking blanks in them separate words.
     *
     * @param words the whole command line
     * @param count how many words at the start to repair
     */
    public static List<String> lead(List<String> words, int count) {
        if (plain(words)) {
            return words;
        }
        List<String> repaired = new ArrayList<>();
        for (String word : words) {
            if (repaired.size() < count && !isDash(first(word))) {
                split(text(word), repaired);
            } else {
                repaired.add(word);
            }
        }
        return repaired;
    }

    /**
     * Repairs options and operands.
     *
     * @param words the words after the command's name
     * @param shape the command's options
     */
    public static List<String> repair(List<String> words, OptionShape shape) {
        if (plain(words)) {
            return words;
        }
        List<String> repaired = new ArrayList<>();
        boolean operandsOnly = false;
        boolean keep = false;
        for (String word : unquoted(words)) {
            if (operandsOnly || keep || !startsOption(word)) {
                boolean verbatim = keep || shape.keepsOperands();
                repaired.add(verbatim ? word : text(word));
                keep = false;
            } else {
                option(word, shape, repaired);
                String last = repaired.get(repaired.size() - 1);
                operandsOnly = last.equals("--");
                keep = shape.keepsValue(last);
            }
        }
        return repaired;
    }

    /**
     * Repairs a piece of text that is no file name.
     *
     * @param text the text
     */
    public static String text(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DASHES.indexOf(c) >= 0) {
                repaired.append('-');
            } else if (DOUBLE_QUOTES.indexOf(c) >= 0) {
                repaired.append('"');
            } else if (SINGLE_QUOTES.indexOf(c) >= 0) {
                repaired.append('\'');
            } else if (isBlank(c)) {
                repaired.append(' ');
            } else if (c == TIMES && inNumber(text, i)) {
                repaired.append('x');
            } else if (NO_WIDTH.indexOf(c) < 0) {
                repaired.append(c);
            }
        }
        return repaired.toString();
    }

    /** The option itself, then what a non-breaking blank separated from it. */
    private static void option(String word, OptionShape shape, List<String> repaired) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != '=' && !isBlank(word.charAt(end))) {
            end++;
        }
        String option = hyphens(word.substring(0, end), shape);
        if (end == word.length()) {
            repaired.add(option);
            return;
        }
        String value = word.substring(end + 1);
        String clean = shape.keepsValue(option) ? value : text(value);
        if (word.charAt(end) == '=') {
            repaired.add(option + "=" + clean);
        } else {
            repaired.add(option);
            if (!clean.isEmpty()) {
                repaired.add(clean);
            }
        }
    }

    /** Turns the dashes at the start into the hyphens that make it an option: one dash may stand for two hyphens. */
    private static String hyphens(String word, OptionShape shape) {
        int dashes = 0;
        while (dashes < word.length() && (word.charAt(dashes) == '-' || isDash(word.charAt(dashes)))) {
            dashes++;
        }
        if (dashes == 1 && word.length() > 2 && word.charAt(0) == '-') {
            return word; // what follows the letter is its value, perhaps a file's name
        }
        String name = text(word.substring(dashes));
        if (name.isEmpty()) {
            boolean two = dashes > 1 || word.charAt(0) == EM_DASH;
            return two ? "--" : "-";
        }
        boolean ascii = plain(word.substring(0, dashes));
        if (ascii) {
            return word.substring(0, dashes) + name;
        }
        boolean isLong = dashes > 1 || name.length() > 1 && shape.hasLong(name);
        return (isLong ? "--" : "-") + name;
    }

    /** Joins the words between an opening and a closing curly quote, as a shell does with straight ones. */
    private static List<String> unquoted(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int open = opening(word);
            int last = open < 0 ? -1 : closing(words, i, open);
            if (last < 0) {
                joined.add(word);
                continue;
            }
            StringBuilder text = new StringBuilder(word);
            for (int j = i + 1; j <= last; j++) {
                text.append(' ').append(words.get(j));
            }
            text.deleteCharAt(text.length() - 1).deleteCharAt(open);
            joined.add(text.toString());
            i = last;
        }
        return joined;
    }

    private static int opening(String word) {
        int place = startsOption(word) ? word.indexOf('=') + 1 : 0;
        boolean value = place > 0 || !startsOption(word);
        return value && place < word.length() && OPENING.indexOf(word.charAt(place)) >= 0 ? place : -1;
    }

    private static int closing(List<String> words, int from, int open) {
        for (int i = from; i < words.size(); i++) {
            String word = words.get(i);
            boolean more = i > from || word.length() > open + 1;
            if (more && !word.isEmpty() && CLOSING.indexOf(word.charAt(word.length() - 1)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static void split(String text, List<String> words) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static boolean inNumber(String text, int place) {
        return place > 0
                && text.charAt(place - 1) == '0'
                && place + 1 < text.length()
                && Character.digit(text.charAt(place + 1), 16) >= 0;
    }

    private static boolean startsOption(String word) {
        return first(word) == '-' || isDash(first(word));
    }

    private static char first(String word) {
        return word.isEmpty() ? ' ' : word.charAt(0);
    }

    private static boolean isDash(char c) {
        return DASHES.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == '\u00a0' || c == '\u202f' || c == '\u3000' || c >= '\u2000' && c <= '\u200a';
    }

    private static boolean plain(List<String> words) {
        for (String word : words) {
            if (!plain(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
