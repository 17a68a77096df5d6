package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our iscsiadm and the real one on the same real database: each reads what the other wrote. Needs root, as that one does. */
@Tag("interop")
@Timeout(120)
class RealIscsiAdmTest {
    private static final String TARGET = "iqn.2026-01.io.vtool:interop";
    private static final String PORTAL = "192.0.2.7:3260,2";
    private static final String IFACE = "vtool.ipv6";

    @TempDir
    Path folder;

    private CommandRun.Result real(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("iscsiadm"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new CommandRun.Result(process.exitValue(), out, said(folder.resolve("stderr")));
    }

    private CommandRun.Result ours(String... words) {
        List<String> command = new ArrayList<>(List.of("iscsiadm"));
        command.addAll(List.of(words));
        CommandRun.Result result = CommandRun.of(command.toArray(new String[0]))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_ISCSI_ROOT", "/etc/iscsi")
                .run();
        return result;
    }

    /** What it said, but for what a container without the kernel's part makes it say. */
    private static String said(Path file) throws IOException {
        StringBuilder kept = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            boolean container = line.contains("systemd")
                    || line.contains("connect to bus")
                    || line.contains("iSCSI daemon")
                    || line.contains("iscsi_transport")
                    || line.contains("libkmod")
                    || line.contains("Kmod");
            kept.append(container ? "" : line + "\n");
        }
        return kept.toString();
    }

    @BeforeEach
    void needsRoot() {
        assumeThat(Files.isWritable(Path.of("/etc/iscsi"))).isTrue();
    }

    @AfterEach
    void clean() throws Exception {
        real("-m", "node", "-T", TARGET, "-o", "delete");
        real("-m", "iface", "-I", IFACE, "-o", "delete");
        real("-m", "discoverydb", "-t", "isns", "-p", "192.0.2.9", "-o", "delete");
        real("-m", "discoverydb", "-t", "st", "-p", "192.0.2.9", "-o", "delete");
    }

    private void alike(String... words) throws Exception {
        assertThat(ours(words)).as(String.join(" ", words)).isEqualTo(real(words));
    }

