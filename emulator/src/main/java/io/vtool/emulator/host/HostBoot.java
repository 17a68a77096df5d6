package io.vtool.emulator.host;

import io.vtool.iscsi.admin.Admin;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.AdminOutput;
import io.vtool.iscsi.admin.AdminRequest;
import io.vtool.iscsi.admin.AdminView;
import io.vtool.iscsi.admin.InitiatorOperations;
import io.vtool.iscsi.admin.LoginReport;
import io.vtool.iscsi.admin.Mode;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.node.NodeAddress;
import io.vtool.iscsi.node.NodeDatabase;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Installs a new host: its files, the discoveries its administrator made and the logins that follow, all with the ordinary
 * operations over real connections.
 */
public final class HostBoot {
    private static final String SHOWN_ROOT = "/etc/iscsi";

    /**
     * A target that the host is to be logged in to.
     *
     * @param iqn its name
     * @param portals where, in the order of the logins; the first one that is {@code discovered} is asked
     * @param chap user, secret, and those of the target or two empty texts; null without authentication
     */
    public record Wanted(
            String iqn, List<Portal> portals, @Nullable List<String> chap) {}

    private final EmulatedHost host;
    private final AdminHost admin;
    private final List<String> complaints = new ArrayList<>();

    private HostBoot(EmulatedHost host, Uplink uplink) {
        this.host = host;
        this.admin = administered(host, uplink, Long.MAX_VALUE);
    }

    /**
     * Returns a host as {@code iscsiadm} sees it.
     *
     * @param host the host
     * @param uplink the world around it
     * @param deadline when to give up, in nanoseconds of the clock; {@link Long#MAX_VALUE} for never
     * @return the host
     */
    public static AdminHost administered(EmulatedHost host, Uplink uplink, long deadline) {
        return new AdminHost(
                new NodeDatabase(host.folder().resolve("etc/iscsi"), SHOWN_ROOT),
                host.folder().resolve("run/iscsi.lock"),
                host.sessions(),
                new InitiatorOperations(uplink.dialer(), uplink.pace()::nanos, uplink.random()),
                uplink.pace(),
                uplink.random(),
                deadline);
    }

    /**
     * Installs a host.
     *
     * @param host the host, whose folder is empty
     * @param uplink the world around it
     * @param wanted what it is to be logged in to
     * @return what went wrong with that, in words
     * @throws IOException if its files cannot be written
     */
    public static List<String> boot(EmulatedHost host, Uplink uplink, List<Wanted> wanted) throws IOException {
        HostBoot boot = new HostBoot(host, uplink);
        boot.files();
        for (Wanted target : wanted) {
            boot.logIn(target);
        }
        return boot.complaints;
    }

    private void files() throws IOException {
        Path etc = host.folder().resolve("etc");
        PrivateFile.write(etc.resolve("iscsi/initiatorname.iscsi"), "InitiatorName=" + host.initiatorName() + "\n");
        String conf = host.config().multipathConf();
        if (conf != null) {
            PrivateFile.write(etc.resolve("multipath.conf"), conf);
        }
    }

    private void logIn(Wanted target) throws IOException {
        for (Portal portal : target.portals()) {
            if (admin.database()
                    .discoveries()
                    .found(portal.address(), portal.port())
                    .isEmpty()) {
                run(new AdminRequest(Mode.DISCOVERY).with('t', "sendtargets").with('p', portal.toString()));
                forgetOthers(target);
                break;
            }
        }
        for (Portal portal : target.portals()) {
            List<String> chap = target.chap();
            if (chap != null) {
                authenticate(target.iqn(), portal, chap);
            }
            run(node(target.iqn(), portal).with('l', ""));
        }
    }

    /** A host that is to use some portals only has not found the others yet. */
    private void forgetOthers(Wanted target) throws IOException {
        for (Portal asked : target.portals()) {
            for (NodeAddress id : admin.database().discoveries().found(asked.address(), asked.port())) {
                boolean wanted = target.portals().contains(new Portal(id.address(), id.port()));
                if (id.target().equals(target.iqn()) && !wanted) {
                    admin.database().delete(id);
                }
            }
        }
    }

    private void authenticate(String iqn, Portal portal, List<String> chap) throws IOException {
        String[] names = {"username", "password", "username_in", "password_in"};
        AdminRequest update = node(iqn, portal)
                .with('o', "update")
                .with('n', "node.session.auth.authmethod")
                .with('v', "CHAP");
        for (int i = 0; i < names.length; i++) {
            if (!chap.get(i).isEmpty()) {
                update.with('n', "node.session.auth." + names[i]).with('v', chap.get(i));
            }
        }
        run(update);
    }

    private static AdminRequest node(String iqn, Portal portal) {
        return new AdminRequest(Mode.NODE).with('T', iqn).with('p', portal.toString());
    }

    private void run(AdminRequest request) throws IOException {
        new Admin(admin, new Complaints()).run(request);
    }

    /** Keeps what goes wrong. */
    private final class Complaints implements AdminOutput {
        @Override
        public void line(String text) {
            // all is well
        }

        @Override
        public void error(String text) {
            complaints.add(text);
        }

        @Override
        public void plainError(String text) {
            complaints.add(text);
        }

        @Override
        public void show(AdminView view) {
            // nobody looks
        }

        @Override
        public void login(LoginReport report) {
            // the lines say the same
        }
    }
}
