package io.vtool.iscsi.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code -m host}: shows the SCSI hosts of the sessions. */
final class HostMode {
    private static final int MOST = 4;
    private static final List<String> SUBMODES = List.of("chap", "flashnode", "stats", "ping");

    private final AdminHost host;
    private final AdminOutput out;

    HostMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request) throws IOException {
        String submode = request.last('C');
        String number = request.last('H');
        if (submode != null && SUBMODES.contains(submode)) {
            return new AdapterMode(out).run(submode, request);
        }
        int level = request.level();
        if (level > MOST) {
            out.error("Invalid info level " + level + ". Try 0 - 4.");
            return ExitCode.INVAL;
        }
        List<Session> sessions = new ArrayList<>();
        for (Session session : host.sessions().all()) {
            if (number == null || number.equals(Integer.toString(session.host()))) {
                sessions.add(session);
            }
        }
        if (sessions.isEmpty()) {
            out.error("No iSCSI hosts.");
            return ExitCode.NO_OBJS_FOUND;
        }
        sessions.sort(Comparator.comparingInt(Session::host));
        List<Session> shown = new SessionProbe(host).refresh(sessions);
        out.show(new HostListView(shown, host.pace().millis(), level));
        return ExitCode.SUCCESS;
    }

    /** The number that a word begins with, as text. */
    static String number(@Nullable String word) {
        int end = 0;
        while (word != null && end < word.length() && Character.isDigit(word.charAt(end))) {
            end++;
        }
        return word == null || end == 0 ? "0" : word.substring(0, end);
    }
}
