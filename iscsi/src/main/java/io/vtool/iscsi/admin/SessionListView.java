package io.vtool.iscsi.admin;

import java.util.List;

/**
 * Sessions, one a line or as a tree.
 *
 * @param sessions the sessions
 * @param now the time at which they were looked at, in milliseconds since 1970
 * @param level 0 for lines, 1 to 3 for more and more
 * @param secrets whether passwords are shown
 */
public record SessionListView(List<Session> sessions, long now, int level, boolean secrets) implements AdminView {
    /** Copies the list. */
    public SessionListView {
        sessions = List.copyOf(sessions);
    }

    @Override
    public void print(StringBuilder out) {
        if (level <= 0) {
            for (Session session : sessions) {
                out.append(session.facts().get(SessionFacts.TRANSPORT))
                        .append(": [")
                        .append(session.sid());
                out.append("] ").append(session.portal()).append(',').append(session.groupTag());
                out.append(' ').append(session.target()).append(" (non-flash)\n");
            }
            return;
        }
        if (level >= 3) {
            out.append(SessionTree.VERSIONS);
        }
        boolean all = level >= 2;
        new SessionTree(out, "", now, secrets).print(sessions, all, all, level >= 3, true);
    }
}
