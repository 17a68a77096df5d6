package io.vtool.cli.iscsi;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionProbe;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How it stands with the sessions of a host.
 *
 * @param links the sessions, and those that there should be
 */
public record IscsiHealth(List<Link> links) {
    private static final String STARTUP = "node.startup";

    /**
     * A session that there is or should be.
     *
     * @param target name of its target
     * @param portal its portal, {@code address:port}
     * @param works whether it is logged in
     * @param state how it stands, in words
     */
    public record Link(String target, String portal, boolean works, String state) {}

    /**
     * Looks at the host that a command names.
     *
     * @param in what was asked
     */
    public static IscsiHealth look(Invocation in) {
        HostChoice choice = new HostChoice(
                in.value("lab"),
                in.value("host"),
                null,
                Durations.parse(in.value("timeout")),
                List.of(),
                SessionListener.NONE);
        try (OpenHost host = new LabHosts().open(in.environment(), choice)) {
            return look(host.admin());
        } catch (IOException e) {
            throw CommandFailure.unreadableInput(e);
        }
    }

    private static IscsiHealth look(AdminHost host) throws IOException {
        List<Link> links = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Session session : new SessionProbe(host).refresh(host.sessions().all())) {
            Session.State state = session.state(host.pace().millis());
            String portal = session.portal().address() + ":" + session.portal().port();
            seen.add(session.target() + " " + portal);
            links.add(new Link(
                    session.target(),
                    portal,
                    state == Session.State.LOGGED_IN,
                    state.connection().toLowerCase(Locale.ROOT)));
        }
        for (NodeRecord node : host.database().nodes().all()) {
            String portal = node.id().address() + ":" + node.id().port();
            boolean wanted = "automatic".equals(node.settings().get(STARTUP));
            if (wanted && seen.add(node.id().target() + " " + portal)) {
                links.add(new Link(node.id().target(), portal, false, "no session"));
            }
        }
        return new IscsiHealth(List.copyOf(links));
    }
}
