package io.vtool.lvm.display;

import io.vtool.lvm.model.VolumeGroup;
import io.vtool.lvm.view.PhysicalVolume;
import java.util.List;

/** The status of groups and PVs as the number that lvm2 prints in its listings with colons. */
final class StatusBits {
    private static final long EXPORTED = 0x2;
    private static final long RESIZEABLE = 0x4;
    private static final long ALLOCATABLE = 0x8;
    private static final long NOAUTOACTIVATE = 0x10;
    private static final long READ = 0x100;
    private static final long WRITE = 0x200;
    private static final long CLUSTERED = 0x400;
    private static final long PVMOVE = 0x2000;
    private static final long MISSING = 0x80_0000;

    private StatusBits() {}

    static boolean writable(VolumeGroup group) {
        return group.status().contains("WRITE") || group.flags().contains("WRITE_LOCKED");
    }

    static long of(VolumeGroup group) {
        return words(group.status()) | words(group.flags());
    }

    static long of(PhysicalVolume pv) {
        long bits = pv.entry() == null
                ? 0
                : words(pv.entry().status()) | words(pv.entry().flags());
        boolean exported = pv.group() != null && pv.group().text().exported();
        return (pv.missing() ? bits | MISSING : bits & ~MISSING) | (exported ? EXPORTED : 0);
    }

    static long allocatable(PhysicalVolume pv) {
        return of(pv) & ALLOCATABLE;
    }

    private static long words(List<String> words) {
        long bits = 0;
        for (String word : words) {
            bits |= switch (word) {
                case "EXPORTED" -> EXPORTED;
                case "RESIZEABLE" -> RESIZEABLE;
                case "ALLOCATABLE" -> ALLOCATABLE;
                case "NOAUTOACTIVATE" -> NOAUTOACTIVATE;
                case "READ" -> READ;
                case "WRITE", "WRITE_LOCKED" -> WRITE;
                case "CLUSTERED" -> CLUSTERED;
                case "PVMOVE" -> PVMOVE;
                case "MISSING" -> MISSING;
                default -> 0;
            };
        }
        return bits;
    }
}
