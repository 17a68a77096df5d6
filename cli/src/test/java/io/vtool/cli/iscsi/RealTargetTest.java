package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code iscsiadm}, as a host of a lab, against the real tgtd. */
@Tag("interop")
@Timeout(120)
class RealTargetTest {
    private static final String OPEN = "iqn.2001-04.com.example:open";
    private static final String CLOSED = "iqn.2001-04.com.example:closed";
    private static final String AUTH = "node.session.auth.";

    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .variable("VTOOL_HOST", "esx1")
                .in(folder)
                .run();
    }

    private CommandRun.Result update(String name, String value) {
        return vtool("iscsiadm", "-m", "node", "-T", CLOSED, "-o", "update", "-n", AUTH + name, "-v", value);
    }

    private static JsonArray data(CommandRun.Result result) {
        return JsonParser.parseString(result.out())
                .getAsJsonObject()
                .get("data")
                .getAsJsonArray();
    }

    @Test
    void everythingAnAdministratorDoes() throws Exception {
        Path disk = Files.write(folder.resolve("disk"), new byte[4 << 20]);
        try (RealTarget tgtd = new RealTarget(folder)) {
            tgtd.target(1, OPEN, disk);
            tgtd.target(2, CLOSED, Files.write(folder.resolve("other"), new byte[4 << 20]));
            tgtd.admin("--mode", "account", "--op", "new", "--user", "in", "--password", "secretsecret");
            tgtd.admin("--mode", "account", "--op", "new", "--user", "out", "--password", "othersecret1");
            tgtd.admin("--mode", "account", "--op", "bind", "--tid", "2", "--user", "in");
            tgtd.admin("--mode", "account", "--op", "bind", "--tid", "2", "--user", "out", "--outgoing");
            for (String address : List.of("127.0.0.1", "[::1]")) {
                String portal = address + ":" + tgtd.port;
                discovers(portal);
                logsIn(portal);
                proves(portal);
                looks(portal);
                vtool("iscsiadm", "-m", "discoverydb", "-t", "st", "-p", portal, "-o", "delete");
            }
            losesIts(tgtd);
        }
    }

    private void discovers(String portal) {
        CommandRun.Result found = vtool("iscsi", "discovery", "-t", "st", "-p", portal);
        assertThat(found.err()).isEmpty();
        assertThat(found.out().lines()).contains(portal + ",1 " + OPEN, portal + ",1 " + CLOSED);
        assertThat(data(vtool("iscsi", "ping", portal, "-c", "2", "--json"))).hasSize(2);
        assertThat(data(vtool("iscsi", "ping", portal, OPEN, "--json"))).hasSize(4);
    }

    private void logsIn(String portal) throws Exception {
        CommandRun.Result login =
                vtool("iscsi", "node", "-T", OPEN, "-p", portal, "--login", "--ensure", "--pcap", "wire.pcap");
        assertThat(login.status()).as(login.err()).isZero();
        JsonObject session = null;
        for (var row : data(vtool("iscsi", "session", "--json"))) {
            session = row.getAsJsonObject().get("target").getAsString().equals(OPEN) ? row.getAsJsonObject() : session;
        }
        assertThat(session).isNotNull();
        assertThat(session.get("devices").getAsJsonArray()).hasSize(2);
        assertThat(session.get("session_state").getAsString()).isEqualTo("LOGGED_IN");
        String sid = session.get("sid").getAsString();
        assertThat(vtool("iscsiadm", "-m", "session", "-r", sid, "-s").out()).containsPattern("\tscsicmd_pdus: [1-9]");
        assertThat(vtool("iscsiadm", "-m", "session", "-r", sid, "-P", "3").out())
                .contains("Current Portal: " + portal + ",1", "Attached scsi disk ");
        assertThat(vtool("iscsiadm", "-m", "session", "-r", sid, "-R").status()).isZero();
        assertThat(vtool("iscsiadm", "-m", "session", "-r", sid, "-u").status()).isZero();
        decodes(folder.resolve("wire.pcap"), portal.substring(portal.lastIndexOf(':') + 1));
    }

    private static void decodes(Path capture, String port) throws Exception {
        Process tshark = new ProcessBuilder("tshark", "-r", capture.toString(), "-d", "tcp.port==" + port + ",iscsi")
                .redirectErrorStream(true)
                .start();
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output)
                .contains("Login Command", "Report LUNs", "Inquiry", "Logout Response")
                .doesNotContain("Malformed", "unseen segment");
    }

    private void proves(String portal) {
        update("authmethod", "CHAP");
        update("username", "in");
        update("password", "wrongwrongwr");
        CommandRun.Result wrong = vtool("iscsi", "node", "-T", CLOSED, "-p", portal, "--login", "-v", "-v");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("(02/01)", "CHAP_R=****").doesNotContain("wrongwrong");
        assertThat(vtool("iscsiadm", "-m", "node", "-T", CLOSED, "-p", portal, "-l")
                        .status())
                .isEqualTo(24);
        update("password", "secretsecret");
        update("username_in", "out");
        update("password_in", "othersecret1");
        assertThat(vtool("iscsiadm", "-m", "node", "-T", CLOSED, "-p", portal, "-l")
                        .status())
                .isZero();
        update("password_in", "othersecret2");
        vtool("iscsiadm", "-m", "node", "-T", CLOSED, "-u");
        assertThat(vtool("iscsiadm", "-m", "node", "-T", CLOSED, "-p", portal, "-l")
                        .status())
                .isEqualTo(24);
    }

    private void looks(String portal) {
        CommandRun.Result luns = vtool("iscsi", "luns", portal, OPEN, "--json");
        assertThat(luns.status()).isZero();
        JsonObject disk = data(luns).get(1).getAsJsonObject();
        assertThat(disk.get("capacity_bytes").getAsLong()).isEqualTo(4 << 20);
        assertThat(disk.get("vendor").getAsString()).isEqualTo("IET");
    }

    private void losesIts(RealTarget tgtd) {
        String portal = "127.0.0.2:" + tgtd.port;
        vtool("iscsiadm", "-m", "discovery", "-t", "st", "-p", portal);
        vtool("iscsiadm", "-m", "node", "-T", OPEN, "-p", portal, "-l");
        String before = vtool("iscsiadm", "-m", "session", "-P", "1").out();
        assertThat(before).contains("Current Portal: " + portal + ",1").doesNotContain("TRANSPORT WAIT");
        tgtd.close();
        assertThat(vtool("iscsiadm", "-m", "session", "-P", "1").out())
                .contains("iSCSI Connection State: TRANSPORT WAIT", "iSCSI Session State: FAILED");
        CommandRun.Result gone = vtool("iscsi", "ping", portal);
        assertThat(gone.status()).isEqualTo(69);
        assertThat(gone.err()).contains("Connection refused");
    }
}
