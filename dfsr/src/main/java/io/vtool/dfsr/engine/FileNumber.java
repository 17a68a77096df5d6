package io.vtool.dfsr.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Number of a file on its volume, built as NTFS builds its file references: the lower 48 bits are a place that the file system gives
 * out again after a deletion, the upper 16 bits tell whose turn it is. The turn is made of the moment in which the file was born, on
 * disks that tell it; on others it is 0, and the number alone proves nothing.
 */
final class FileNumber {
    private static final int TURN_SHIFT = 48;
    private static final long PLACE = (1L << TURN_SHIFT) - 1;
    private static final int TURNS = 0x7fff;
    private static final String NEWBORN = ".newborn";
    private static final String CREATION = "unix:creationTime";
    /** By device, whether moments of birth are told there; a runtime that cannot ask gives that of the last change instead. */
    private static final Map<Object, Boolean> BIRTHS = new ConcurrentHashMap<>();

    private FileNumber() {}

    /** Finds out, once for a device, whether it tells when files were born; a file is made in the folder for that. */
    static void learn(Path folder) {
        try {
            Object device = Files.getAttribute(folder, "unix:dev");
            if (!BIRTHS.containsKey(device)) {
                BIRTHS.put(device, tells(folder));
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // a folder that nothing can be made in, or a system without such numbers: nothing is told
        }
    }

    /**
     * The moment, as the disk tells it of a file that is born now.
     *
     * @param folder where such a file is made
     * @return milliseconds since 1970, 0 where births are not told
     */
    static long moment(Path folder) {
        try {
            if (!BIRTHS.getOrDefault(Files.getAttribute(folder, "unix:dev"), false)) {
                return 0;
            }
            Path file = newborn(folder);
            try {
                return Files.getAttribute(file, CREATION, LinkOption.NOFOLLOW_LINKS) instanceof FileTime born
                        ? born.toMillis()
                        : 0;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return 0;
        }
    }

    /** A new file; its name is always the same, for random ones cost the start of a generator, and one process writes at a time. */
    private static Path newborn(Path folder) throws IOException {
        Path file = folder.resolve(NEWBORN);
        Files.deleteIfExists(file);
        return Files.createFile(file);
    }

    private static boolean tells(Path folder) throws IOException {
        Path file = newborn(folder);
        try {
            Object before = Files.getAttribute(file, CREATION, LinkOption.NOFOLLOW_LINKS);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            return before.equals(Files.getAttribute(file, CREATION, LinkOption.NOFOLLOW_LINKS));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The number of a file.
     *
     * @param inode its number in its file system
     * @param device the device that it is on
     * @param born when it was born
     */
    static long of(long inode, @Nullable Object device, @Nullable FileTime born) {
        boolean told = device != null && born != null && BIRTHS.getOrDefault(device, false);
        long nanos = told && born != null ? born.to(TimeUnit.NANOSECONDS) : 0;
        long turn = told ? 1 + Math.floorMod(nanos * 0x9E3779B97F4A7C15L >>> 17, TURNS) : 0;
        return turn << TURN_SHIFT | inode & PLACE;
    }

    /** The part that is given out again. */
    static long place(long number) {
        return number & PLACE;
    }

    /** Whether two numbers are of one file, as far as they tell. */
    static boolean same(long one, long other) {
        return one == other || place(one) == place(other) && (one >>> TURN_SHIFT == 0 || other >>> TURN_SHIFT == 0);
    }

    /** Whether two numbers prove that they are of one file. */
    static boolean proves(long one, long other) {
        return one == other && one >>> TURN_SHIFT != 0;
    }
}
