package io.vtool.emulator.array.store;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The permissions of everything a lab keeps: its volumes and secrets are its owner's. */
public final class OwnerOnly {
    /** For a new file: 0600. */
    public static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

    /** For a new folder: 0700. */
    public static final FileAttribute<Set<PosixFilePermission>> FOLDER = mode("rwx------");

    private OwnerOnly() {}

    private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
