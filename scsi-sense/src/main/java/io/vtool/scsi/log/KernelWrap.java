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

    private KernelWrap() {}

    /** Whether the line ends at such a place. */
    static boolean isCut(String text) {
        return endsInHost(text) || missingBytes(text) > 0 || endsInWords(text);
    }

    /** Whether the next line goes on with what is missing. */
    static boolean goesOn(String text, String rest) {
        if (endsInHost(text)) {
            return rest.startsWith(DRIVER);
        }
        int missing = missingBytes(text);
        if (missing > 0) {
            byte[] bytes = ByteRun.hex(new Cursor(rest));
            return bytes.length > 0 && bytes.length <= missing;
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

    private static boolean endsInWords(String text) {
        int label = text.lastIndexOf(WORDS);
        int start = label + WORDS.length();
        return label >= 0
                && start < text.length()
                && text.length() - start < LONGEST_WORDS
                && Cursor.isUpper(text.charAt(start))
                && Cursor.isLower(text.charAt(text.length() - 1))
                && Phrases.additionalSense(text.substring(start)) < 0;
    }
}
