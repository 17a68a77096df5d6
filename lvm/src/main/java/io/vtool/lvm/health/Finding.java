package io.vtool.lvm.health;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param subject the PV, device or volume it is about
 * @param detail a further name: a last path, a device that is used instead; or null
 * @param number what the code counts: a percentage, a sequence number, sectors; or null
 * @param limit what the number is measured against, or null
 */
public record Finding(
        Code code,
        Severity severity,
        String subject,
        @Nullable String detail,
        @Nullable Long number,
        @Nullable Long limit) {
    /** How bad it is. */
    public enum Severity {
        /** Worth knowing. */
        NOTICE,
        /** Redundancy or room is less than it was meant to be. */
        WARNING,
        /** Data cannot be reached, or soon not be written. */
        CRITICAL
    }

    /** What can be wrong. */
    public enum Code {
        /** No device carries a PV; detail: where it was seen last, number: its sectors. */
        PV_MISSING,
        /** A PV is back, but marked as missing. */
        PV_RETURNED,
        /** Several devices carry a PV; detail: the one used. */
        PV_DUPLICATE,
        /** A device is smaller than the PV; number and limit: sectors. */
        DEVICE_SHRUNK,
        /** A PV of no group is marked as used by one. */
        ORPHAN_USED,
        /** A PV holds metadata of a group that does not list it any more; detail: the group. */
        PV_OUTDATED,
        /** A metadata area or text cannot be read; detail: what is wrong with it, number: where. */
        METADATA_DAMAGED,
        /** A copy of the metadata is old; number: its sequence number, limit: the newest. */
        METADATA_STALE,
        /** Copies with one sequence number differ. */
        METADATA_CONFLICT,
        /** The metadata contradicts itself; detail: how. */
        METADATA_WRONG,
        /** The metadata areas are nearly full; number: percent. */
        METADATA_FULL,
        /** Extents of a volume cannot be reached. */
        VOLUME_PARTIAL,
        /** A volume lacks images, but can do without them; number: how many. */
        VOLUME_DEGRADED,
        /** Extents are being moved, or were when it was interrupted; number: of how many volumes. */
        VOLUME_MOVING,
        /** A snapshot is being merged; detail: which. */
        VOLUME_MERGING,
        /** A pool's data space fills; number: percent. */
        POOL_DATA_FULL,
        /** A pool's metadata space fills; number: percent. */
        POOL_METADATA_FULL,
        /** A snapshot fills; number: percent. */
        SNAPSHOT_FULL,
        /** A snapshot overflowed and is lost. */
        SNAPSHOT_INVALID,
        /** A pool asks to be checked or failed; detail: its state. */
        POOL_FAULTY,
        /** Other groups have the same name; detail: the group's own UUID, number: how many have it. */
        NAME_SHARED,
        /** The group is exported. */
        EXPORTED,
        /** The group belongs to another system; detail: which. */
        FOREIGN
    }
}
