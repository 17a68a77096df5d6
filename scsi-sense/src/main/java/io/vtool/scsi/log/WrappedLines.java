package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a line together that a mail or page broke in two or more: where a line ends in the middle of a form, the next one
 * is put behind it unless it starts a record of its own, and that counts if the whole says more than its parts.
 */
public final class WrappedLines {
    private static final int MOST_PARTS = 5;
    private static final int LONGEST = 2000;

    private static final String[] ENDS = {
        "Sense Key :",
        "Add. Sense:",
        "Additional sense:",
        "Result:",
        "CDB:",
        "sense data:",
        "Valid sense",
        "Possible sense",
        "Invalid sense",
        "sense key:",
        "SCSI sense:",
        "SCSI status:",
        "CAM status:",
        "return code =",
        "to dev",
        "to device",
        "on path",
        "on physical path",
        "failed",
        "Command",
        "Cmd",
        "Error for Command:"
    };
    private static final String[] STARTS = {
        "sd ",
        "st ",
        "sr ",
        "scsi",
        "ata",
        "cpu",
        "vmkernel",
        "kernel",
        "Cmd",
        "blk_",
        "end_req",
        "Buffer ",
        "print_req"
    };
    private static final String[] BEHIND_FAILED = {"H:", "on ", "with "};
    private static final String[] SENSE = {"Valid sense", "Possible sense", "Invalid sense"};
    private static final String[] MONTHS = {
        "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "
    };

    private final LineDecoder decoder;
    private final List<String> parts = new ArrayList<>();
    private String whole = "";
    private long first;

    /** Nothing is held back yet. */
    public WrappedLines(LineDecoder decoder) {
        this.decoder = decoder;
    }

    /** Whether a line is held back until the next one comes. */
    public boolean isPending() {
        return !parts.isEmpty();
    }

    /** The number of the first line of what is held back. */
    public long firstLine() {
        return first;
    }

    /**
     * Takes the next line.
     *
     * @return whether it was taken; else the caller decodes it by itself, after what {@link #take} gives
     */
    public boolean add(long lineNumber, String line) {
        if (parts.isEmpty()) {
            if (line.length() > LONGEST || !isCut(line)) {
                return false;
            }
            first = lineNumber;
            whole = line.stripTrailing();
            parts.add(line);
            return true;
        }
        String rest = unquoted(line);
        if (parts.size() == MOST_PARTS || whole.length() + rest.length() > LONGEST || startsRecord(rest)) {
            return false;
        }
        if (endsInStatus(whole) && !startsWith(rest, SENSE)
                || whole.endsWith("failed") && !startsWith(rest, BEHIND_FAILED)
                || KernelWrap.isCut(whole) && !KernelWrap.goesOn(whole, rest)) {
            return false;
        }
        // a part that the end of the line cut counts as whole only when the next line goes on
        if (parts.size() > 1 && !isCut(whole)) {
            return false;
        }
        whole = whole + " " + rest;
        parts.add(line);
        return true;
    }

    /** Whether what is held back may go on in the next line. */
    public boolean isOpen() {
        return parts.size() < MOST_PARTS && isCut(whole);
    }

    /** The events of what was held back: of the whole if that says more than its parts, or
     * as much in fewer events; nothing is held back afterwards. */
    public List<StatusEvent> take() {
        List<StatusEvent> apart = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            apart.addAll(decoder.decode(first + i, parts.get(i)));
        }
        List<StatusEvent> together = parts.size() > 1 ? decoder.decode(first, whole) : List.of();
        parts.clear();
        int gain = score(together) - score(apart);
        return gain > 0 || gain == 0 && together.size() < apart.size() ? together : apart;
    }

    /** Whether the line ends in the middle of what is read. */
    private static boolean isCut(String line) {
        String text = line.stripTrailing();
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (last == ':' || last == '=' || Cursor.isLetter(last)) {
            for (String end : ENDS) {
                if (text.endsWith(end) && text.length() > end.length()) {
                    return true;
                }
            }
        }
        int host = text.lastIndexOf("H:0x");
        if (host >= 0 && text.length() - host < 14 && text.indexOf("P:0x", host) < 0) {
            return true;
        }
        if (endsInStatus(text) || endsInNumbers(text) || endsInCommand(text) || KernelWrap.isCut(text)) {
            return true;
        }
        if (host >= 0 || text.endsWith("Failed:") || !text.contains(" Cmd") && !text.contains(" Command ")) {
            return false;
        }
        return text.contains("ScsiDeviceIO: ") || text.contains("NMP: ");
    }

    /** {@code P:0x0} is the end of many lines; of others the sense data follows. */
    private static boolean endsInStatus(String line) {
        String text = line.stripTrailing();
        int plugin = text.lastIndexOf("P:0x");
        return plugin >= 0 && text.length() - plugin <= 6;
    }

    /** {@code sense data: 0x5 0x24} lacks the third number. */
    private static boolean endsInNumbers(String text) {
        int label = text.lastIndexOf("sense data: 0x");
        if (label < 0 || text.length() - label > 24) {
            return false;
        }
        int blanks = 0;
        for (int i = label + 12; i < text.length(); i++) {
            blanks += text.charAt(i) == ' ' ? 1 : 0;
        }
        return blanks < 2 && text.charAt(text.length() - 1) != '.';
    }

    /** {@code CDB: Read(16)} lacks the bytes. */
    private static boolean endsInCommand(String text) {
        int label = text.lastIndexOf("CDB: ");
        return label >= 0 && text.length() - label < 28 && text.charAt(text.length() - 1) == ')';
    }

    private static boolean startsRecord(String text) {
        if (text.isEmpty() || text.charAt(0) == '[' || text.charAt(0) == '(' || text.charAt(0) == '<') {
            return true;
        }
        boolean year = text.length() > 5 && text.charAt(4) == '-' && Cursor.isDigit(text.charAt(0));
        return year || startsWith(text, MONTHS) || startsWith(text, STARTS);
    }

    private static boolean startsWith(String text, String[] words) {
        for (String word : words) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    /** Without the marks of a quotation and blanks before it. */
    private static String unquoted(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) <= ' ' || line.charAt(at) == '>' || line.charAt(at) == '|')) {
            at++;
        }
        return line.substring(at);
    }

    private static int score(List<StatusEvent> events) {
        int score = 0;
        for (StatusEvent e : events) {
            score += known(e.host()) + known(e.device()) + known(e.plugin()) + known(e.driver());
            score += known(e.senseKey()) + known(e.asc()) + known(e.ascq()) + known(e.opcode());
            score += known(e.deviceId()) + known(e.pathId());
            score += known(e.details().lba()) + known(e.details().blocks());
        }
        return score;
    }

    private static int known(@Nullable Object value) {
        return value == null ? 0 : 1;
    }
}
