package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real tgtd of its own, with portals on two loopback addresses. */
final class Tgtd implements AutoCloseable {
    private static final int ATTEMPTS = 400;

    final int port;
    private final Process daemon;

    Tgtd(Path folder) throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        daemon = new ProcessBuilder("tgtd", "-f", "-C", control(), "--iscsi", "portal=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("tgtd.log").toFile())
                .start();
        for (int i = 0; run("tgtadm", "-C", control(), "--mode", "sys", "--op", "show") != 0; i++) {
            assertThat(i).as("attempts to reach tgtd").isLessThan(ATTEMPTS);
            assertThat(daemon.isAlive()).as("tgtd lives").isTrue();
        }
        admin("--mode", "portal", "--op", "new", "--param", "portal=127.0.0.2:" + port);
    }

    /** The number of the control socket, which must be below 32768. */
    private String control() {
        return Integer.toString(1 + port % 32767);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String admin(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tgtadm", "-C", control(), "--lld", "iscsi"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    void target(int tid, String name, Path... units) throws Exception {
        admin("--mode", "target", "--op", "new", "--tid", "" + tid, "--targetname", name);
        for (int i = 0; i < units.length; i++) {
            String lun = Integer.toString(i + 1);
            String file = units[i].toString();
            admin("--mode", "logicalunit", "--op", "new", "--tid", "" + tid, "--lun", lun, "-b", file);
        }
        admin("--mode", "target", "--op", "bind", "--tid", "" + tid, "-I", "ALL");
    }

    TargetAddress portal(int index) {
        return new TargetAddress("127.0.0." + (index + 1), port, -1);
    }

    void kill() {
        daemon.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        kill();
    }
}
