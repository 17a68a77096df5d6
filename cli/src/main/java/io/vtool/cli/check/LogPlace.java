package io.vtool.cli.check;

import io.vtool.scsi.scan.PlainLog;
import java.io.EOFException;
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
    private static final int TAIL = 128;

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
     * @param tail the text right before the position, in hexadecimal digits: files that begin alike differ there; empty when it
     *     was not kept
     */
    record Mark(long position, String head, String key, String tail) {
        /** Whether a file is the one that this place is in, perhaps grown, renamed, copied or compressed since. */
        boolean isOf(Mark other) {
            boolean same = !key.isEmpty() && key.equals(other.key);
            return head.isEmpty() ? same || key.isEmpty() : other.head.startsWith(head);
        }

        /** Whether the text right before the place stands in a file at that place. */
        boolean leadsInto(Path path) throws IOException {
            if (tail.isEmpty() || leadsIntoBytes(path)) {
                return true;
            }
            int count = tail.length() / 2;
            try (InputStream in = PlainLog.open(Files.newInputStream(path))) {
                in.skipNBytes(position - count);
                return hex(in.readNBytes(count)).equals(tail);
            } catch (EOFException e) {
                return false;
            }
        }

        /** The same of what is not compressed, however long it is. */
        private boolean leadsIntoBytes(Path path) throws IOException {
            try (FileChannel channel = FileChannel.open(path)) {
                return channel.size() >= position
                        && textBefore(channel, position).equals(tail);
            }
        }

        /** Whether a file ends before the place. */
        boolean isBehind(Path path) throws IOException {
            try (InputStream in = PlainLog.open(Files.newInputStream(path))) {
                in.skipNBytes(position);
                return false;
            } catch (EOFException e) {
                return true;
            }
        }

        Mark at(long other, String before) {
            return new Mark(other, head, key, before);
        }
    }

    /** The beginning of a file. */
    static Mark mark(Path path) throws IOException {
        String head;
        try (InputStream in = PlainLog.open(Files.newInputStream(path))) {
            head = hex(in.readNBytes(HEAD));
        }
        Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return new Mark(0, head, key == null ? "" : key.toString(), "");
    }

    /** The text right before a place. */
    static String textBefore(FileChannel channel, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(TAIL, end));
        channel.read(bytes, end - bytes.capacity());
        return hex(bytes.array());
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return text.toString();
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
            String tail = kept.length > 3 ? kept[3].strip() : "";
            return new Mark(
                    at,
                    kept.length > 1 ? kept[1].strip() : "",
                    kept.length > 2 ? kept[2].strip() : "",
                    tail.length() > 2 * Math.min(TAIL, at) ? "" : tail);
        } catch (NumberFormatException e) {
            return null; // no place of ours
        }
    }

    /** Keeps a place. */
    void keep(Mark mark) throws IOException {
        StateFile.write(file, mark.position() + "\n" + mark.head() + "\n" + mark.key() + "\n" + mark.tail() + "\n");
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
