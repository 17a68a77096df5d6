package io.vtool.iscsi.isns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.initiator.DiscoveredTarget;
import io.vtool.iscsi.initiator.TargetAddress;
import io.vtool.iscsi.initiator.TcpDialer;
import io.vtool.iscsi.initiator.Watchdog;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our client against the real isnsd of Open-iSNS. */
@Tag("interop")
@Timeout(60)
class IsnsdTest {
    private static final int ATTEMPTS = 200;

    @TempDir
    Path folder;

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("admin.log").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process serve(int port) throws Exception {
        Path conf = Files.writeString(
                folder.resolve("isnsd.conf"),
                "HostName = 127.0.0.1\nBindAddress = 127.0.0.1:" + port + "\nSourceName = iqn.2026-01.io.vtool:isns\n"
                        + "Database = " + folder.resolve("db") + "\nPIDFile = " + folder.resolve("pid")
                        + "\nDefaultDiscoveryDomain = 1\nSecurity = 0\n");
        return new ProcessBuilder("isnsd", "-f", "-4", "-c", conf.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("isnsd.log").toFile())
                .start();
    }

    @Test
    void findsWhatWasRegistered() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path conf = Files.writeString(
                folder.resolve("isnsadm.conf"),
                "ServerAddress = 127.0.0.1:" + port + "\nSourceName = iqn.2026-01.io.vtool:array\nSecurity = 0\n");
        Process daemon = serve(port);
        try {
            List<String> register = new ArrayList<>(List.of("isnsadm", "-c", conf.toString(), "--register"));
            register.add("entity=array.example");
            register.add("target=iqn.2026-01.io.vtool:array");
            register.add("portal=127.0.10.1:3260/tcp");
            register.add("portal=[2001:db8::7]:3261/tcp");
            for (int i = 0; run(register.toArray(new String[0])) != 0; i++) {
                assertThat(i).as("attempts to register").isLessThan(ATTEMPTS);
                assertThat(daemon.isAlive()).as("isnsd lives").isTrue();
            }
            IsnsClient client = new IsnsClient(new TcpDialer(System::nanoTime), new Watchdog(System::nanoTime));
            List<DiscoveredTarget> found = client.targets(
                    new TargetAddress("127.0.0.1", port, -1), "iqn.2026-01.io.vtool:me", Duration.ofSeconds(20));
            assertThat(found).singleElement().satisfies(target -> {
                assertThat(target.name()).isEqualTo("iqn.2026-01.io.vtool:array");
                assertThat(target.addresses())
                        .extracting(TargetAddress::place)
                        .containsExactlyInAnyOrder("127.0.10.1:3260", "[2001:db8::7]:3261");
            });
        } finally {
            daemon.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
        }
    }
}
