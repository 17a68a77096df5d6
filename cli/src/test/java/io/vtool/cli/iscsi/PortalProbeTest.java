package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.env.TimeSource;
import io.vtool.iscsi.admin.AdminHost;
import io.vtool.iscsi.admin.DiscoveryOutcome;
import io.vtool.iscsi.admin.DiscoverySettings;
import io.vtool.iscsi.admin.FileSessionStore;
import io.vtool.iscsi.admin.IscsiOperations;
import io.vtool.iscsi.admin.LoginOutcome;
import io.vtool.iscsi.admin.LoginSettings;
import io.vtool.iscsi.admin.OperationFailure;
import io.vtool.iscsi.admin.PingOutcome;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.node.NodeDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PortalProbeTest {
    private static final Portal GUARDED = new Portal("192.0.2.1", 3260);
    private static final Portal CLOSED = new Portal("2001:db8::7", 3260);
    private static final Portal OPEN = new Portal("192.0.2.3", 3260);

    @TempDir
    Path folder;

    /** Portals that answer when all three were asked. */
    private static final class ThreePortals implements IscsiOperations {
        private final CountDownLatch asked = new CountDownLatch(3);

        @Override
        public boolean reachable(Portal portal, Duration timeout) {
            asked.countDown();
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return !portal.equals(CLOSED);
        }

        @Override
        public PingOutcome ping(DiscoverySettings settings, int count) {
            if (settings.portal().equals(OPEN)) {
                return new PingOutcome.Answered(List.of(Duration.ofMillis(5)));
            }
            return settings.portal().equals(CLOSED)
                    ? new OperationFailure(OperationFailure.Kind.CONNECT, "Connection refused", 0)
                    : new OperationFailure(OperationFailure.Kind.AUTHENTICATION, "who are you", 0);
        }

        @Override
        public PingOutcome ping(LoginSettings settings, int count) {
            throw new AssertionError();
        }

        @Override
        public DiscoveryOutcome discover(DiscoverySettings settings) {
            throw new AssertionError();
        }

        @Override
        public DiscoveryOutcome query(DiscoverySettings settings) {
            throw new AssertionError();
        }

        @Override
        public LoginOutcome login(LoginSettings settings) {
            throw new AssertionError();
        }
    }

    /** One after another, each silent one took seconds of the check's time. */
    @Test
    void portalsAreAskedAtOnceAndOneThatWantsASecretHasAnswered() throws IOException {
        Path root = Files.createDirectories(folder.resolve("iscsi"));
        Files.writeString(root.resolve("initiatorname.iscsi"), "InitiatorName=iqn.2026-01.io.vtool:me\n");
        FakePace pace = new FakePace();
        AdminHost host = new AdminHost(
                new NodeDatabase(root, "/etc/iscsi"),
                folder.resolve("lock"),
                new FileSessionStore(folder, pace),
                new ThreePortals(),
                pace,
                new SplittableRandom(7),
                Long.MAX_VALUE);
        TimeSource time =
                CommandRun.of().environment(new ByteArrayOutputStream()).time();
        Set<Portal> portals = new LinkedHashSet<>(List.of(GUARDED, CLOSED, OPEN));
        assertThat(new PortalProbe(host, time).ask(portals))
                .containsExactly(
                        new IscsiHealth.Gate("192.0.2.1:3260", null, null),
                        new IscsiHealth.Gate("[2001:db8::7]:3260", "Connection refused", null),
                        new IscsiHealth.Gate("192.0.2.3:3260", null, 0.005));
        assertThat(new PortalProbe(host, time).ask(Set.of())).isEmpty();
    }
}
