package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that make no sense: each ends with a status of the real program and without an exception. */
@Timeout(120)
class GarbageLinesTest {
    private static final String TARGET = "iqn.2026-01.io.vtool:one";
    private static final String PORTAL = "127.0.10.1:3260";
    private static final String LETTERS = "tpTIrHDlLuUWRsonvPSCabcixAkhVdm";
    private static final int MOST_STATUS = 33;

    private static final String[] MODES = {
        "discovery", "discoverydb", "node", "session", "iface", "host", "fw", "nonsense", ""
    };

    private static final String[] VALUES = {
        "",
        " ",
        "0",
        "1",
        "-1",
        "99999999999999999999",
        TARGET,
        PORTAL,
        "127.0.10.1",
        "127.0.10.1:abc",
        "127.0.10.1:99999999999",
        "[::1]:3260,1",
        "[::1",
        "::",
        ",",
        ",,,",
        ":",
        "a b\tc",
        "../../etc",
        "/sys/class/iscsi_session/session1",
        "all",
        "st",
        "isns",
        "fw",
        "slp",
        "new",
        "delete",
        "update",
        "show",
        "nonpersistent",
        "apply",
        "login",
        "node.startup",
        "node.session.auth.password",
        "node.name",
        "iface.mtu",
        "manual",
        "automatic",
        "chap",
        "ping",
        "default",
        "side.ipv6",
        "\u0000",
        "\u202e\ud800",
        "x".repeat(300),
        "x".repeat(5000),
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 15})
    void endWithAStatus(long seed) throws Exception {
        Random random = new Random(seed);
        try (RecordedHost host = new RecordedHost(folder, "iqn.1993-08.org.debian:01:garbage")) {
            host.serve(List.of(new RecordedHost.Served(TARGET, List.of(0, 3), "")), List.of(List.of(PORTAL + ",1")));
            host.run(List.of("-m", "discovery", "-t", "st", "-p", PORTAL));
            for (int i = 0; i < 700; i++) {
                List<String> line = line(random);
                CommandRun.Result result = host.run(line);
                assertThat(result.status()).as(line.toString()).isBetween(0, MOST_STATUS);
                assertThat(result.out() + result.err()).as(line.toString()).doesNotContain("Exception", "java.");
            }
        }
    }

    private static List<String> line(Random random) {
        List<String> line = new ArrayList<>();
        if (random.nextInt(20) > 0) {
            line.add("-m");
            line.add(MODES[random.nextInt(MODES.length - (random.nextInt(4) > 0 ? 2 : 0))]);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            line.add("-" + LETTERS.charAt(random.nextInt(LETTERS.length() - (random.nextInt(3) > 0 ? 12 : 0))));
            if (random.nextInt(4) > 0) {
                line.add(VALUES[random.nextInt(VALUES.length)]);
            }
        }
        return line;
    }
}