    private void bothShow() throws Exception {
        alike("-m", "node");
        alike("-m", "node", "-P", "1");
        alike("-m", "node", "-T", TARGET);
        alike("-m", "node", "-T", TARGET, "-S");
        alike("-m", "node", "-p", "192.0.2.7");
        alike("-m", "node", "-p", "192.0.2.8");
        alike("-m", "discovery", "-P", "1");
        alike("-m", "iface");
        alike("-m", "iface", "-P", "1");
        alike("-m", "iface", "-I", IFACE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachReadsWhatTheOtherWrote(boolean realFirst) throws Exception {
        write(realFirst, "-m", "iface", "-I", IFACE, "-o", "new");
        write(realFirst, "-m", "node", "-o", "new", "-T", TARGET, "-p", PORTAL);
        bothShow();
        write(!realFirst, "-m", "node", "-o", "new", "-T", TARGET, "-p", "[2001:db8::7]:3261,1", "-I", IFACE);
        bothShow();
        String[][] updates = {
            {"node.startup", "automatic"},
            {"node.session.auth.authmethod", "CHAP"},
            {"node.session.auth.username", "someone"},
            {"node.session.auth.password", "secret of the interop test"},
            {"node.session.queue_depth", "64"},
            {"node.session.auth.chap_algs", "SHA256,MD5"},
            {"node.conn[0].iscsi.HeaderDigest", "CRC32C,None"},
        };
        for (int i = 0; i < updates.length; i++) {
            write(
                    realFirst == (i % 2 == 0),
                    "-m",
                    "node",
                    "-T",
                    TARGET,
                    "-o",
                    "update",
                    "-n",
                    updates[i][0],
                    "-v",
                    updates[i][1]);
            bothShow();
        }
        write(realFirst, "-m", "node", "-T", TARGET, "-p", PORTAL, "-o", "delete");
        bothShow();
        write(!realFirst, "-m", "node", "-T", TARGET, "-o", "delete");
        write(!realFirst, "-m", "iface", "-I", IFACE, "-o", "delete");
        assertThat(Path.of("/etc/iscsi/nodes", TARGET)).doesNotExist();
        assertThat(real("-m", "node", "-T", TARGET).status()).isEqualTo(21);
    }

    private void write(boolean byTheRealOne, String... words) throws Exception {
        CommandRun.Result result = byTheRealOne ? real(words) : ours(words);
        assertThat(result.status()).as(String.join(" ", words)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"st", "isns"})
    void discoveryRecordsAreTheSame(String type) throws Exception {
        String[] update = {
            "-m", "discoverydb", "-t", type, "-p", "192.0.2.9", "-o", "update", "-n", "discovery.startup", "-v"
        };
        for (boolean realFirst : new boolean[] {true, false}) {
            write(realFirst, "-m", "discoverydb", "-t", type, "-p", "192.0.2.9", "-o", "new");
            alike("-m", "discoverydb", "-t", type, "-p", "192.0.2.9");
            alike("-m", "discoverydb", "-t", type, "-p", "192.0.2.9", "-o", "show");
            alike("-m", "discovery");
            alike("-m", "discovery", "-P", "1");
            String[] automatic = Arrays.copyOf(update, update.length + 1);
            automatic[update.length] = "automatic";
            write(!realFirst, automatic);
            alike("-m", "discoverydb", "-t", type, "-p", "192.0.2.9");
            write(!realFirst, "-m", "discoverydb", "-t", type, "-p", "192.0.2.9", "-o", "delete");
            alike("-m", "discoverydb", "-t", type, "-p", "192.0.2.9");
            alike("-m", "discovery");
        }
    }

    @Test
    void mistakesHaveTheSameStatus() throws Exception {
        String[][] lines = {
            {},
            {"-m"},
            {"-m", "node", "-P", "7"},
            {"-m", "iface", "-P", "7"},
            {"-m", "node", "-o", "fly"},
            {"-m", "node", "-o", "login"},
            {"-m", "node", "-L", "some"},
            {"-m", "node", "-l", "-u"},
            {"-m", "node", "-T", TARGET, "-o", "update"},
            {"-m", "node", "-T", TARGET, "-o", "delete"},
            {"-m", "iface", "-o", "new"},
            {"-m", "iface", "-I", "default", "-o", "delete"},
            {"-m", "iface", "-I", "none.such"},
            {"-m", "discovery", "-t", "isns"},
            {"-m", "discovery", "-t", "slp", "-p", "192.0.2.9"},
            {"-m", "discovery", "-p", "192.0.2.9"},
            {"-m", "discovery", "-o", "new", "-p", "192.0.2.9"},
            {"-m", "discovery", "-o", "delete"},
            {"-m", "discoverydb", "-p", "192.0.2.9", "-o", "new"},
            {"-m", "discoverydb", "-p", "192.0.2.9"},
            {"-m", "discoverydb", "-t", "fw"},
            {"-m", "discoverydb", "-t", "isns", "-p", "192.0.2.9", "-o", "delete"},
            {"-m", "discovery", "-o", "new"},
            {"-m", "discovery", "-o", "update"},
            {"-m", "discovery", "-o", "show"},
            {"-m", "discovery", "-o", "nonpersistent"},
            {"-m", "discovery", "-p", "192.0.2.9", "-o", "delete"},
            {"-m", "discovery", "-P", "5"},
            {"-m", "discovery", "-t", "st"},
            {"-m", "discovery", "-t", "nonsense"},
            {"-m", "discovery", "-t", "fw"},
            {"-m", "discovery", "-t", "fw", "-o", "new"},
            {"-m", "discovery", "-t", "slp"},
            {"-m", "discovery", "-D"},
            {"-m", "discoverydb"},
            {"-m", "discoverydb", "-t", "st"},
            {"-m", "discoverydb", "-t", "st", "-p", "192.0.2.9", "-o", "nonpersistent"},
            {"-m", "discoverydb", "-t", "st", "-p", "192.0.2.9", "-o", "update"},
            {"-m", "discoverydb", "-t", "st", "-p", "192.0.2.9", "-o", "update", "-n", "a", "-v", "b"},
            {"-m", "discoverydb", "-t", "isns", "-D"},
            {"-m", "discoverydb", "-t", "slp", "-p", "192.0.2.9"},
            {"-m", "discoverydb", "-t", "slp", "-p", "192.0.2.9", "-o", "new"},
            {"-m", "discoverydb", "-t", "slp", "-D"},
            {"-m", "discoverydb", "-t", "fw", "-D"},
            {"-m", "discoverydb", "-t", "fw", "-o", "new"},
            {"-m", "discoverydb", "-o", "new"},
            {"-m", "discoverydb", "-o", "show"},
            {"-m", "discoverydb", "-o", "delete"},
            {"-m", "node", "-P", "0"},
            {"-m", "node", "-P", "1"},
            {"-m", "node", "-P", "x"},
            {"-m", "node", "-S"},
            {"-m", "node", "-o", "new"},
            {"-m", "node", "-o", "show"},
            {"-m", "node", "-o", "nonpersistent"},
            {"-m", "node", "-o", "apply"},
            {"-m", "node", "-o", "logout"},
            {"-m", "node", "-o", "new", "-T", TARGET},
            {"-m", "node", "-o", "new", "-p", "192.0.2.9"},
            {"-m", "node", "-o", "delete"},
            {"-m", "node", "-o", "update"},
            {"-m", "node", "-o", "update", "-n", "node.startup"},
            {"-m", "node", "-o", "update", "-n", "node.startup", "-v", "manual"},
            {"-m", "node", "-o", "update", "-n", "iface.mtu", "-v", "1"},
            {"-m", "node", "-l"},
            {"-m", "node", "-u"},
            {"-m", "node", "-L", "all"},
            {"-m", "node", "-U", "all"},
            {"-m", "node", "-L", "onboot"},
            {"-m", "node", "-U", "onboot"},
            {"-m", "node", "-R"},
            {"-m", "node", "-s"},
            {"-m", "node", "-l", "-o", "new"},
            {"-m", "node", "-u", "-o", "delete"},
            {"-m", "node", "-r", "1"},
            {"-m", "node", "-I", ""},
            {"-m", "node", "-T", ""},
            {"-m", "node", "-p", ""},
            {"-m", "node", "-p", "[::1"},
            {"-m", "node", "-p", "192.0.2.9:"},
            {"-m", "node", "-p", "192.0.2.9:70000"},
            {"-m", "iface", "-o", "delete"},
            {"-m", "iface", "-o", "update"},
            {"-m", "iface", "-o", "show"},
            {"-m", "iface", "-o", "nonpersistent"},
            {"-m", "iface", "-o", "apply"},
            {"-m", "iface", "-o", "applyall"},
            {"-m", "iface", "-o", "login"},
            {"-m", "iface", "-I", "default", "-o", "new"},
            {"-m", "iface", "-I", "iser", "-o", "new"},
            {"-m", "iface", "-I", "default", "-o", "update"},
            {"-m", "iface", "-I", "none.such", "-o", "update", "-n", "iface.mtu", "-v", "1"},
            {"-m", "iface", "-I", "none.such", "-o", "delete"},
            {"-m", "iface", "-I", "none.such", "-o", "apply"},
            {"-m", "iface", "-I", "default", "-P", "1"},
            {"-m", "iface", "-I", "none.such", "-P", "1"},
            {"-m", "iface", "-I", "iser"},
            {"-m", "iface", "-H", "0"},
            {"-m", "iface", "-H", "0", "-o", "applyall"},
            {"-m", "iface", "-P", "x"},
            {"-m", "iface", "-C", "ping"},
            {"-m", "iface", "-C", "ping", "-I", "default"},
            {"-m", "iface", "-C", "ping", "-a", "192.0.2.1"},
            {"-m", "iface", "-C", "nonsense"},
            {"-m", "host", "-H", "0"},
            {"-m", "host", "-P", "9"},
            {"-m", "host", "-C", "nonsense", "-H", "0"},
            {"-m", "host", "-C", "chap"},
            {"-m", "host", "-C", "chap", "-o", "show"},
            {"-m", "host", "-C", "chap", "-H", "0", "-o", "show"},
            {"-m", "host", "-C", "chap", "-H", "0", "-o", "delete"},
            {"-m", "host", "-C", "chap", "-H", "0", "-x", "1", "-o", "delete"},
            {"-m", "host", "-C", "flashnode"},
            {"-m", "host", "-C", "flashnode", "-H", "0", "-o", "show"},
            {"-m", "host", "-C", "flashnode", "-H", "0", "-x", "1", "-o", "login"},
            {"-m", "host", "-C", "stats"},
            {"-m", "host", "-o", "new"},
            {"-m", "session", "-P", "3"},
            {"-m", "session", "-P", "9"},
            {"-m", "session", "-u"},
            {"-m", "session", "-R"},
            {"-m", "session", "-s"},
            {"-m", "session", "-o", "new"},
            {"-m", "session", "-o", "show"},
            {"-m", "session", "-o", "delete"},
            {"-m", "session", "-r", "1", "-u"},
            {"-m", "session", "-r", "1", "-R"},
            {"-m", "session", "-r", "1", "-o", "new"},
            {"-m", "session", "-r", "/sys/class/iscsi_session/session1"},
            {"-m", "session", "-r", "/sys/class/iscsi_session"},
            {"-m", "session", "-r", "-1"},
            {"-m", "session", "-T", TARGET},
            {"-m", "fw", "-l"},
            {"-m", "fw", "-n", "a", "-v", "b"},
            {"-m", "fw", "-p", "x"},
            {"-m", "nonsense"},
            {"--mode=node"},
            {"--mod", "session"},
            {"-mnode", "-P1"},
            {"-Z"},
            {"--wrong"},
            {"node"},
            {"-V"},
            {"--version"},
            {"-h"},
            {"--help"},
            {"-m", "node", "-h"},
            {"-m", "node", "-V"},
            {"-k"},
            {"-m", "iface", "-I", "default", "-o", "apply"},
            {"-m", "iface", "-H", "3", "-o", "applyall"},
            {"-m", "iface", "-H", "x", "-o", "applyall"},
            {"-m", "iface", "-C", "chap", "-I", "default"},
            {"-m", "iface", "-C", "stats", "-H", "0"},
            {"-m", "host", "-C", "chap", "-H", "0", "-o", "new"},
            {"-m", "host", "-C", "chap", "-H", "0", "-o", "update"},
            {"-m", "host", "-C", "chap", "-H", "0", "-o", "login"},
            {"-m", "host", "-C", "flashnode", "-H", "0", "-o", "new"},
            {"-m", "host", "-C", "flashnode", "-H", "0", "-o", "update"},
            {"-m", "host", "-C", "stats", "-H", "x"},
            {"-m", "host", "-C", "ping", "-H", "0"},
            {"-m", "host"},
            {"-m", "host", "-P", "1"},
            {"-m", "session"},
            {"-m", "session", "-r", "x"},
            {"-m", "session", "-r", "1"},
            {"-m", "session", "-l"},
            {"-m", "fw"},
            {"-m", "host", "-C", "chap", "-H", "0"},
            {"-m", "host", "-C", "stats", "-H", "0"},
            {"-m", "host", "-C", "flashnode", "-H", "0"},
        };
        ours("-m", "session", "-u");
        SoftAssertions all = new SoftAssertions();
        for (String[] line : lines) {
            all.assertThat(ours(line)).as(String.join(" ", line)).isEqualTo(real(line));
        }
        all.assertAll();
    }
}
