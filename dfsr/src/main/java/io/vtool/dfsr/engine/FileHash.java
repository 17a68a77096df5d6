package io.vtool.dfsr.engine;

import java.io.IOException;
import java.nio.file.Path;

/** The hash of a file's content, as records carry it. */
public final class FileHash {
    private FileHash() {}

    /**
     * The first 16 bytes of SHA-1.
     *
     * @param file the file
     * @throws IOException if it cannot be read
     */
    public static byte[] of(Path file) throws IOException {
        return FileFacts.of(file).hash();
    }
}
