package io.vtool.emulator.lab;

/** What can be wrong with a lab's folder or its addresses: expected, and with something to try. */
public final class LabException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of trouble a caller can tell apart. */
    public enum Kind {
        /** Somebody else has the lab. */
        BUSY,
        /** There is no lab. */
        MISSING,
        /** There is one already, or something else is where it should be. */
        IN_THE_WAY,
        /** The saved definition cannot be used. */
        UNUSABLE,
        /** A group of the definition cannot be made; the subject is the group, or group/volume. */
        DEFINITION,
        /** A portal cannot listen on its address. */
        ADDRESS,
        /** A portal may not listen on its address. */
        FORBIDDEN,
        /** The lab has nothing of that name. */
        UNKNOWN
    }

    private final Kind kind;
    private final String subject;
    private final String hint;

    /**
     * Makes one.
     *
     * @param kind what a caller can tell apart
     * @param subject the folder or address it is about
     * @param message what is wrong, one sentence without a full stop
     * @param hint what to try
     */
    public LabException(Kind kind, String subject, String message, String hint) {
        super(message);
        this.kind = kind;
        this.subject = subject;
        this.hint = hint;
    }

    /**
     * Returns what a caller can tell apart.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns what it is about.
     *
     * @return a folder or an address
     */
    public String subject() {
        return subject;
    }

    /**
     * Returns what to try.
     *
     * @return one sentence without a full stop
     */
    public String hint() {
        return hint;
    }
}
