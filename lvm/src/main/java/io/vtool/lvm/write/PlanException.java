package io.vtool.lvm.write;

/** A plan that lvm2 would refuse too: expected, with the object it is about. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of trouble a caller can tell apart. */
    public enum Kind {
        /** A name lvm2 does not allow. */
        NAME,
        /** A name that is taken. */
        DUPLICATE,
        /** A size, a number of stripes or copies that cannot be. */
        VALUE,
        /** A pool or origin that is not there, or is of another kind. */
        REFERENCE,
        /** The devices have no room for it. */
        SPACE,
        /** The metadata areas have no room for the text. */
        METADATA_SPACE
    }

    private final Kind kind;
    private final String subject;

    /** A refusal of a subject, in words that go after its name. */
    public PlanException(Kind kind, String subject, String message) {
        super(message);
        this.kind = kind;
        this.subject = subject;
    }

    /** What a caller can tell apart. */
    public Kind kind() {
        return kind;
    }

    /** The device, group or volume it is about. */
    public String subject() {
        return subject;
    }
}
