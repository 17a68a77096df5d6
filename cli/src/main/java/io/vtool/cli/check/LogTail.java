package io.vtool.cli.check;

import io.vtool.cli.env.LineInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * What was written to a log since it was last read. The place is kept with the file's number and its first bytes, so that a log
 * that was rotated, cut or written anew is told from one that grew.
 */
final class LogTail {
    private static final int HEAD = 256;

    private final Path log;
    private final Path place;
    private final boolean fromStart;

    LogTail(Path log, Path folder, boolean fromStart) {
        this.log = log.toAbsolutePath().normalize();
        this.place = folder.resolve(
                "log-" + UUID.nameUUIDFromBytes(this.log.toString().getBytes(StandardCharsets.UTF_8)));
        this.fromStart = fromStart;
    }

    /** Hands over each whole line that is new, adds up what comes back, and keeps the place. */
    long read(ToLongFunction<String> lines) throws IOException {
        String head = head();
        long size = Files.size(log);
        long from = start(head, size);
        long sum = 0;
        long end = from;
        try (FileChannel channel = FileChannel.open(log)) {
            end = lastLineEnd(channel, from, size);
            channel.position(from);
            LineInput input = new LineInput(new Bounded(Channels.newInputStream(channel), end - from));
            for (String line = input.next(); line != null; line = input.next()) {
                sum += lines.applyAsLong(line);
            }
        }
        keep(end, head);
        return sum;
    }

    private long start(String head, long size) throws IOException {
        if (!Files.exists(place)) {
            return fromStart ? 0 : size;
        }
        String[] kept = Files.readString(place).split("\n", 2);
        try {
            long at = Long.parseLong(kept[0].strip());
            String known = kept.length > 1 ? kept[1].strip() : "";
            return at <= size && head.startsWith(known) ? at : 0;
        } catch (NumberFormatException e) {
            return 0; // no place of ours
        }
    }

    /** The first bytes as text without line ends; two logs that begin alike begin at the same time. */
    private String head() throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            StringBuilder head = new StringBuilder();
            for (byte b : in.readNBytes(HEAD)) {
                head.append(Character.forDigit(b >> 4 & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
            }
            return head.toString();
        }
    }

    /** Where the last whole line ends; what is behind it is still being written. */
    private static long lastLineEnd(FileChannel channel, long from, long size) throws IOException {
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

    private void keep(long end, String head) throws IOException {
        Path folder = place.getParent();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path part = place.resolveSibling(place.getFileName() + ".part");
        Files.writeString(part, end + "\n" + head + "\n");
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The first bytes of a stream. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
