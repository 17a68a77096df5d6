package io.vtool.cli.check;

import io.vtool.scsi.scan.PlainLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place up to which a log was read, kept in a file between runs. */
final class LogPlace {
    private static final int HEAD = 256;

    private final Path file;

    /**
     * Readies it.
     *
     * @param log the log, its absolute name
     * @param folder where places are kept
     */
    LogPlace(Path log, Path folder) {
        file = folder.resolve("log-" + UUID.nameUUIDFromBytes(log.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * A place in a file that can be told again under another name.
     *
     * @param position offset in its text
     * @param head how its text begins, in hexadecimal digits
     * @param key the file system's number of the file, empty when it has none
     */
    record Mark(long position, String head, String key) {
        /** Whether a file is the one that this place is in, perhaps grown, renamed, copied or compressed since. */
        boolean isOf(Mark other) {
            boolean same = !key.isEmpty() && key.equals(other.key);
            return head.isEmpty() ? same || key.isEmpty() : other.head.startsWith(head);
        }

        Mark at(long other) {
            return new Mark(other, head, key);
        }
    }

    /** The beginning of a file. */
    static Mark mark(Path path) throws IOException {
        StringBuilder head = new StringBuilder();
        try (InputStream in = PlainLog.open(Files.newInputStream(path))) {
            for (byte b : in.readNBytes(HEAD)) {
                head.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
            }
        }
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return new Mark(0, head.toString(), key == null ? "" : key.toString());
    }

    /** The place that was kept, null for a log that is met for the first time. */
    @Nullable
    Mark load() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        String[] kept = Files.readString(file).split("\n", -1);
        try {
            long at = Math.max(0, Long.parseLong(kept[0].strip()));
            return new Mark(at, kept.length > 1 ? kept[1].strip() : "", kept.length > 2 ? kept[2].strip() : "");
        } catch (NumberFormatException e) {
            return null; // no place of ours
        }
    }

    /** Keeps a place. */
    void keep(Mark mark) throws IOException {
        StateFile.write(file, mark.position() + "\n" + mark.head() + "\n" + mark.key() + "\n");
    }

    /** Where the last whole line of a part ends; what is behind it is still being written. */
    static long lastLineEnd(FileChannel channel, long from, long size) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1 << 12);
        long end = size;
        while (end > from) {
            long start = Math.max(from, end - one.capacity());
            one.clear().limit((int) (end - start));
            int count = channel.read(one, start);
            for (int i = count - 1; i >= 0; i--) {
                if (one.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return from;
    }
}
