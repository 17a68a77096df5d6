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

    /**
     * What was read.
     *
     * @param end the place in the live log up to which it was
     * @param first whether the log was met for the first time
     * @param rotated whether it is another file, or was cut, since the run before
     */
    record Read(long end, boolean first, boolean rotated) {}

    /** Hands over each whole line that is new, and keeps the place. */
    Read read(Consumer<String> lines) throws IOException {
        LogPlace.Mark now = LogPlace.mark(log);
        LogPlace.Mark before = place.load();
        long size = Files.size(log);
        long from = 0;
        boolean rotated = false;
        if (before == null) {
            from = fromStart ? 0 : size;
        } else if (before.isOf(now) && before.position() <= size && before.leadsInto(log) && !isRenamed(before, now)) {
            from = before.position();
        } else {
            rotated = true;
            rotated(before, lines);
        }
        long end;
        String tail;
        try (FileChannel channel = FileChannel.open(log)) {
            end = LogPlace.lastLineEnd(channel, from, size);
            channel.position(from);
            each(new BoundedInput(Channels.newInputStream(channel), end - from), lines);
            tail = LogPlace.textBefore(channel, end);
        }
        place.keep(now.at(end, tail));
        return new Read(end, before == null, rotated);
    }

    /** Whether the file of a place goes by another name now; two logs may begin alike. */
    private boolean isRenamed(LogPlace.Mark before, LogPlace.Mark now) throws IOException {
        if (before.key().isEmpty() || before.key().equals(now.key())) {
            return false;
        }
        for (Path sibling : siblings()) {
            LogPlace.Mark mark = LogPlace.mark(sibling);
            if (before.key().equals(mark.key()) && before.isOf(mark) && before.leadsInto(sibling)) {
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

    /**
     * Which file a place is in: the one with its number where there is one, as logs may begin alike, else the one with the text
     * before the place, else one that begins so and was cut before it was kept; -1 for none.
     */
    private static int find(LogPlace.Mark before, List<Path> newestFirst) throws IOException {
        int whole = -1;
        int cut = -1;
        for (int i = 0; i < newestFirst.size(); i++) {
            LogPlace.Mark mark = LogPlace.mark(newestFirst.get(i));
            if (!before.isOf(mark)) {
                continue;
            }
            if (before.leadsInto(newestFirst.get(i))) {
                if (!before.key().isEmpty() && before.key().equals(mark.key())) {
                    return i;
                }
                whole = whole < 0 ? i : whole;
            } else if (cut < 0 && before.isBehind(newestFirst.get(i))) {
                cut = i;
            }
        }
        return whole < 0 ? cut : whole;
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
