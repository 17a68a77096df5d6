package io.vtool.emulator.array.store;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The permissions of everything a lab keeps: its volumes and secrets are its owner's. */
public final class OwnerOnly {
    /** For a new file: 0600. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE =
            mode(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    /** For a new folder: 0700. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private OwnerOnly() {}

    private static FileAttribute<Set<PosixFilePermission>> mode(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
