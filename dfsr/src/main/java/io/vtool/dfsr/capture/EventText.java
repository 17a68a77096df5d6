package io.vtool.dfsr.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an event says.
 *
 * @param id number of the event
 * @param error the error code it names, null when it names none
 * @param jet the database engine's code inside, null when there is none
 * @param volumeGuid the volume, null when it is not named
 */
public record EventText(
        int id,
        @Nullable Long error,
        @Nullable Long jet,
        @Nullable String volumeGuid) {
    private static final int RECOVERY_FAILED = 2104;
    private static final int RECOVERED = 2106;
    private static final long KEY_DUPLICATE = -1605;

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
