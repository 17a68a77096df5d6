package io.vtool.cli.iscsi;

import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.admin.Session;
import io.vtool.iscsi.admin.SessionProbe;
import io.vtool.iscsi.initiator.SessionListener;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with sessions and portals.
 *
 * @param links the sessions, and those that there should be
 * @param gates the portals that were asked
 */
public record IscsiHealth(List<Link> links, List<Gate> gates) {
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
     * A portal.
     *
     * @param portal the portal, {@code address:port}
     * @param trouble why it does not answer, null when it does
     * @param seconds how long the answer took, null when it was not measured
     */
    public record Gate(
            String portal,
            @Nullable String trouble,
            @Nullable Double seconds) {}

    /**
     * Looks at what a command names: a captured listing of sessions ({@code --from}), portals ({@code --portal}), else the
     * sessions and records of the lab's host and the portals that these lack.
     *
     * @param in what was asked
     */
    public static IscsiHealth look(Invocation in) {
        String file = in.value("from");
        if (file != null) {
            try (InputStream bytes = in.open(file)) {
                return new IscsiHealth(SessionListing.read(bytes), List.of());
            } catch (IOException e) {
                throw CommandFailure.unreadable(file, e);
            }
        }
        List<Portal> portals = new ArrayList<>();
        for (String text : in.values("portal")) {
            portals.add(Wire.portal(text));
        }
        HostChoice choice = new HostChoice(
                in.value("lab"),
                in.value("host"),
                null,
                Durations.parse(in.value("timeout")),
                List.of(),
                SessionListener.NONE);
        try (OpenHost host = new LabHosts().open(in.environment(), choice)) {
            PortalProbe probe = new PortalProbe(host.admin(), in.environment().time());
            return portals.isEmpty()
                    ? look(host.admin(), probe)
                    : new IscsiHealth(List.of(), probe.ask(new LinkedHashSet<>(portals)));
        } catch (IOException e) {
            throw CommandFailure.unreadableInput(e);
        }
    }

    private static IscsiHealth look(AdminHost host, PortalProbe probe) throws IOException {
        List<Link> links = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<Portal> lacking = new LinkedHashSet<>();
        Set<Portal> working = new HashSet<>();
        for (Session session : new SessionProbe(host).refresh(host.sessions().all())) {
            Session.State state = session.state(host.pace().millis());
            String portal = session.portal().toString();
            boolean works = state == Session.State.LOGGED_IN;
            seen.add(session.target() + " " + portal);
            links.add(new Link(
                    session.target(),
                    portal,
                    works,
                    "session " + state.connection().toLowerCase(Locale.ROOT)));
            (works ? working : lacking).add(session.currentPortal());
        }
        for (NodeRecord node : host.database().nodes().all()) {
            Portal at = new Portal(node.id().address(), node.id().port());
            String portal = at.toString();
            boolean wanted = "automatic".equals(node.settings().get(STARTUP));
            if (seen.add(node.id().target() + " " + portal)) {
                lacking.add(at);
                if (wanted) {
                    links.add(new Link(node.id().target(), portal, false, "no session"));
                }
            }
        }
        lacking.removeAll(working); // a session that works has shown it
        return new IscsiHealth(List.copyOf(links), probe.ask(lacking));
    }
}
