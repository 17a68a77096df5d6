package io.vtool.iscsi.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The exit statuses of open-iscsi's programs and the texts they have in messages. */
public final class ExitCode {
    public static final int SUCCESS = 0;
    public static final int ERR = 1;
    public static final int TRANS = 4;
    public static final int IDBM = 6;
    public static final int INVAL = 7;
    public static final int TRANS_TIMEOUT = 8;
    public static final int PDU_TIMEOUT = 11;
    public static final int TRANS_NOT_FOUND = 12;
    public static final int SESS_EXISTS = 15;
    public static final int FATAL_LOGIN = 19;
    public static final int ISCSID_NOTCONN = 20;
    public static final int NO_OBJS_FOUND = 21;
    public static final int SYSFS_LOOKUP = 22;
    public static final int LOGIN_AUTH_FAILED = 24;
    public static final int ISNS_QUERY = 25;
    public static final int OP_NOT_SUPP = 27;

    private ExitCode() {}

    /**
     * The text of a status in messages.
     *
     * @param code the status, not 0
     */
    public static String text(int code) {
        String table = read();
        String start = "\n" + code + "\t";
        int line = table.indexOf(start);
        if (line < 0) {
            throw new IllegalArgumentException("exit status " + code);
        }
        int name = table.indexOf('\t', line + start.length());
        return table.substring(name + 1, table.indexOf('\n', name));
    }

    private static String read() {
        try (InputStream in = ExitCode.class.getResourceAsStream("exit-codes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("resource exit-codes.tsv is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
