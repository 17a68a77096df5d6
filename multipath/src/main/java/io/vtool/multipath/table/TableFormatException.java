package io.vtool.multipath.table;

/** A table or a status is not that of a multipath target. */
public final class TableFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    TableFormatException(String message) {
        super(message);
    }

    TableFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
