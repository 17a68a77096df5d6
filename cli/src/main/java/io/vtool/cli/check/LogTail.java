package io.vtool.cli.check;

import io.vtool.cli.env.LineInput;
import io.vtool.scsi.scan.LogOrder;
import io.vtool.scsi.scan.PlainLog;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was written to a log since it was last read. A log that was rotated in between, by renaming it or by copying and cutting
 * it, compressed or not, is read on in the rotated file, then those that came after it, then the live one from its beginning.
 */
final class LogTail {
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_ROTATED = 100;
    private static final List<String> PACKED = List.of(".gz", ".xz", ".zst");

    private final Path log;
    private final LogPlace place;
    private final boolean fromStart;

    /**
     * Readies it.
     *
     * @param log the live log
     * @param folder where places are kept
     * @param fromStart whether a log that is met for the first time is read from its beginning, not from its end
     */
    LogTail(Path log, Path folder, boolean fromStart) {
        this.log = log.toAbsolutePath().normalize();
        this.place = new LogPlace(this.log, folder);
        this.fromStart = fromStart;
    }

    /** Hands over each whole line that is new, and keeps the place. */
    void read(Consumer<String> lines) throws IOException {
        LogPlace.Mark now = LogPlace.mark(log);
        LogPlace.Mark before = place.load();
        long size = Files.size(log);
        long from = 0;
        if (before == null) {
            from = fromStart ? 0 : size;
        } else if (before.isOf(now) && before.position() <= size && !isRenamed(before, now)) {
            from = before.position();
        } else {
            rotated(before, lines);
        }
        long end;
        try (FileChannel channel = FileChannel.open(log)) {
            end = LogPlace.lastLineEnd(channel, from, size);
            channel.position(from);
            each(new BoundedInput(Channels.newInputStream(channel), end - from), lines);
        }
        place.keep(now.at(end));
    }

    /** Whether the file of a place goes by another name now; two logs may begin alike. */
    private boolean isRenamed(LogPlace.Mark before, LogPlace.Mark now) throws IOException {
        if (before.key().isEmpty() || before.key().equals(now.key())) {
            return false;
        }
        for (Path sibling : siblings()) {
            if (before.key().equals(LogPlace.mark(sibling).key())) {
                return true;
            }
        }
        return false;
    }

    /** The rest of the file that was the live one before, and all of those that came after it. */
    private void rotated(LogPlace.Mark before, Consumer<String> lines) throws IOException {
        List<Path> newestFirst = siblings();
        int first = find(before, newestFirst);
        for (int i = first; i >= 0; i--) {
            try (InputStream in = PlainLog.open(Files.newInputStream(newestFirst.get(i)))) {
                in.skipNBytes(i == first ? before.position() : 0);
                each(in, lines);
            } catch (EOFException e) {
                // it was cut before it was kept: nothing behind the place
            }
        }
    }

    /** Which file a place is in: the one with its number where there is one, as logs may begin alike; -1 for none. */
    private static int find(LogPlace.Mark before, List<Path> newestFirst) throws IOException {
        int found = -1;
        for (int i = 0; i < newestFirst.size(); i++) {
            LogPlace.Mark mark = LogPlace.mark(newestFirst.get(i));
            if (before.isOf(mark)) {
                if (!before.key().isEmpty() && before.key().equals(mark.key())) {
                    return i;
                }
                found = found < 0 ? i : found;
            }
        }
        return found;
    }

    /** The rotated files of the log, the newest first. */
    private List<Path> siblings() throws IOException {
        Path folder = log.getParent();
        Path file = log.getFileName();
        if (folder == null || file == null) {
            return List.of();
        }
        String live = file.toString();
        String stem = live.endsWith(".log") ? live.substring(0, live.length() - ".log".length()) : live;
        List<String> names = new ArrayList<>();
        names.add(live);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder, each -> String.valueOf(each.getFileName()).startsWith(stem) && Files.isRegularFile(each))) {
            for (Path each : all) {
                String name = String.valueOf(each.getFileName());
                if (!name.equals(live) && names.size() < MOST_NAMES) {
                    names.add(name);
                }
            }
        }
        List<String> sorted = LogOrder.oldestFirst(names); // the live log's set comes first, and ends with it
        List<Path> rotated = new ArrayList<>();
        for (int i = sorted.indexOf(live) - 1; i >= 0 && rotated.size() < MOST_ROTATED; i--) {
            if (!isBeingPacked(sorted.get(i), sorted)) {
                rotated.add(folder.resolve(sorted.get(i)));
            }
        }
        return rotated;
    }

    /** Whether the file that a compressed one is made from is still there: the compressed one may not be whole yet. */
    private static boolean isBeingPacked(String name, List<String> names) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && PACKED.contains(name.substring(dot)) && names.contains(name.substring(0, dot));
    }

    private static void each(InputStream in, Consumer<String> lines) throws IOException {
        LineInput input = new LineInput(in);
        for (String line = input.next(); line != null; line = input.next()) {
            lines.accept(line);
        }
    }
}
