package io.vtool.cli.sense;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.getopt.Getopt;
import io.vtool.cli.getopt.OptionTable;
import io.vtool.cli.getopt.ToolInvocation;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of sg_decode_sense. */
final class SgDecodeOptions {
    static final int SYNTAX_ERROR = 1;
    static final int CONTRADICTION = 31;

    private static final int MOST_BYTES = 1024;
    private static final int JOINED_LENGTH = 1024;
    static final OptionTable TABLE = OptionTable.of("b:ce:f:hHns:vVw:")
            .value("binary", 'b')
            .flag("cdb", 'c')
            .value("err", 'e')
            .value("file", 'f')
            .flag("help", 'h')
            .flag("hex", 'H')
            .flag("nospace", 'n')
            .value("status", 's')
            .flag("verbose", 'v')
            .flag("version", 'V')
            .value("write", 'w');

    boolean cdb;
    boolean help;
    boolean hex;
    boolean version;
    boolean binary;
    int verbose;
    int exitStatus = -1;
    int status = -1;

    @Nullable
    String file;

    @Nullable
    String output;

    boolean pairs;
    /** Digits without separators from the command line, null when there were none. */
    @Nullable
    String joined;

    byte[] bytes = new byte[0];

    private final TextOutput err;

    SgDecodeOptions(TextOutput err) {
        this.err = err;
    }

    /** Reads the command line; 0, or the exit status of the error that was printed. */
    int parse(ToolInvocation in) {
        Getopt options = in.options(TABLE);
        for (int c = options.next(); c != Getopt.END; c = options.next()) {
            int problem = option(c, options.value());
            if (problem != 0 || help) {
                return problem;
            }
        }
        if (exitStatus >= 0) {
            return 0;
        }
        return pairs ? join(options.operands()) : hex(options.operands());
    }

    private int option(int c, String value) {
        switch (c) {
            case 'b', 'f':
                if (file != null) {
                    String word = c == 'b' ? "BFN" : "HFN";
                    err.line("expect only one '--binary=" + word + "' or '--file=" + word + "' option");
                    return CONTRADICTION;
                }
                binary = c == 'b';
                file = value;
                break;
            case 'c':
                cdb = true;
                break;
            case 'e':
                exitStatus = SgNumber.parse(value);
                if (exitStatus < 0 || exitStatus > 0xff) {
                    err.line("--err= expected number from 0 to 255 inclusive");
                    return SYNTAX_ERROR;
                }
                break;
            case 'H':
                hex = true;
                break;
            case 'n':
                pairs = true;
                break;
            case 's':
                return status(value);
            case 'v':
                verbose++;
                break;
            case 'V':
                version = true;
                break;
            case 'w':
                output = value;
                break;
            default:
                help = true;
                break;
        }
        return 0;
    }

    private int status(String word) {
        int at = word.length() - word.stripLeading().length();
        boolean negative = word.startsWith("-", at);
        at += negative || word.startsWith("+", at) ? 1 : 0;
        if (word.startsWith("0x", at) || word.startsWith("0X", at)) {
            at++;
            // a lone 0x counts as 0
            at += SgHexFile.isHex(word, at + 1) ? 1 : -1;
        }
        int end = at;
        long number = 0;
        boolean huge = false;
        for (; SgHexFile.isHex(word, end); end++) {
            huge |= number >>> 60 != 0;
            number = number << 4 | Character.digit(word.charAt(end), 16);
        }
        if (end == at) {
            err.line("'--status=SS' expects a byte value");
            return SYNTAX_ERROR;
        }
        int low = (int) (huge ? -1 : negative ? -number : number);
        if (low < 0 || low > 0xff) {
            err.line("'--status=SS' byte value exceeds FF");
            return SYNTAX_ERROR;
        }
        status = low;
        return 0;
    }

    private int join(List<String> words) {
        if (words.isEmpty()) {
            return 0;
        }
        int length = 0;
        StringBuilder all = new StringBuilder();
        for (String word : words) {
            length += word.length();
            if (words.size() > 1 && length >= JOINED_LENGTH) {
                err.line("'--nospace' concat_buff overflow");
                return SYNTAX_ERROR;
            }
            all.append(word);
        }
        joined = all.toString();
        return 0;
    }

    private int hex(List<String> words) {
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        for (String word : words) {
            int value = octet(word);
            if (value < 0) {
                err.print("Invalid byte '").foreign(word).line("'");
                return SYNTAX_ERROR;
            }
            if (given.size() == MOST_BYTES) {
                err.line("sense data too long (max. " + MOST_BYTES + " bytes)");
                return SYNTAX_ERROR;
            }
            given.write(value);
        }
        bytes = given.toByteArray();
        return 0;
    }

    /** A byte as strtol(3) reads it in base 16, -1 when the word is none. */
    private static int octet(String word) {
        String digits = word.stripLeading();
        boolean negative = digits.startsWith("-");
        digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        digits = digits.startsWith("0x") || digits.startsWith("0X") ? digits.substring(2) : digits;
        if (digits.isEmpty()) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            if (!SgHexFile.isHex(digits, i)) {
                return -1;
            }
            value = Math.min(0x1000, value << 4 | Character.digit(digits.charAt(i), 16));
        }
        return value > 0xff || negative && value != 0 ? -1 : value;
    }
}
