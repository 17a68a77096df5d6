package io.vtool.dfsr.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an event says; what it does not say is null.
 *
 * @param id number of the event
 * @param error the error code it names
 * @param errorWords the code in the event's own words
 * @param jet the database engine's code inside
 * @param volumeGuid the volume
 * @param time when it was logged, as the text writes it
 * @param computer who logged it
 * @param folder name of the replicated folder
 * @param group name of the replication group
 * @param partner the other member
 */
public record EventText(
        int id,
        @Nullable Long error,
        @Nullable String errorWords,
        @Nullable Long jet,
        @Nullable String volumeGuid,
        @Nullable String time,
        @Nullable String computer,
        @Nullable String folder,
        @Nullable String group,
        @Nullable String partner) {
    private static final int RECOVERY_FAILED = 2104;
    private static final int RECOVERED = 2106;
    private static final long KEY_DUPLICATE = -1605;

    /**
     * An event of which the number is all that is known.
     *
     * @param id the number
     */
    public static EventText of(int id) {
        return new EventText(id, null, null, null, null, null, null, null, null, null);
    }

    /**
     * The number of an event as people and programs write it: decimal, hexadecimal, or either with the severity in its upper half
     * such as {@code 0x800008A5}.
     *
     * @param text the number
     * @return from 1 to 65535, -1 when it is none
     */
    public static int number(String text) {
        return EventDraft.number(text);
    }

    /** Whether a row of events shows a volume whose contents were rolled back, by a restored snapshot or image (KB 2517913). */
    public static boolean rolledBack(List<EventText> events) {
        boolean duplicate = false;
        boolean failed = false;
        boolean recovered = false;
        for (EventText event : events) {
            duplicate |= event.jet != null && event.jet == KEY_DUPLICATE;
            failed |= event.id == RECOVERY_FAILED;
            recovered |= event.id == RECOVERED;
        }
        return duplicate && failed || failed && recovered;
    }
}
