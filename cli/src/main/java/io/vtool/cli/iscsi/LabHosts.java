package io.vtool.cli.iscsi;

import io.vtool.cli.env.Environment;
import io.vtool.cli.lab.Labs;
import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.lab.LabException;
import io.vtool.emulator.lab.OpenLab;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.InitiatorOperations;
import io.vtool.iscsi.initiator.MediumAccess;
import io.vtool.iscsi.node.HostLock;
import io.vtool.iscsi.node.NodeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hosts of the lab. Addresses that the lab owns are dialled to its arrays, others over TCP; the node database may be
 * another one, such as the real one.
 */
final class LabHosts implements AdminHosts {
    private static final String HOST = "VTOOL_HOST";
    private static final String DATABASE = "VTOOL_ISCSI_ROOT";
    private static final String SHOWN_ROOT = "/etc/iscsi";

    /** Where the programs of open-iscsi keep their records and locks. */
    private static final List<Path> REAL = List.of(Path.of("/etc/iscsi"), Path.of("/var/lib/iscsi"));

    private static final Path REAL_LOCKS = Path.of("/run/lock/iscsi");

    @Override
    public OpenHost open(Environment environment, HostChoice choice) throws IOException {
        Duration timeout = choice.timeout();
        ErrorLines waiting = new ErrorLines(environment.err());
        OpenLab lab = Labs.open(
                environment,
                choice.lab(),
                MediumAccess.READ_ONLY,
                timeout,
                message -> waiting.append("vtool: " + message + "\n"));
        try {
            EmulatedHost host = lab.host(given(choice.host(), environment.variable(HOST)));
            long deadline = timeout == null ? Long.MAX_VALUE : lab.clock().nanos() + timeout.toNanos();
            NodeDatabase database = database(environment, choice, host);
            AdminHost admin = new AdminHost(
                    database,
                    lock(database, host),
                    host.sessions(),
                    new InitiatorOperations(
                            lab.dialer(), lab.clock()::nanos, environment.random(), choice.traces(), choice.listener()),
                    lab.clock(),
                    environment.random(),
                    deadline);
            return new OpenHost(admin, lab::close);
        } catch (LabException e) {
            lab.close();
            throw Labs.failure(e);
        } catch (IOException | RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static NodeDatabase database(Environment environment, HostChoice choice, EmulatedHost host) {
        String given = given(choice.databaseRoot(), environment.variable(DATABASE));
        return given == null
                ? new NodeDatabase(host.folder().resolve("etc/iscsi"), SHOWN_ROOT)
                : new NodeDatabase(environment.resolve(given), given);
    }

    /** The lock that others who change the database heed. */
    private static Path lock(NodeDatabase database, EmulatedHost host) throws IOException {
        Path root = database.root();
        boolean real = Files.isDirectory(root) && REAL.contains(root.toRealPath());
        return real ? REAL_LOCKS.resolve(HostLock.LINK) : host.folder().resolve("run/iscsi.lock");
    }

    private static @Nullable String given(@Nullable String option, @Nullable String variable) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isEmpty() ? null : variable;
    }
}
