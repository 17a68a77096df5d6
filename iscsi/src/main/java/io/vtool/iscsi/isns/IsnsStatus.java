package io.vtool.iscsi.isns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The words for the status of an iSNS response (RFC 4171 5.4.1). */
final class IsnsStatus {
    private IsnsStatus() {}

    /** The text of a status, which may be unknown. */
    static String text(int status) {
        String table = read();
        int line = table.indexOf("\n" + status + "\t");
        if (line < 0) {
            return "status " + Integer.toUnsignedString(status);
        }
        return table.substring(table.indexOf('\t', line) + 1, table.indexOf('\n', line + 1));
    }

    private static String read() {
        try (InputStream in = IsnsStatus.class.getResourceAsStream("isns-status.tsv")) {
            if (in == null) {
                throw new IllegalStateException("resource isns-status.tsv is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
