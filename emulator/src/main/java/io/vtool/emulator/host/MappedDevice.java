package io.vtool.emulator.host;

import java.util.List;

/**
 * A device of the device mapper.
 *
 * @param name its name
 * @param uuid its UUID, empty if it has none
 * @param minor minor device number; the major one is {@link #MAJOR}
 * @param openCount how many users it has, those of devices stacked on it included
 * @param suspended whether it is suspended
 * @param readOnly whether it may not be written to
 * @param event number of the last event
 * @param table lines of the live table: start, length in sectors, target type and its arguments
 * @param inactive lines of the table that a resume will make live, empty if there is none
 * @param status lines of the status of the live table
 */
public record MappedDevice(
        String name,
        String uuid,
        int minor,
        int openCount,
        boolean suspended,
        boolean readOnly,
        int event,
        List<String> table,
        List<String> inactive,
        List<String> status) {
    /** Major number of the device mapper. */
    public static final int MAJOR = 253;

    /** Copies the lists. */
    public MappedDevice {
        table = List.copyOf(table);
        inactive = List.copyOf(inactive);
        status = List.copyOf(status);
    }

    /**
     * Returns the device number.
     *
     * @return {@code 253:minor}
     */
    public String devt() {
        return MAJOR + ":" + minor;
    }

    /**
     * Returns the size.
     *
     * @return sectors of 512 bytes
     */
    public long sectors() {
        long end = 0;
        for (String line : table) {
            Words words = new Words(line);
            end = Math.max(end, words.nextLong() + words.nextLong());
        }
        return end;
    }
}
