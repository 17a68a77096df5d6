package io.vtool.lvm.disk;

import org.jspecify.annotations.Nullable;

/**
 * Something on a device that is not as it should be.
 *
 * @param part what is damaged
 * @param offset where it starts, in bytes from the start of the device
 * @param problem what is wrong with it
 * @param found the number found, where the problem is a number; else 0
 * @param expected the number that should be there or the limit, where there is one; else 0
 * @param detail what the parser or the device said, or null
 */
public record Damage(
        Part part,
        long offset,
        Problem problem,
        long found,
        long expected,
        @Nullable String detail) {
    /** What can be damaged. */
    public enum Part {
        /** The label, section 1.1. */
        LABEL,
        /** The PV header behind the label. */
        PV_HEADER,
        /** The header of a metadata area. */
        METADATA_HEADER,
        /** A metadata text. */
        METADATA_TEXT
    }

    /** What can be wrong. */
    public enum Problem {
        /** The device gave an error. */
        UNREADABLE,
        /** The device ends before it. */
        BEYOND_DEVICE,
        /** The checksum does not match. */
        CHECKSUM,
        /** The type or magic word is another one. */
        MAGIC,
        /** The version is an unknown one. */
        VERSION,
        /** It says it belongs somewhere else. */
        WRONG_PLACE,
        /** It points outside of the room it may use. */
        OUT_OF_BOUNDS,
        /** It claims more room than anything real needs. */
        TOO_LARGE,
        /** More of them than lvm2 makes. */
        TOO_MANY,
        /** A list has no end. */
        UNENDED,
        /** It does not begin with a name that a group may have. */
        NAME,
        /** The identifier has characters no identifier has. */
        IDENTIFIER,
        /** The text breaks the grammar. */
        SYNTAX,
        /** The text has no volume group in it that can be understood. */
        CONTENT,
        /** The text differs from one of the same version that was found before; the detail says in which numbers. */
        MISMATCH
    }

    static Damage of(Part part, long offset, Problem problem) {
        return new Damage(part, offset, problem, 0, 0, null);
    }

    static Damage of(Part part, long offset, Problem problem, long found, long expected) {
        return new Damage(part, offset, problem, found, expected, null);
    }
}
