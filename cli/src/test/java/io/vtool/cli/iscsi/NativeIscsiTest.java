package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import io.vtool.cli.failure.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeIscsiTest {
    private static final String TARGET = "iqn.2026-01.io.vtool:one";
    private static final String CLOSED = "iqn.2026-01.io.vtool:closed";
    private static final String PORTAL = "127.0.10.1:3260";

    @TempDir
    static Path unused = Path.of("");

    @TempDir
    Path folder = Path.of("");

    private RecordedHost host = unset();

    private static RecordedHost unset() {
        try {
            return new RecordedHost(unused, "iqn.unset");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() throws IOException {
        host = new RecordedHost(folder, "iqn.1993-08.org.debian:01:test");
        host.serve(
                List.of(
                        new RecordedHost.Served(TARGET, List.of(0, 3), ""),
                        new RecordedHost.Served(CLOSED, List.of(0), "user:secret-of-user")),
                List.of(List.of(PORTAL + ",1")));
    }

    @AfterEach
    void close() throws IOException {
        host.close();
    }

    private static JsonObject json(CommandRun.Result result) {
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    private static JsonArray data(CommandRun.Result result) {
        return json(result).get("data").getAsJsonArray();
    }

    @Test
    void theTextIsThatOfIscsiadm() throws IOException {
        CommandRun.Result one = host.runNative("discovery", "-t", "st", "-p", PORTAL, "-P", "1");
        CommandRun.Result other = host.run(List.of("-m", "discovery", "-t", "st", "-p", PORTAL, "-P", "1"));
        assertThat(one.out()).isEqualTo(other.out()).contains("Target: " + TARGET);
        assertThat(one.status()).isZero();
    }

    @Test
    void everyViewHasRows() throws IOException {
        assertThat(data(host.runNative("discovery", "-t", "st", "-p", PORTAL, "--json")))
                .hasSize(2);
        host.runNative("node", "-T", TARGET, "--login");

        JsonObject session = data(host.runNative("session", "--json")).get(0).getAsJsonObject();
        assertThat(session.get("target").getAsString()).isEqualTo(TARGET);
        assertThat(session.get("sid").getAsInt()).isEqualTo(1);
        assertThat(session.get("session_state").getAsString()).isEqualTo("LOGGED_IN");
        JsonObject disk = session.get("devices").getAsJsonArray().get(1).getAsJsonObject();
        assertThat(disk.get("lun").getAsInt()).isEqualTo(3);
        assertThat(disk.get("disk").getAsString()).isEqualTo("sdb");
        assertThat(disk.get("naa").getAsString()).isEqualTo("600a1000417d0003");
        assertThat(disk.get("capacity_bytes").getAsLong()).isEqualTo(1 << 20);
        assertThat(data(host.runNative("host", "--json"))).hasSize(1);
        assertThat(data(host.runNative("iface", "--json"))).hasSize(2);
        assertThat(data(host.runNative("node", "--json"))).hasSize(2);
        assertThat(data(host.runNative("discovery", "--json"))).hasSize(1);
        JsonObject record =
                data(host.runNative("node", "-T", TARGET, "--json")).get(0).getAsJsonObject();
        assertThat(record.get("record").getAsJsonObject().get("node.name").getAsString())
                .isEqualTo(TARGET);
        assertThat(data(host.runNative("session", "-s", "--json"))).hasSize(1);
    }

    @Test
    void aDiscoveryThatLogsInTellsOfTheLogins() throws IOException {
        CommandRun.Result result =
                host.runNative("discovery", "-t", "st", "-p", PORTAL, "--login", "--ensure", "--json");
        assertThat(result.status()).isEqualTo(3);
        JsonArray rows = data(result);
        assertThat(rows).hasSize(2);
        for (var row : rows) {
            boolean closed = row.getAsJsonObject().get("target").getAsString().equals(CLOSED);
            assertThat(row.getAsJsonObject().get("code").getAsInt()).isEqualTo(closed ? 24 : 0);
        }
    }

    @Test
    void nothingFoundIsAnEmptyListAndStatus1() throws IOException {
        CommandRun.Result none = host.runNative("session", "--json");
        assertThat(data(none)).isEmpty();
        assertThat(json(none).get("errors").toString()).contains("No active sessions.");
        assertThat(none.status()).isEqualTo(1);
    }

    @Test
    void ensureDoesNotMindASessionThatIsThere() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        assertThat(host.runNative("node", "-T", TARGET, "-l").status()).isZero();
        CommandRun.Result twice = host.runNative("node", "-T", TARGET, "-l");
        assertThat(twice.status()).isEqualTo(1);
        assertThat(twice.err()).contains("already present.", "--ensure counts a session");
        CommandRun.Result again = host.runNative("node", "-T", TARGET, "-l", "--ensure", "--json");
        assertThat(again.status()).isZero();
        assertThat(data(again).get(0).getAsJsonObject().get("sid").getAsInt()).isEqualTo(1);
        assertThat(host.host.sessions().all()).hasSize(1);
    }

    @Test
    void aRefusedLoginIsExplainedAndOthersStand() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        CommandRun.Result result = host.runNative("node", "--login");
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.out()).contains("Login to [iface: default, target: " + TARGET);
        assertThat(result.err())
                .contains(CLOSED + ": login refused: ")
                .contains("(02/01)")
                .contains("CHAP");
    }

    /** What fingers that know iscsiadm type; it once said the secret in an error. */
    @Test
    void lettersOfIscsiadmAreUnderstoodWhereTheyArePlain() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        assertThat(host.runNative("node", "-T", CLOSED, "-o", "update", "-n", "node.session.auth.username", "-v", "me")
                        .status())
                .isZero();
        assertThat(host.runNative("node", "-T", CLOSED, "-o", "show").out())
                .contains("node.session.auth.username = me");
        assertThat(AdminWords.toOptions(List.of("-o", "json", "-v", "x"))).containsExactly("-o", "json", "-v", "x");
        assertThat(AdminWords.toOptions(List.of("-n", "k", "-v", "-o", "new", "-v")))
                .containsExactly("-n", "k", "-v", "--op", "new", "-v");
    }

    @Test
    void secretsStayHidden() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        host.runNative(
                "node",
                "-T",
                CLOSED,
                "--op",
                "update",
                "-n",
                "node.session.auth.authmethod",
                "--value",
                "CHAP",
                "-n",
                "node.session.auth.username",
                "--value",
                "user",
                "-n",
                "node.session.auth.password",
                "--value",
                "secret-of-user");
        assertThat(host.runNative("node", "-T", CLOSED, "-l").status()).isZero();
        for (String format : List.of("text", "json")) {
            assertThat(host.runNative("node", "-T", CLOSED, "-o", format).out())
                    .contains("********")
                    .doesNotContain("secret-of");
            assertThat(host.runNative("session", "-P", "2", "-o", format).out()).doesNotContain("secret-of");
        }
        assertThat(host.runNative("session", "-P", "2", "-S").out()).contains("password: secret-of-user");
    }

    @Test
    void aDeadlineEndsTheTries() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        host.down(PORTAL);
        CommandRun.Result result = host.runNative("node", "-T", TARGET, "-l", "--timeout", "3s");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("Connection refused; check the address");
        assertThat(host.pace.nanos()).isEqualTo(3_000_000_000L);
        CommandRun.Result discovery = host.runNative("discovery", "-t", "st", "-p", PORTAL, "--timeout", "2s");
        assertThat(discovery.err()).containsOnlyOnce("Could not perform SendTargets discovery: connection timed out");
        assertThat(host.pace.nanos()).isEqualTo(5_000_000_000L);
    }

    @Test
    void lunsOfATargetNeedNoRecord() throws IOException {
        CommandRun.Result one = host.runNative("luns", PORTAL, TARGET);
        assertThat(one.status()).isZero();
        assertThat(one.out().lines())
                .containsExactly(
                        TARGET
                                + " lun 0 type 0 EXARRAY VolumeOne 0430 serial A1K0417-0000 naa.600a1000417d0000 1048576 bytes",
                        TARGET
                                + " lun 3 type 0 EXARRAY VolumeOne 0430 serial A1K0417-0003 naa.600a1000417d0003 1048576 bytes");
        CommandRun.Result all = host.runNative("luns", PORTAL, "--json");
        assertThat(all.status()).isEqualTo(3);
        assertThat(data(all)).hasSize(2);
        assertThat(json(all).get("errors").toString()).contains("(02/01)");
        assertThat(host.host.database().nodes().all()).isEmpty();
    }

    @Test
    void pingTellsRoundTrips() throws IOException {
        CommandRun.Result result = host.runNative("ping", PORTAL, "-c", "3", "--json");
        assertThat(result.status()).isZero();
        assertThat(data(result)).hasSize(3);
        CommandRun.Result target = host.runNative("ping", PORTAL, TARGET, "-v", "-v");
        assertThat(target.out().lines()).hasSize(4);
        assertThat(target.err()).contains("NOP-In");
        assertThatThrownBy(() -> host.runNative("ping", PORTAL, CLOSED)).hasMessageContaining("(02/01)");
    }

    @Test
    void aStoppedDaemonStopsLoginsUntilItIsStarted() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        assertThat(host.run(List.of("-k", "0")).status()).isZero();
        assertThat(host.runNative("daemon").status()).isEqualTo(1);
        assertThat(host.run(List.of("-m", "node", "-T", TARGET, "-l")).status()).isEqualTo(20);
        host.runNative("daemon", "start");
        assertThat(host.run(List.of("-m", "node", "-T", TARGET, "-l")).status()).isZero();
    }

    @Test
    void pastedCommandsAreReadAndSaidSo() throws IOException {
        CommandRun.Result result = host.run(List.of("\u2013m", "discovery", "--sendtargets", "\u2013portal", PORTAL));
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains(PORTAL + ",1 " + TARGET);
        assertThat(result.err())
                .isEqualTo("iscsiadm: read as: iscsiadm -m discovery -t sendtargets --portal " + PORTAL + "\n");
        CommandRun.Result login =
                host.run(List.of("-m", "node", "-T", "\u201c" + TARGET + "\u201d", "\u2013\u2013login"));
        assertThat(login.status()).isZero();
        assertThat(host.run(List.of("-m", "node", "-u", "all")).status()).isZero();
    }

    @Test
    void anUnknownKeyWarnsAndHidesNothing() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        Path file = folder.resolve("host/etc/iscsi/nodes")
                .resolve(TARGET)
                .resolve("127.0.10.1,3260,1")
                .resolve("default");
        Files.writeString(file, "node.session.sess_reopen_log_freq = 0\n", StandardOpenOption.APPEND);
        CommandRun.Result result = host.run(List.of("-m", "node"));
        assertThat(result.status()).isZero();
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err()).contains("unknown key node.session.sess_reopen_log_freq");
    }

    private void giveCredentials() throws IOException {
        host.runNative("discovery", "-t", "st", "-p", PORTAL);
        for (String pair : List.of("authmethod=CHAP", "username=user", "password=secret-of-user")) {
            int equals = pair.indexOf('=');
            host.run(List.of(
                    "-m",
                    "node",
                    "-T",
                    CLOSED,
                    "-o",
                    "update",
                    "-n",
                    "node.session.auth." + pair.substring(0, equals),
                    "-v",
                    pair.substring(equals + 1)));
        }
    }

    @Test
    void askedTwiceItTellsEveryPduButNoSecret() throws IOException {
        giveCredentials();
        assertThat(host.runNative("node", "-T", CLOSED, "-l", "-v").err()).doesNotContain("Login-Request");
        host.runNative("node", "-T", CLOSED, "-u");
        CommandRun.Result result = host.runNative("node", "-T", CLOSED, "-l", "-v", "-v");
        assertThat(result.status()).isZero();
        assertThat(result.err().lines())
                .anyMatch(line -> line.startsWith("iscsi 1 > Login-Request"))
                .anyMatch(line -> line.matches("iscsi 1 >   CHAP_R=\\*+"))
                .anyMatch(line -> line.contains("SCSI-Command") && line.contains("cdb=a000"))
                .noneMatch(line -> line.contains("secret"));
        assertThat(host.runNative("node", "-T", CLOSED, "-u", "-vv").status()).isZero();
    }

    @Test
    void aCaptureIsWrittenForItsOwner() throws IOException {
        giveCredentials();
        CommandRun.Result result = host.runNative("node", "-T", CLOSED, "-l", "--pcap", "wire.pcap");
        assertThat(result.status()).isZero();
        Path file = folder.resolve("wire.pcap");
        assertThat(Files.readAllBytes(file)).startsWith(0xa1, 0xb2, 0xc3, 0xd4).hasSizeGreaterThan(2000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> host.runNative("ping", PORTAL, "--pcap", "no/such/folder"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("cannot write the capture no/such/folder: no such file");
    }

    @Test
    void debugLevelsTellMoreAndMore() throws IOException {
        List<String> ask = List.of("-m", "discovery", "-t", "st", "-p", PORTAL, "-d");
        assertThat(run(ask, "0").err()).isEmpty();
        assertThat(run(ask, "x").err()).isEmpty();
        CommandRun.Result some = run(ask, "1");
        assertThat(some.err())
                .contains("iscsiadm: connecting to 127.0.10.1:")
                .contains("iscsiadm: login response status 0000\n")
                .doesNotContain("SendTargets");
        CommandRun.Result all = run(ask, "8");
        assertThat(all.out()).isEqualTo(some.out());
        assertThat(all.err())
                .contains(
                        "iscsiadm: sending login PDU with current stage 1, next stage 3, transit 0x80, isid 0x00023d",
                        "iscsiadm: >    SessionType=Discovery\n",
                        "iscsiadm: wrote 48 bytes of PDU header\n",
                        "iscsiadm: login current stage 1, next stage 3, transit 0x80\n",
                        "iscsiadm: sending text pdu with CmdSN 1, exp_statsn ",
                        "iscsiadm: >    SendTargets=All\n",
                        "iscsiadm: finished reading text PDU, 48 hdr, 0 ah, ");
    }

    @Test
    void anIsnsServerIsAskedAndWhatItTellsIsKept() throws IOException {
        try (FakeIsns isns = new FakeIsns(List.of(TARGET, CLOSED), 127, 0, 10, 1)) {
            host.lead("10.9.9.9:3205", isns.place());
            CommandRun.Result found =
                    host.run(List.of("-m", "discovery", "-t", "isns", "-p", "10.9.9.9", "-P", "1", "-l"));
            assertThat(found.out())
                    .startsWith("Target: " + TARGET + "\n\tPortal: 127.0.10.1:3260,1\n\t\tIface Name: default\n")
                    .contains("Login to [iface: default, target: " + TARGET + ", portal: 127.0.10.1,3260] successful.");
            assertThat(host.run(List.of("-m", "discovery")).out()).isEqualTo("10.9.9.9:3205 via isns\n");
            assertThat(host.run(List.of("-m", "discoverydb", "-P", "1")).out())
                    .contains("SENDTARGETS:\nNo targets found.\niSNS:\nDiscoveryAddress: 10.9.9.9,3205\nTarget: "
                            + CLOSED);
            assertThat(host.run(List.of("-m", "discoverydb", "-t", "isns", "-p", "10.9.9.9"))
                            .out())
                    .contains(
                            "discovery.type = isns\ndiscovery.sendtargets.address = 10.9.9.9\ndiscovery.sendtargets.port = 3205\n");
            assertThat(host.run(List.of("-m", "node", "-T", TARGET)).out())
                    .contains("node.discovery_type = isns\n", "node.discovery_port = 3205\n");
            assertThat(data(host.runNative("discovery", "-t", "isns", "-p", "10.9.9.9", "--json")))
                    .hasSize(2);

            isns.status = 8;
            CommandRun.Result refused = host.runNative("discovery", "-t", "isns", "-p", "10.9.9.9");
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).contains("iSNS discovery failed: Source Unauthorized");
            host.run(List.of("-m", "session", "-u"));
            assertThat(host.run(List.of("-m", "discoverydb", "-t", "isns", "-p", "10.9.9.9", "-o", "delete"))
                            .status())
                    .isZero();
            assertThat(host.host.database().nodes().all()).isEmpty();
        }
    }

    @Test
    void anInterfaceForIpv6HasOtherKeys() throws IOException {
        host.run(List.of("-m", "iface", "-I", "four", "-o", "new"));
        List<String> four = List.of("-m", "iface", "-I", "four", "-o", "update", "-n");
        assertThat(run(four, "iface.ipaddress", "-v", "2001:db8::7").status()).isZero();
        assertThat(run(four, "iface.hop_limit", "-v", "9").err()).contains("Cannot modify iface.hop_limit.");
        assertThat(host.run(List.of("-m", "iface", "-I", "four")).out())
                .contains("iface.bootproto = <empty>", "iface.ttl = 0")
                .doesNotContain("iface.hop_limit");
        host.run(List.of("-m", "iface", "-I", "side.ipv6", "-o", "new"));
        List<String> six = List.of("-m", "iface", "-I", "side.ipv6", "-o", "update", "-n");
        assertThat(run(six, "iface.hop_limit", "-v", "9").out()).isEqualTo("side.ipv6 updated.\n");
        assertThat(host.run(List.of("-m", "iface", "-I", "side.ipv6")).out())
                .contains(
                        "iface.ipv6_autocfg = <empty>\niface.linklocal_autocfg = <empty>\niface.router_autocfg = <empty>\n",
                        "iface.hop_limit = 9\niface.mld = <empty>\n",
                        "iface.traffic_class = 0\niface.delayed_ack = <empty>\n")
                .doesNotContain("iface.bootproto", "iface.ttl");
        assertThat(host.file("ifaces/side.ipv6"))
                .contains("iface.hop_limit = 9\n")
                .doesNotContain("iface.tos = ");
        assertThat(host.run(List.of("-m", "iface")).out()).startsWith("four tcp,<empty>,2001:db8::7,<empty>,<empty>\n");
    }

    @Test
    void ipv6PortalsStandInBracketsInListingsAndBareInRecords() throws IOException {
        String portal = "[2001:db8::10]:3261";
        try (RecordedHost six = new RecordedHost(folder.resolve("six"), "iqn.1993-08.org.debian:01:six")) {
            six.serve(List.of(new RecordedHost.Served(TARGET, List.of(0), "")), List.of(List.of(portal + ",1")));
            assertThat(six.run(List.of("-m", "discovery", "-t", "st", "-p", portal))
                            .out())
                    .isEqualTo(portal + ",1 " + TARGET + "\n");
            assertThat(six.file("nodes/" + TARGET + "/2001:db8::10,3261,1/default"))
                    .contains("node.conn[0].address = 2001:db8::10\n");
            CommandRun.Result login = six.run(List.of("-m", "node", "-p", portal + ",1", "-l"));
            assertThat(login.out()).contains("portal: 2001:db8::10,3261] successful.");
            assertThat(six.run(List.of("-m", "session")).out())
                    .isEqualTo("tcp: [1] " + portal + ",1 " + TARGET + " (non-flash)\n");
            assertThat(six.run(List.of("-m", "session", "-P", "1")).out())
                    .contains("\tCurrent Portal: " + portal + ",1\n");
            assertThat(six.run(List.of("-m", "discovery")).out()).isEqualTo(portal + " via sendtargets\n");
            assertThat(data(six.runNative("node", "--json")).get(0).toString())
                    .contains("\"address\":\"2001:db8::10\"");
            assertThat(six.run(List.of("-m", "node", "-u")).status()).isZero();
        }
    }

    private CommandRun.Result run(List<String> words, String... more) throws IOException {
        List<String> line = new ArrayList<>(words);
        line.addAll(List.of(more));
        return host.run(line);
    }
}
