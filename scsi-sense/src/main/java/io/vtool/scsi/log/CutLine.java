package io.vtool.scsi.log;

/** Where a line ends in the middle of a form, and which line goes on with it. */
final class CutLine {
    /** Words and marks at the end behind which more is to come. */
    private static final String[] ENDS = {
        "Sense Key :",
        "Sense Key",
        "Add.",
        "Add. Sense",
        "Add. Sense:",
        "Additional sense:",
        "Result:",
        "CDB:",
        "sense data:",
        "Sense Data:",
        "Valid sense",
        "Possible sense",
        "Invalid sense",
        "sense key:",
        "SCSI sense:",
        "SCSI status:",
        "SCSI status: Check",
        "CAM status:",
        "CAM status: SCSI",
        "CAM status: SCSI Status",
        "return code =",
        "return code",
        "to dev",
        "to device",
        "on path",
        "on physical path",
        "failed",
        "Failed:",
        "Command",
        "Cmd",
        "Error for Command:",
        "I/O error, dev",
        "error, dev",
        "critical medium",
        "critical target",
        "FAILED",
        "Done:",
        "Done: SUCCESS",
        "NEEDS_RETRY",
        "ADD_TO_MLQUEUE",
        "UNKNOWN(0x2003)",
        "status =",
        "I/O"
    };

    private static final String[] STARTS = {
        "sd ", "st ", "sr ", "scsi", "ata", "vmkernel", "kernel", "blk_", "end_req", "Buffer ", "print_req"
    };
    private static final String[] BEHIND_FAILED = {"H:", "on ", "with "};
    private static final String[] MONTHS = {
        "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "
    };
    /** The first words of sense keys of two. */
    private static final String[] KEYS = {
        "illegal",
        "not",
        "hardware",
        "medium",
        "unit",
        "aborted",
        "data",
        "recovered",
        "blank",
        "copy",
        "volume",
        "vendor"
    };
    /** What ESX writes about commands starts with one of these. */
    private static final String[] HEADS = {"ScsiDeviceIO:", "NMP:", "HPP:"};

    /** How far behind the name of an NVMe device the code of its command stands. */
    private static final int LONGEST_COMMAND = 40;

    private CutLine() {}

    /** Whether the line ends in the middle of what is read. */
    static boolean is(String line) {
        String text = line.stripTrailing();
        int host = text.lastIndexOf("H:0x");
        if (host >= 0 && EsxStatusWrap.isCut(text, host)) {
            return true;
        }
        for (String end : ENDS) {
            if (text.endsWith(end) && text.length() > end.length()) {
                return true;
            }
        }
        return endsInNumbers(text)
                || endsInCommand(text)
                || endsInKey(text)
                || endsInPrefix(text)
                || isNvmeHead(text)
                || KernelWrap.isCut(text)
                || SenseWrap.isCut(text)
                || host < 0 && isHead(text);
    }

    /** Whether the next line, without blanks around it, goes on with what is missing. */
    static boolean goesOn(String text, String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        int host = text.lastIndexOf("H:0x");
        boolean head = host < 0 && isHead(text);
        if (startsRecord(rest) && !goesOnAsRecord(text, rest, head)) {
            return false;
        }
        if (host >= 0 && EsxStatusWrap.isCut(text, host)) {
            return EsxStatusWrap.goesOn(text, host, rest);
        }
        if (text.endsWith("failed") || text.endsWith("Failed:")) {
            return startsWith(rest, BEHIND_FAILED);
        }
        if (KernelWrap.isCut(text)) {
            return KernelWrap.goesOn(text, rest);
        }
        if (SenseWrap.isCut(text)) {
            return SenseWrap.goesOn(text, rest);
        }
        if (text.endsWith("Command") || text.endsWith("Cmd")) {
            return head && (EsxStatusWrap.startsWithNumber(rest) || rest.startsWith("(0x"));
        }
        if (endsInNumbers(text)) {
            return EsxStatusWrap.startsWithNumber(rest);
        }
        return head ? !isSlashed(rest) && (rest.charAt(0) != '(' || rest.startsWith("(0x")) : !rest.startsWith("Cmd");
    }

