package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real tgtd of its own, with portals on two IPv4 addresses of the loopback and on that of IPv6. */
final class RealTarget implements AutoCloseable {
    private static final int ATTEMPTS = 400;

    final int port;
    private final Process daemon;

    RealTarget(Path folder) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        daemon = new ProcessBuilder("tgtd", "-f", "-C", control(), "--iscsi", "portal=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tgtd.log").toFile())
                .start();
        for (int i = 0; !answers(); i++) {
            assertThat(i).as("attempts to reach tgtd").isLessThan(ATTEMPTS);
            assertThat(daemon.isAlive()).as("tgtd lives").isTrue();
        }
        admin("--mode", "portal", "--op", "new", "--param", "portal=127.0.0.2:" + port);
        admin("--mode", "portal", "--op", "new", "--param", "portal=[::1]:" + port);
    }

    /** The number of the control socket, which must be below 32768. */
    private String control() {
        return Integer.toString(1 + port % 32767);
    }

    private boolean answers() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tgtadm", "-C", control(), "--mode", "sys", "--op", "show")
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    void admin(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tgtadm", "-C", control(), "--lld", "iscsi"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    void target(int tid, String name, Path unit) throws Exception {
        String id = Integer.toString(tid);
        admin("--mode", "target", "--op", "new", "--tid", id, "--targetname", name);
        admin("--mode", "logicalunit", "--op", "new", "--tid", id, "--lun", "1", "-b", unit.toString());
        admin("--mode", "target", "--op", "bind", "--tid", id, "-I", "ALL");
    }

    @Override
    public void close() {
        daemon.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
