package io.vtool.dfsr.log;

import io.vtool.dfsr.fact.KnownMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains single entries. */
public final class Explanation {
    private final List<KnownMessage> known = KnownMessage.all();

    /**
     * What is known about an entry.
     *
     * @param entry the entry
     * @return the message, null when nothing is known
     */
    public @Nullable KnownMessage of(LogEntry entry) {
        StringBuilder text = new StringBuilder(entry.function()).append(' ').append(entry.text());
        Long code = null;
        for (ErrorFrame frame : entry.errorStack()) {
            text.append(' ').append(frame.function()).append(' ').append(frame.message());
            code = frame.code();
        }
        return KnownMessage.of(known, text.toString(), code);
    }
}
