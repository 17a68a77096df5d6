package io.vtool.dfsr.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The updates that {@code dfsrdiag replicationstate /all} lists below each connection. */
final class StateText {
    private static final String SENDING = "sending member:";
    private static final String RECEIVING = "receiving member:";
    private static final String NAME = "update name:";
    private static final List<String> STATES = List.of("scheduled", "running", "downloading", "wait", "blocked");

    private StateText() {}

    static List<Estate.Queued> of(List<String> lines, @Nullable String member) {
        List<Estate.Queued> updates = new ArrayList<>();
        String partner = null;
        boolean inbound = true;
        for (String line : lines) {
            String text = line.strip();
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith(SENDING) || lower.startsWith(RECEIVING)) {
                inbound = lower.startsWith(SENDING);
                partner = text.substring(text.indexOf(':') + 1).strip();
                continue;
            }
            int name = lower.indexOf(NAME);
            int colon = text.indexOf(": ");
            String state = colon > 0 ? lower.substring(0, colon) : "";
            boolean listed = STATES.contains(state);
            if (partner == null || name < 0 && !listed) {
                continue;
            }
            String what = (listed ? text.substring(colon + 1) : text.substring(name + NAME.length())).strip();
            updates.add(queued(
                    inbound ? partner : member,
                    inbound ? member : partner,
                    listed ? text.substring(0, colon) : null,
                    what));
        }
        return updates;
    }

    /** A path, perhaps with UID and GVSN behind it. */
    private static Estate.Queued queued(
            @Nullable String sending, @Nullable String receiving, @Nullable String state, String what) {
        int gvsn = what.lastIndexOf(" {");
        int uid = gvsn < 0 ? -1 : what.lastIndexOf(" {", gvsn - 1);
        String path = uid < 0 ? what : what.substring(0, uid);
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return new Estate.Queued(
                sending,
                receiving,
                state,
                path.substring(slash + 1),
                path,
                uid < 0 ? null : what.substring(uid + 1, gvsn),
                uid < 0 ? null : what.substring(gvsn + 1));
    }
}
