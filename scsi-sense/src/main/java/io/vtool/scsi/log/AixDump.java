package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Collects the SENSE DATA of an entry that {@code errpt -a} prints: rows of words of four hexadecimal digits below that
 * label, and the name of the resource above it. What the data means, {@link LineDecoder} says.
 */
final class AixDump {
    private static final int MOST_WORDS = 512;
    private static final int WORD = 4;
    /** So many words hold the sense data of the device in every layout. */
    private static final int ENOUGH_WORDS = 48;

    private static final String LABEL = "SENSE DATA";
    private static final String RESOURCE = "Resource Name:";

    private final StringBuilder words = new StringBuilder();
    private String resource = "";
    private long labelLine;
    private int count;
    private boolean collecting;

    /** The number of the line with the label of the data that was collected last. */
    long firstLine() {
        return labelLine;
    }

    /**
     * Takes the next line.
     *
     * @return all data as one line that the decoder reads, if this line completes it
     */
    @Nullable
    String add(long lineNumber, String line) {
        String text = line.strip();
        if (collecting) {
            if (row(text)) {
                return count >= ENOUGH_WORDS ? end() : null;
            }
            if (!text.isEmpty() || count > 0) {
                String data = end();
                start(lineNumber, text);
                return data;
            }
            return null;
        }
        start(lineNumber, text);
        return null;
    }

    /** The data collected so far, if any; nothing is collected afterwards. */
    @Nullable
    String end() {
        collecting = false;
        if (count == 0) {
            return null;
        }
        String data = resource + LABEL + words;
        words.setLength(0);
        count = 0;
        return data;
    }

    private void start(long lineNumber, String text) {
        if (text.equals(LABEL)) {
            collecting = true;
            labelLine = lineNumber;
        } else if (text.startsWith(RESOURCE) && text.length() < 80) {
            resource = text + " ";
        } else if (text.startsWith("LABEL:")) {
            resource = "";
        }
    }

    /** Adds the words of a row; no when the line is anything else. */
    private boolean row(String text) {
        if (text.isEmpty() || count >= MOST_WORDS || text.length() > 200) {
            return false;
        }
        int before = words.length();
        int found = 0;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) != '|') {
                end++;
            }
            if (end > at) {
                if (end - at != WORD || !isHex(text, at)) {
                    words.setLength(before);
                    return false;
                }
                words.append(' ').append(text, at, end);
                found++;
            }
            at = end + 1;
        }
        count += found;
        return found > 0;
    }

    private static boolean isHex(String text, int at) {
        for (int i = at; i < at + WORD; i++) {
            if (!Cursor.isHex(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
