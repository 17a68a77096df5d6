package io.vtool.dfsr.log;

import java.util.List;

/** What makes two entries the same message: module, function, and the text with everything that varies as a star. */
public final class MessageIdentity {
    private static final int LONGEST = 200;
    private static final int HEX_RUN = 8;
    private static final List<String> NAME_KEYS =
            List.of("fileName:", "updateName:", "filePath:", "path:", "name:", "dn:");

    private MessageIdentity() {}

    /**
     * The identity of an entry's message.
     *
     * @param entry the entry
     */
    public static String of(LogEntry entry) {
        String text = entry.text();
        StringBuilder identity = new StringBuilder(64)
                .append(entry.module())
                .append(' ')
                .append(entry.function())
                .append(' ');
        int from = 0;
        boolean named = false;
        while (from < text.length() && identity.length() < LONGEST) {
            int end = from;
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            String word = text.substring(from, end);
            named = isName(word)
                    || named && word.indexOf(':') < 0 && !word.startsWith("Error"); // names may hold blanks
            if (!named || isName(word)) {
                word(word, identity);
                if (end < text.length()) {
                    identity.append(' ');
                }
            }
            from = end + 1;
        }
        return identity.toString().stripTrailing();
    }

    private static boolean isName(String word) {
        for (String key : NAME_KEYS) {
            if (word.startsWith(key) && word.length() > key.length()) {
                return true;
            }
        }
        return false;
    }

    /** A key keeps its name; a word with a digit, a path or a quotation mark is a value. */
    private static void word(String word, StringBuilder identity) {
        int colon = word.indexOf(':');
        boolean key = colon > 0 && colon + 1 < word.length() && word.charAt(colon + 1) != ':';
        if (key && Character.isLetter(word.charAt(0)) && colon > 1) {
            identity.append(word, 0, colon + 1).append('*');
            return;
        }
        boolean varies = word.length() > HEX_RUN && word.indexOf('-') > 0 && word.indexOf('{') >= 0;
        for (int i = 0; i < word.length() && !varies; i++) {
            char c = word.charAt(i);
            varies = c >= '0' && c <= '9' || c == '\\' || c == '"';
        }
        if (!varies) {
            identity.append(word);
        } else if (identity.indexOf("* ", identity.length() - 2) >= 0) {
            identity.setLength(identity.length() - 1); // one star for values in a row
        } else {
            identity.append('*');
        }
    }
}
