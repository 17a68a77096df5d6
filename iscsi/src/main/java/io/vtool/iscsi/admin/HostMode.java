package io.vtool.iscsi.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code -m host}: shows the SCSI hosts of the sessions. */
final class HostMode {
    private static final int MOST = 4;

    private final AdminHost host;
    private final AdminOutput out;

    HostMode(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    int run(AdminRequest request) throws IOException {
        String submode = request.last('C');
        String number = request.last('H');
        if (submode != null) {
            return submode(submode, number == null ? "0" : number);
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

    /** What only adapters with firmware have. */
    private int submode(String submode, String number) {
        if (submode.equals("chap")) {
            out.error("CHAP mode requires host no and valid operation");
            return ExitCode.INVAL;
        }
        out.error("Could not read proc_name for host" + number + " rc 5.");
        out.error("Could not match hostno " + number + " to transport.");
        return ExitCode.TRANS_NOT_FOUND;
    }
}
