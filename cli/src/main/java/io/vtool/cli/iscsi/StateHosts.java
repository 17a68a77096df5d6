package io.vtool.cli.iscsi;

import io.vtool.cli.env.Environment;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.FileSessionStore;
import io.vtool.iscsi.admin.InitiatorOperations;
import io.vtool.iscsi.admin.Pace;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.node.NodeDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The default host, whose state is in the lab's folder; its node database may be another one, such as the real one. */
final class StateHosts implements AdminHosts {
    private static final String LAB = "VTOOL_LAB";
    private static final String DATABASE = "VTOOL_ISCSI_ROOT";
    private static final String HOST = "hosts/default";
    private static final String SHOWN_ROOT = "/etc/iscsi";

    @Override
    public AdminHost open(Environment environment, HostChoice choice) {
        Path state = lab(environment, choice.lab()).resolve(HOST);
        String given = given(choice.databaseRoot(), environment.variable(DATABASE));
        NodeDatabase database = given == null
                ? new NodeDatabase(state.resolve("etc/iscsi"), SHOWN_ROOT)
                : new NodeDatabase(environment.resolve(given), given);
        Pace pace = new RealPace(environment.time());
        Duration timeout = choice.timeout();
        return new AdminHost(
                database,
                state.resolve("database.lock"),
                new FileSessionStore(state, pace),
                new InitiatorOperations(new TcpDialer(pace::nanos), pace::nanos, environment.random(), choice.traces()),
                pace,
                environment.random(),
                timeout == null ? Long.MAX_VALUE : pace.nanos() + timeout.toNanos());
    }

    private static Path lab(Environment environment, @Nullable String option) {
        String given = given(option, environment.variable(LAB));
        return given == null ? environment.stateDirectory().resolve("lab") : environment.resolve(given);
    }

    private static @Nullable String given(@Nullable String option, @Nullable String variable) {
        if (option != null) {
            return option;
        }
        return variable == null || variable.isEmpty() ? null : variable;
    }
}
