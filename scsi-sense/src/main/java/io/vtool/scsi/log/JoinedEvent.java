package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What several lines say about one failed command.
 *
 * @param event everything the lines say, as if one line had said it; its line number is that of the first
 * @param parts the events of the lines, in order; a single one where nothing was joined
 */
public record JoinedEvent(StatusEvent event, List<StatusEvent> parts) {
    /** The numbers of the lines it came from. */
    public List<Long> lines() {
        List<Long> lines = new ArrayList<>(parts.size());
        for (StatusEvent part : parts) {
            if (lines.isEmpty() || lines.get(lines.size() - 1) != part.line()) {
                lines.add(part.line());
            }
        }
        return lines;
    }
}
