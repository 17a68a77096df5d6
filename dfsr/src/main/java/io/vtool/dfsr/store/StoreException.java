package io.vtool.dfsr.store;

/** A database cannot be read or written. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what could not be done, with the file's name
     * @param cause what the database says
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
