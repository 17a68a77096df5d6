package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does on a new host of the default lab, whose arrays nobody serves. */
@Timeout(120)
class LabRunbookTest {
    private static final String ARRAY = "iqn.2026-01.io.vtool:array01";

    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    private static JsonArray data(CommandRun.Result result) {
        return JsonParser.parseString(result.out())
                .getAsJsonObject()
                .get("data")
                .getAsJsonArray();
    }

    @Test
    void aNewHostFindsTheOtherPortalsAndLogsIn() {
        assertThat(vtool("--host", "xen2", "iscsi", "discovery", "-t", "st", "-p", "127.0.10.1")
                        .out()
                        .lines())
                .containsExactly(
                        "127.0.10.1:3260,1 " + ARRAY,
                        "127.0.20.1:3260,2 " + ARRAY,
                        "127.0.10.2:3260,3 " + ARRAY,
                        "127.0.20.2:3260,4 " + ARRAY);
        int before = data(vtool("iscsi", "session", "--host", "xen2", "--json")).size();
        CommandRun.Result login = vtool("--host", "xen2", "iscsi", "node", "-L", "all", "--ensure");
        assertThat(login.status()).as(login.err()).isZero();
        JsonArray sessions = data(vtool("iscsi", "session", "--host", "xen2", "--json"));
        assertThat(sessions.size()).isEqualTo(before + 3);
        JsonObject device = sessions.get(0)
                .getAsJsonObject()
                .get("devices")
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(device.get("disk").getAsString()).isEqualTo("sda");
        assertThat(device.get("state").getAsString()).isEqualTo("running");
        assertThat(vtool("--host=xen2", "iscsiadm", "-m", "session", "-P", "3").out())
                .contains(
                        "Iface Initiatorname: iqn.1993-08.org.debian:01:xen2",
                        "\t\t\tAttached scsi disk sda\t\tState: running");
        assertThat(vtool("--host", "xen2", "iscsiadm", "-m", "session", "-R").out())
                .startsWith("Rescanning session [sid: 1, target: ");
        assertThat(vtool("--host", "xen2", "iscsiadm", "-m", "session", "-r", "1", "-s")
                        .out())
                .containsPattern("\tscsicmd_pdus: [1-9]");
        assertThat(vtool("--host", "xen2", "iscsiadm", "-m", "node", "-u").status())
                .isZero();
        assertThat(vtool("--host", "xen2", "iscsiadm", "-m", "session").status())
                .isEqualTo(21);
        assertThat(data(vtool("iscsi", "session", "--json")).size())
                .as("the other host")
                .isPositive();
    }

    @Test
    void whatIsBrokenIsSeen() {
        vtool("iscsi", "session");
        assertThat(vtool("lab", "fault", "add", "portal-refuse", "127.0.10.1").status())
                .isZero();
        String tree = vtool("iscsiadm", "-m", "session", "-P", "3").out();
        assertThat(tree)
                .contains(
                        "iSCSI Connection State: TRANSPORT WAIT",
                        "State: blocked",
                        "iSCSI Connection State: LOGGED IN");
        CommandRun.Result ping = vtool("iscsi", "ping", "127.0.10.1");
        assertThat(ping.status()).isEqualTo(69);
        assertThat(ping.err()).contains("Connection refused");
        assertThat(vtool("lab", "fault", "clear", "all").status()).isZero();
        assertThat(vtool("iscsi", "ping", "127.0.10.1", ARRAY, "-c", "1").status())
                .isZero();
        assertThat(vtool("iscsiadm", "-m", "session", "-P", "3").out()).doesNotContain("TRANSPORT WAIT");
    }

    @Test
    void unitAttentionsAreToldIfAskedFor() {
        vtool("iscsi", "session");
        vtool("lab", "fault", "add", "unit-attention", "array01/sr0", "code=0x6/0x3f/0xe");
        CommandRun.Result luns = vtool("iscsi", "luns", "127.0.10.1", "-v");
        assertThat(luns.status()).isZero();
        assertThat(luns.err())
                .contains("127.0.10.1:3260: LUN 0: UNIT ATTENTION 0x6/0x3f/0xe REPORTED LUNS DATA HAS CHANGED");
    }

    @Test
    void everyTargetOfTheLabCanBeLookedInto() {
        JsonArray units = data(vtool("iscsi", "luns", "127.0.10.1", "--json"));
        assertThat(units.size()).isPositive();
        assertThat(units.get(0).getAsJsonObject().get("target").getAsString()).isEqualTo(ARRAY);
        assertThat(units.get(0).getAsJsonObject().get("vendor").getAsString()).isEqualTo("VTOOL");
    }

    @Test
    void aRecordMayBeKeptElsewhere() throws Exception {
        CommandRun.Result found = vtool("iscsi", "discovery", "-t", "st", "-p", "127.0.10.1", "--iscsi-root", "db");
        assertThat(found.status()).as(found.err()).isZero();
        assertThat(folder.resolve("db/nodes").resolve(ARRAY).resolve("127.0.10.1,3260,1/default"))
                .exists();
        assertThat(Files.readString(folder.resolve("db/initiatorname.iscsi"))).startsWith("InitiatorName=iqn.");
    }

    @Test
    void aHostThatIsNotThereIsToldWithThoseThatAre() {
        CommandRun.Result result = vtool("iscsi", "session", "--host", "xen9");
        assertThat(result.status()).isEqualTo(69);
        assertThat(result.err()).contains("no host 'xen9'; its hosts are: xen1, xen2");
    }

    @Test
    void whatOnlyReadsMakesNoDatabase() {
        for (String line : new String[] {"ping 127.0.10.1", "luns 127.0.10.1", "node", "iface"}) {
            CommandRun.Result typo = vtool(("iscsi " + line + " --iscsi-root typo").split(" "));
            assertThat(typo.status()).as(line).isEqualTo(69);
            assertThat(typo.err()).contains("there is no folder 'typo' with a node database; check --iscsi-root");
            assertThat(folder.resolve("typo")).doesNotExist();
        }
    }
}
