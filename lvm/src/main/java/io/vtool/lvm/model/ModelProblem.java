package io.vtool.lvm.model;

/**
 * Something in a metadata text that does not make a sound group.
 *
 * @param kind what is wrong
 * @param place the names of the sections and the setting, from the group down, joined by slashes
 * @param detail the value or name in question; empty if there is none
 */
public record ModelProblem(Kind kind, String place, String detail) {
    /** What can be wrong. */
    public enum Kind {
        /** A setting that must be there is not, or is of another type. */
        ABSENT,
        /** A number no group can have. */
        RANGE,
        /** An identifier with other characters than identifiers have. */
        IDENTIFIER,
        /** A segment names a PV or volume that is not listed. */
        DANGLING,
        /** Volumes are made of each other. */
        CYCLE,
        /** Segments do not follow each other without a gap. */
        GAP,
        /** A name is used twice. */
        DUPLICATE
    }
}
