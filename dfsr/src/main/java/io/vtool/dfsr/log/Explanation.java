package io.vtool.dfsr.log;

import io.vtool.dfsr.fact.DfsrError;
import io.vtool.dfsr.fact.KnownMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains single entries: by their message where it is a known one, else by the code of the innermost error. */
public final class Explanation {
    private static final String LDAP = "U";

    private final List<KnownMessage> known = KnownMessage.all();
    private final Map<Long, KnownMessage> byCode = new HashMap<>();

    /** Readies it. */
    public Explanation() {
        for (DfsrError error : DfsrError.all()) {
            if (!error.domain().endsWith("_status")) {
                byCode.putIfAbsent(error.code(), message(error));
            }
        }
    }

    private static KnownMessage message(DfsrError error) {
        return new KnownMessage(
                "error-" + error.code(),
                Set.of(error.code()),
                List.of(),
                false,
                false,
                sentence(error.meaning()),
                sentence(error.action()));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + '.';
    }

    /**
     * What is known about an entry.
     *
     * @param entry the entry
     * @return the message, null when nothing is known
     */
    public @Nullable KnownMessage of(LogEntry entry) {
        StringBuilder text = new StringBuilder(entry.function()).append(' ').append(entry.text());
        ErrorFrame root = null;
        for (ErrorFrame frame : entry.errorStack()) {
            text.append(' ').append(frame.function()).append(' ').append(frame.message());
            root = frame;
        }
        KnownMessage message = KnownMessage.of(known, text.toString(), root == null ? null : root.code());
        if (message != null || root == null || root.kind().equals(LDAP)) { // the directory's codes are others
            return message;
        }
        return byCode.get(root.code());
    }
}
