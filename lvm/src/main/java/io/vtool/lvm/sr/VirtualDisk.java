package io.vtool.lvm.sr;

import io.vtool.lvm.view.Volume;
import org.jspecify.annotations.Nullable;

/**
 * A volume of a storage repository.
 *
 * @param role what it is for
 * @param uuid of the virtual disk, or null
 * @param format vhd or raw for virtual disks, else null
 * @param hidden whether it is a base that others build on; null if nothing tells
 * @param told what told so: header, tag or permission; else null
 * @param parent the virtual disk it builds on, or null
 * @param virtualSize in bytes as the disk's header has it, or null
 * @param label its name in the repository's own records, or null
 */
public record VirtualDisk(
        Volume volume,
        Role role,
        @Nullable String uuid,
        @Nullable String format,
        @Nullable Boolean hidden,
        @Nullable String told,
        @Nullable String parent,
        @Nullable Long virtualSize,
        @Nullable String label) {
    /** What a volume is for. */
    public enum Role {
        /** A virtual disk. */
        DISK,
        /** The repository's own records about its disks. */
        MANAGEMENT,
        /** The note of an operation under way. */
        JOURNAL,
        /** Something else. */
        OTHER
    }
}
