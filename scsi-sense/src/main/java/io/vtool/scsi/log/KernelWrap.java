package io.vtool.scsi.log;

import io.vtool.scsi.cdb.Cdb;

/**
 * Where mails break the lines of the Linux kernel: between {@code hostbyte=DID_OK} and the driver byte, within the bytes of
 * a command, and within the words of an additional sense code.
 */
final class KernelWrap {
    private static final String HOST = "hostbyte=";
    private static final String DRIVER = "driverbyte=";
    private static final String COMMAND = "CDB: ";
    private static final String WORDS = "Add. Sense: ";
    private static final int LONGEST_WORDS = 80;
    private static final int LONGEST_COMMAND = 16;

    private KernelWrap() {}

    /** Whether the line ends at such a place. */
    static boolean isCut(String text) {
        return endsInHost(text) || missingBytes(text) > 0 || octets(text) > 0 || endsInWords(text);
    }

    /** Whether the next line goes on with what is missing. */
    static boolean goesOn(String text, String rest) {
        if (endsInHost(text)) {
            return rest.startsWith(DRIVER);
        }
        int missing = missingBytes(text);
        int octets = octets(text);
        if (missing > 0 || octets > 0) {
            Cursor c = new Cursor(rest);
            int bytes = ByteRun.hex(c).length;
            return bytes > 0
                    && !rest.startsWith("0x")
                    && c.skipAny(" =").atEnd()
                    && (missing > 0 ? bytes <= missing : isLength(octets + bytes));
        }
        if (rest.isEmpty()
                || !Cursor.isLower(rest.charAt(0)) && rest.charAt(0) != '-' && !Cursor.isDigit(rest.charAt(0))) {
            return false;
        }
        String words = text.substring(text.lastIndexOf(WORDS) + WORDS.length());
        return Phrases.additionalSense(words + " " + rest.stripTrailing()) >= 0;
    }

    private static boolean endsInHost(String text) {
        int host = text.lastIndexOf(HOST);
        return host > 0 && text.indexOf(' ', host) < 0 && text.length() > host + HOST.length();
    }

    /** How many bytes of the command are missing, 0 where it is whole or none is to be seen. */
    private static int missingBytes(String text) {
        int label = text.lastIndexOf(COMMAND);
        if (label < 0 || text.length() - label > 120 || !Cursor.isHex(text.charAt(text.length() - 1))) {
            return 0;
        }
        int name = Math.max(text.indexOf(')', label), text.lastIndexOf(": ")) + 1;
        Cursor c = new Cursor(text).to(Math.max(name, label + COMMAND.length())).skipAny(" :");
        byte[] bytes = ByteRun.hex(c);
        boolean whole = bytes.length == 0 || !c.skipBlanks().atEnd();
        return whole ? 0 : Math.max(0, Cdb.length(bytes[0] & 0xff) - bytes.length);
    }

    /** Of how many bytes the command has with which the line ends behind its name; 0 where it may be whole. */
    private static int octets(String text) {
        int at = text.length();
        int count = 0;
        while (at > 2
                && count < LONGEST_COMMAND
                && Cursor.isHex(text.charAt(at - 1))
                && Cursor.isHex(text.charAt(at - 2))
                && text.charAt(at - 3) == ' ') {
            count++;
            at -= 3;
        }
        boolean named = at > 3
                && (text.charAt(at - 1) == ':'
                        || text.charAt(at - 1) == ')'
                        || text.contains("CDB")
                        || text.contains("command:"));
        return named && !isLength(count) ? count : 0;
    }

    private static boolean isLength(int bytes) {
        return switch (bytes) {
            case 5, 6, 9, 10, 11, 12, 15, 16 -> true;
            default -> false;
        };
    }

    private static boolean isInWords(char c) {
        return Cursor.isLower(c) || c == ',' || c == '-';
    }

    /** Whether the text of an additional sense code may go on; which texts there are, the next line decides. */
    private static boolean endsInWords(String text) {
        int label = text.lastIndexOf(WORDS);
        int start = label + WORDS.length();
        return label >= 0
                && start < text.length()
                && text.length() - start < LONGEST_WORDS
                && Cursor.isUpper(text.charAt(start))
                && isInWords(text.charAt(text.length() - 1));
    }
}