    /** {@code (0x4124007cedc0)}, {@code cpu4:4100)} and {@code [sdb]} begin records elsewhere. */
    private static boolean goesOnAsRecord(String text, String rest, boolean head) {
        if (rest.charAt(0) == '[') {
            return text.endsWith(":") && endsInPrefix(text);
        }
        if (rest.startsWith("(sct ")) {
            return isNvmeHead(text);
        }
        return head && (rest.charAt(0) == '(' || text.endsWith(":") && rest.startsWith("cpu"));
    }

    /** {@code sd 2:0:0:0:}, {@code sd 2:0:0:0: [sdb]} or {@code tag#17}, behind which the message follows. */
    private static boolean endsInPrefix(String text) {
        int blank = text.lastIndexOf(' ');
        String last = text.substring(blank + 1);
        if (last.startsWith("tag#") || isAddress(last)) {
            return blank > 0;
        }
        boolean name = last.startsWith("[") && last.endsWith("]") && last.length() < 10 && blank > 0;
        return name && isAddress(text.substring(text.lastIndexOf(' ', blank - 1) + 1, blank));
    }

    /** {@code nvme0n1: Read(0x2) @ LBA 209715072, 8 blocks, Host Aborted} lacks the status. */
    private static boolean isNvmeHead(String text) {
        int name = text.lastIndexOf("nvme");
        int code = name < 0 ? -1 : text.indexOf("(0x", name);
        return code >= 0 && code - name < LONGEST_COMMAND && text.indexOf("(sct ", name) < 0;
    }

    /** {@code 2:0:0:0:}. */
    private static boolean isAddress(String word) {
        int colons = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            colons += c == ':' ? 1 : 0;
            if (c != ':' && !Cursor.isDigit(c)) {
                return false;
            }
        }
        return colons == 4 && word.endsWith(":");
    }

    /** {@code 2/0} begins a status of its own. */
    private static boolean isSlashed(String text) {
        return text.length() > 2 && text.charAt(1) == '/' && Cursor.isDigit(text.charAt(0));
    }

    /** {@code sense data: 0x5 0x24} lacks the third number. */
    private static boolean endsInNumbers(String text) {
        int label = text.lastIndexOf("sense data: 0x");
        return label >= 0 && EsxStatusWrap.lacksNumbers(text, label);
    }

    /** {@code CDB: Read(16)} lacks the bytes. */
    private static boolean endsInCommand(String text) {
        int label = text.lastIndexOf("CDB: ");
        return label >= 0 && text.length() - label < 28 && text.charAt(text.length() - 1) == ')';
    }

    /** {@code Sense Key : Illegal} and {@code SCSI sense: UNIT} lack the second word. */
    private static boolean endsInKey(String text) {
        int blank = text.lastIndexOf(' ');
        String word = text.substring(blank + 1);
        for (String key : KEYS) {
            if (key.equalsIgnoreCase(word)) {
                String before = text.substring(Math.max(0, blank - 12), Math.max(0, blank))
                        .strip();
                return endsWith(before, "sense key :")
                        || endsWith(before, "sense key:")
                        || endsWith(before, "si sense:");
            }
        }
        return false;
    }

    private static boolean endsWith(String text, String end) {
        return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
    }

    /** Whether ESX begins to write about a command there. */
    private static boolean isHead(String text) {
        if (text.endsWith("vmkernel:") || text.endsWith("vmkwarning:")) {
            return text.length() > 20;
        }
        int loss = text.lastIndexOf("PDL error");
        for (String head : HEADS) {
            int at = text.indexOf(head);
            if (at >= 0 && (loss < 0 || text.length() - loss < 12)) {
                return text.length() - at < 40 + head.length()
                        || text.contains("Cmd(0x")
                        || text.contains("Cmd 0x")
                        || text.contains("ommand 0x");
            }
        }
        return false;
    }

    /** Whether a line begins as those of logs do. */
    static boolean startsRecord(String text) {
        char c = text.charAt(0);
        if (c == '[' || c == '(' || c == '<') {
            return true;
        }
        boolean processor = text.startsWith("cpu") && text.length() > 3 && Cursor.isDigit(text.charAt(3));
        return processor || startsWithStamp(text) || startsWith(text, STARTS);
    }

    /** Whether a line begins with a date. */
    static boolean startsWithStamp(String text) {
        boolean year = text.length() > 5 && text.charAt(4) == '-' && Cursor.isDigit(text.charAt(0));
        return year || startsWith(text, MONTHS);
    }

    private static boolean startsWith(String text, String[] words) {
        for (String word : words) {
            if (text.startsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
