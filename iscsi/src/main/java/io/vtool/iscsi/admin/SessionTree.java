package io.vtool.iscsi.admin;

import java.util.List;

/** Prints sessions below their targets, with as much of each as is asked for. */
final class SessionTree {
    static final String VERSIONS = "iSCSI Transport Class version 2.0-870\nversion 2.1.8\n";
    private static final String MASK = "********";

    private final StringBuilder out;
    private final String indent;
    private final long now;
    private final boolean secrets;

    SessionTree(StringBuilder out, String indent, long now, boolean secrets) {
        this.out = out;
        this.indent = indent;
        this.now = now;
        this.secrets = secrets;
    }

    void print(List<Session> sessions, boolean timeouts, boolean negotiated, boolean devices, boolean hostLine) {
        String target = "";
        Portal portal = null;
        for (Session session : sessions) {
            if (!session.target().equals(target)) {
                target = session.target();
                portal = null;
                out.append(indent).append("Target: ").append(target).append(" (non-flash)\n");
            }
            if (session.portal().equals(portal)) {
                out.append('\n');
            } else {
                portal = session.portal();
                portalLine("Current Portal: ", session.currentPortal(), session.groupTag());
                portalLine("Persistent Portal: ", portal, session.groupTag());
            }
            about(session);
            if (timeouts) {
                timeouts(session.facts());
            }
            if (negotiated) {
                negotiated(session.facts());
            }
            if (devices) {
                devices(session, hostLine);
            }
        }
    }

    private void portalLine(String label, Portal portal, int groupTag) {
        out.append(indent)
                .append('\t')
                .append(label)
                .append(portal)
                .append(',')
                .append(groupTag)
                .append('\n');
    }

    private void about(Session session) {
        SessionFacts facts = session.facts();
        Session.State state = session.state(now);
        boolean connected = state == Session.State.LOGGED_IN;
        heading("**********", "Interface:");
        line("Iface Name: ", session.iface());
        line("Iface Transport: ", facts.get(SessionFacts.TRANSPORT));
        line("Iface Initiatorname: ", facts.get(SessionFacts.INITIATOR));
        line("Iface IPaddress: ", connected ? Portal.show(facts.get(SessionFacts.LOCAL_ADDRESS)) : "[default]");
        line("Iface HWaddress: ", orDefault(facts.get(SessionFacts.HARDWARE_ADDRESS)));
        line("Iface Netdev: ", orDefault(facts.get(SessionFacts.NETDEV)));
        line("SID: ", Integer.toString(session.sid()));
        line("iSCSI Connection State: ", state.connection());
        line("iSCSI Session State: ", state.name());
        line("Internal iscsid Session State: ", state.internal());
    }

    private void timeouts(SessionFacts facts) {
        heading("*********", "Timeouts:");
        line("Recovery Timeout: ", facts.get(SessionFacts.RECOVERY));
        line("Target Reset Timeout: ", facts.get(SessionFacts.TARGET_RESET));
        line("LUN Reset Timeout: ", facts.get(SessionFacts.UNIT_RESET));
        line("Abort Timeout: ", facts.get(SessionFacts.ABORT));
        heading("*****", "CHAP:");
        line("username: ", orEmpty(facts.get(SessionFacts.USER)));
        line("password: ", secrets ? orEmpty(facts.get(SessionFacts.PASSWORD)) : MASK);
        line("username_in: ", orEmpty(facts.get(SessionFacts.USER_IN)));
        // the real program labels the line so when it shows the secret
        line(secrets ? "password: " : "password_in: ", secrets ? orEmpty(facts.get(SessionFacts.PASSWORD_IN)) : MASK);
    }

    private void negotiated(SessionFacts facts) {
        heading("************************", "Negotiated iSCSI params:");
        for (String name : SessionFacts.NEGOTIATED) {
            String value = facts.get(name);
            if (!value.isEmpty()) {
                line(name + ": ", value);
            }
        }
    }

    private void devices(Session session, boolean hostLine) {
        heading("************************", "Attached SCSI devices:");
        if (hostLine) {
            line("Host Number: ", session.host() + "\tState: running");
        }
        for (Session.Device device : session.devices()) {
            line(
                    "scsi",
                    session.host() + " Channel 00 Id 0 Lun: " + device.unit().lun());
            if (!device.name().isEmpty()) {
                line("\tAttached scsi disk ", device.name() + "\t\tState: " + session.state(device, now));
            }
        }
    }

    private void heading(String stars, String title) {
        line(stars, "");
        line(title, "");
        line(stars, "");
    }

    private void line(String label, String value) {
        out.append(indent).append("\t\t").append(label).append(value).append('\n');
    }

    private static String orDefault(String value) {
        return value.isEmpty() ? "default" : value;
    }

    private static String orEmpty(String value) {
        return value.isEmpty() ? "<empty>" : value;
    }
}
