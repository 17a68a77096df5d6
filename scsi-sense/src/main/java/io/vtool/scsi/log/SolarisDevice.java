package io.vtool.scsi.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the name of a device before what Solaris says of it: {@code WARNING: /pci@0/scsi@3/sd@1,0 (sd16):} stands on a line of
 * its own, the command or the reason on the next one.
 */
public final class SolarisDevice {
    private static final String LABEL = "WARNING: /";
    private static final String[] MESSAGES = {"Error for Command", "SCSI transport failed"};

    private String name = "";
    private long nameLine;

    /** No name so far. */
    public SolarisDevice() {}

    /**
     * Takes the next line.
     *
     * @param lineNumber its number
     * @param line the line
     * @param events its events
     * @return the line with the name of the device before the message, if the line before gave it
     */
    public @Nullable String add(long lineNumber, String line, List<StatusEvent> events) {
        if (events.isEmpty()) {
            int label = line.indexOf(LABEL);
            String text = label < 0 ? "" : line.substring(label).stripTrailing();
            if (text.endsWith("):")) {
                name = text;
                nameLine = lineNumber;
            }
            return null;
        }
        StatusEvent first = events.get(0);
        if (nameLine + 1 != lineNumber || !first.form().startsWith("solaris-") || first.deviceId() != null) {
            return null;
        }
        for (String message : MESSAGES) {
            int at = line.indexOf(message);
            if (at >= 0) {
                return line.substring(0, at) + name + " " + line.substring(at);
            }
        }
        return null;
    }
}
