package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/** Reads the events of one family of line forms. */
interface Recognizer {
    /**
     * Reads the event at an anchor.
     *
     * @param line the line, with the start of the part that no earlier event has used
     * @param at where the anchor starts
     * @return the event with its start and end set; null when there is none
     */
    @Nullable
    EventBuilder read(Line line, int at);
}
