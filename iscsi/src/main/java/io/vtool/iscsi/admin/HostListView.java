package io.vtool.iscsi.admin;

import java.util.List;

/**
 * SCSI hosts, each of one session: a line, a block, or a block with the session.
 *
 * @param sessions the sessions, by host number
 * @param now the time at which they were looked at, in milliseconds since 1970
 * @param level 0 for lines, 1 to 4 for more and more
 */
public record HostListView(List<Session> sessions, long now, int level) implements AdminView {
    private static final String EMPTY = "<empty>";

    /** Copies the list. */
    public HostListView {
        sessions = List.copyOf(sessions);
    }

    @Override
    public void print(StringBuilder out) {
        if (level >= 4) {
            out.append(SessionTree.VERSIONS);
        }
        for (Session session : sessions) {
            if (level <= 0) {
                line(session, out);
            } else {
                block(session, out);
            }
        }
    }

    private void line(Session session, StringBuilder out) {
        out.append(session.facts().get(SessionFacts.TRANSPORT))
                .append(": [")
                .append(session.host())
                .append("] ");
        out.append(Portal.show(address(session)))
                .append(",[")
                .append(EMPTY)
                .append("],")
                .append(EMPTY);
        out.append(' ').append(EMPTY).append('\n');
    }

    private void block(Session session, StringBuilder out) {
        out.append("Host Number: ").append(session.host()).append("\n\tState: running\n\tTransport: ");
        out.append(session.facts().get(SessionFacts.TRANSPORT))
                .append("\n\tInitiatorname: ")
                .append(EMPTY);
        out.append("\n\tIPaddress: ")
                .append(address(session))
                .append("\n\tHWaddress: ")
                .append(EMPTY);
        out.append("\n\tNetdev: ").append(EMPTY).append('\n');
        if (level >= 2) {
            out.append("\t*********\n\tSessions:\n\t*********\n");
            new SessionTree(out, "\t", now, false).print(List.of(session), false, level >= 3, level >= 4, false);
        }
    }

    private String address(Session session) {
        boolean connected = session.state(now) == Session.State.LOGGED_IN;
        String address = session.facts().get(SessionFacts.LOCAL_ADDRESS);
        return connected && !address.isEmpty() ? address : EMPTY;
    }
}
