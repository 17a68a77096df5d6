package io.vtool.cli.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.vtool.cli.CommandRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real iscsiadm did on a host with the real kernel initiator, command by command. Not compared: the order of lines
 * (that of the folders of a RAM file system), counters, what the recorded target negotiated, and its controller at LUN 0.
 */
class RecordedRunsTest {
    private static final String INITIATOR = "iqn.1993-08.org.debian:01:realhost1";
    private static final String TARGET = "iqn.2003-01.com.examplearray:sn.a1000417";

    @TempDir
    Path folder = Path.of("");

    private RecordedHost host(String target, List<Integer> luns, String chap, List<List<String>> servers)
            throws IOException {
        RecordedHost host = new RecordedHost(folder, INITIATOR);
        host.serve(List.of(new RecordedHost.Served(target, luns, chap)), servers);
        return host;
    }

    private static List<JsonObject> recorded(String scenario) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedRunsTest.class.getResourceAsStream("/iscsiadm/" + scenario + ".jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                all.add(new Gson().fromJson(line, JsonObject.class));
            }
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    private static void replay(RecordedHost host, String scenario) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (JsonObject run : recorded(scenario)) {
            if (run.has("since")) {
                host.pace.at(run.get("since").getAsDouble());
            }
            phase(host, run.get("phase").getAsString());
            host.pace.at(run.get("t").getAsDouble());
            List<String> words = new ArrayList<>();
            run.get("argv").getAsJsonArray().forEach(word -> words.add(word.getAsString()));
            CommandRun.Result result = host.run(words.subList(1, words.size()));
            String name = scenario + " " + run.get("seq") + ": " + String.join(" ", words);
            all.assertThat(comparable(result.out()))
                    .as(name)
                    .containsExactlyElementsOf(comparable(run.get("stdout").getAsString()));
            if (words.contains("-d")) {
                all.assertThat(List.of(run.get("stderr").getAsString().split("\n")))
                        .as(name)
                        .containsAll(alike(result.err()));
            } else {
                all.assertThat(comparable(result.err()))
                        .as(name)
                        .containsExactlyElementsOf(comparable(run.get("stderr").getAsString()));
            }
            all.assertThat(result.status()).as(name).isEqualTo(run.get("rc").getAsInt());
        }
        all.assertAll();
    }

    private static void phase(RecordedHost host, String phase) throws IOException {
        switch (phase) {
            case "portal2-down" -> host.down("127.0.20.1:3260");
            case "refused" -> host.down("127.0.10.1:3260", "127.0.20.1:3260");
            case "no-daemon" -> host.host.sessions().daemonRuns(false);
            case "controller-a-down" -> lost(host, "127.0.10.1:3260", "127.0.10.2:3260");
            case "portal-refused-mid-io" -> lost(host, "127.0.22.1:3260");
            default -> host.down();
        }
    }

    /** A kernel notices at once that connections are gone. */
    private static void lost(RecordedHost host, String... portals) throws IOException {
        host.down(portals);
        host.run(List.of("-m", "session", "-P", "1"));
    }

    private static List<String> comparable(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String kept = line.replaceFirst(
                    "^(\t+(?:[a-z]+_octets|[a-z0-9]+_pdus|MaxXmitDataSegmentLength|FirstBurstLength|MaxBurstLength|InitialR2T|MaxOutstandingR2T): ).*",
                    "$1...");
            if (!kept.matches("\t+scsi\\d+ Channel 00 Id 0 Lun: 0")) {
                lines.add(kept);
            }
        }
        String[] sorted = lines.toArray(new String[0]);
        Arrays.sort(sorted);
        return List.of(sorted);
    }

    /** Those lines of a debug output that do not depend on ports, the target, or which keys this initiator offers. */
    private static List<String> alike(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            boolean own = line.contains("connected")
                    || line.contains("connecting")
                    || line.contains(" bytes of PDU data")
                    || line.contains(" pad")
                    || line.contains(" isid ")
                    || line.contains("AuthMethod")
                    || line.contains("current stage 0")
                    || line.contains("exp_statsn")
                    || line.matches("iscsiadm: >    (TargetAddress|TargetName|MaxRecv|TargetPortal).*");
            if (!own && !line.isEmpty()) {
                lines.add(line);
            }
        }
        assertThat(lines).hasSizeGreaterThan(10);
        return lines;
    }

    @Test
    void everyStateOfARecordAndASession() throws Exception {
        try (RecordedHost host = host(
                TARGET, List.of(1, 2, 3), "", List.of(List.of("127.0.10.1:3260,1"), List.of("127.0.20.1:3260,1")))) {
            replay(host, "iscsi-2p");
        }
    }

    @Test
    void credentials() throws Exception {
        try (RecordedHost host = host(
                TARGET + ".chap",
                List.of(1),
                "hostone:hostonesecret1",
                List.of(List.of("127.0.10.1:3260,1"), List.of("127.0.20.1:3260,1")))) {
            replay(host, "chap-2p");
        }
    }

    @Test
    void twoPortalGroups() throws Exception {
        try (RecordedHost host = host(
                "iqn.2003-01.com.examplearray:sn.b2000001",
                List.of(1, 7),
                "",
                List.of(List.of("127.0.10.1:3260,1", "127.0.20.1:3260,2")))) {
            host.configure("node.session.timeo.replacement_timeout = 5\n");
            replay(host, "alua-2p");
        }
    }

    @Test
    void fourPortals() throws Exception {
        try (RecordedHost host = host(
                "iqn.1992-08.com.netapp:sn.7a1f00c2d3e411e9:vs.5",
                List.of(0, 1, 2),
                "",
                List.of(List.of("127.0.10.1:3260,1", "127.0.10.2:3260,1", "127.0.20.1:3260,2", "127.0.20.2:3260,2")))) {
            host.configure("node.session.timeo.replacement_timeout = 5\n");
            replay(host, "alua-4p");
        }
    }

    @Test
    void lostConnections() throws Exception {
        try (RecordedHost host =
                host(TARGET, List.of(1, 2), "", List.of(List.of("127.0.22.1:3260,1"), List.of("127.0.12.1:3260,1")))) {
            host.configure("node.session.timeo.replacement_timeout = 15\n");
            logIn(host, "127.0.22.1", "127.0.12.1");
            host.pace.at(57);
            replay(host, "errors-2p");
        }
    }

    @Test
    void logoutInTheOrderOfTheLogins() throws Exception {
        try (RecordedHost host =
                host(TARGET, List.of(1, 2), "", List.of(List.of("127.0.20.1:3260,1"), List.of("127.0.10.1:3260,1")))) {
            logIn(host, "127.0.20.1", "127.0.10.1");
            replay(host, "mpconf-2p");
        }
    }

    private static void logIn(RecordedHost host, String... portals) throws IOException {
        for (String portal : portals) {
            host.run(List.of("-m", "discovery", "-t", "st", "-p", portal));
            host.run(List.of("-m", "node", "-p", portal, "-l"));
        }
    }
}
