package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * Collects the data of events that stands on several lines: rows of the event viewer of Windows, a column of numbers of
 * PowerShell, and SENSE DATA of {@code errpt -a} of AIX. Give it the lines in which the decoder finds nothing.
 */
public final class DataRows {
    /** How far above the data the event may name its device. */
    private static final int REACH = 20;

    private static final int LONGEST_NAME = 60;
    private static final String DEVICE = "\\Device\\";

    private final WindowsDump windows = new WindowsDump();
    private final AixDump aix = new AixDump();
    private final DecimalColumn decimals = new DecimalColumn();
    private long firstLine;
    private String device = "";
    private long deviceLine;

    /** No rows so far. */
    public DataRows() {}

    /** The number of the line where the data starts that was given last. */
    public long firstLine() {
        return firstLine;
    }

    /**
     * Takes the next line.
     *
     * @param lineNumber its number
     * @param line the line
     * @return all data as one line that the decoder reads, if this line completes it
     */
    public @Nullable String add(long lineNumber, String line) {
        int name = line.indexOf(DEVICE);
        if (name >= 0) {
            device = line.substring(name, Math.min(line.length(), name + LONGEST_NAME));
            deviceLine = lineNumber;
        }
        String data = windows.add(lineNumber, line);
        String column = decimals.add(lineNumber, line);
        if (data != null || column != null) {
            firstLine = data != null ? windows.firstLine() : decimals.firstLine();
            data = data != null ? data : column;
            data = firstLine - deviceLine <= REACH ? device + " " + data : data;
            device = "";
            return data;
        }
        data = aix.add(lineNumber, line);
        firstLine = aix.firstLine();
        return data;
    }

    /** What was collected when no further row comes, but a line with an event or nothing; null for nothing. */
    public @Nullable String end() {
        windows.clear();
        firstLine = aix.firstLine();
        return aix.end();
    }
}
