package io.vtool.scsi.scan;

import io.vtool.scsi.log.StatusEvent;
import java.util.List;

/** The full decoder, for the lines that are not of the common forms. */
public interface EventReader {
    /**
     * The events of a line; none when it carries no status.
     *
     * @param line the line, without its newline
     */
    List<StatusEvent> events(String line);
}
