package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder as it is on disk.
 *
 * @param path where
 * @param directory whether it is a folder
 * @param regular whether it is a file
 * @param size bytes, 0 for a folder
 * @param modified milliseconds since 1970
 * @param created milliseconds since 1970
 * @param fileId number of the file on its volume, which stays when it is renamed: see {@link FileNumber}
 */
record FileFacts(Path path, boolean directory, boolean regular, long size, long modified, long created, long fileId) {
    private static final int BUFFER = 1 << 16;
    private static final String UNIX = "unix:isDirectory,isRegularFile,size,lastModifiedTime,creationTime,ino,dev";

    /** Looks at a file, not at what a link points to. */
    static FileFacts of(Path path) throws IOException {
        try {
            return new FileFacts(path, Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return elsewhere(path);
        }
    }

    private FileFacts(Path path, Map<String, Object> attributes) {
        this(
                path,
                Boolean.TRUE.equals(attributes.get("isDirectory")),
                Boolean.TRUE.equals(attributes.get("isRegularFile")),
                Boolean.TRUE.equals(attributes.get("isRegularFile")) ? number(attributes.get("size")) : 0,
                millis(attributes.get("lastModifiedTime")),
                millis(attributes.get("creationTime")),
                FileNumber.of(
                        number(attributes.get("ino")),
                        attributes.get("dev"),
                        attributes.get("creationTime") instanceof FileTime born ? born : null));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static long millis(@Nullable Object value) {
        return value instanceof FileTime time ? time.toMillis() : 0;
    }

    /** Where files have no such numbers. */
    private static FileFacts elsewhere(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Object key = attributes.fileKey();
        return new FileFacts(
                path,
                attributes.isDirectory(),
                attributes.isRegularFile(),
                attributes.isRegularFile() ? attributes.size() : 0,
                attributes.lastModifiedTime().toMillis(),
                attributes.creationTime().toMillis(),
                Objects.hashCode(key == null ? path.toString() : key) & 0xffff_ffffL);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** The first 16 bytes of SHA-1 over the content; of a folder, zeroes. */
    byte[] hash() throws IOException {
        if (directory) {
            return new byte[IdRecord.HASH];
        }
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return Arrays.copyOf(digest.digest(), IdRecord.HASH);
    }
}
