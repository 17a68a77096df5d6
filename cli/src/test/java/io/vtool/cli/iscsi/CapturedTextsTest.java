package io.vtool.cli.iscsi;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.vtool.cli.CommandRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Further runs of the real iscsiadm: every message, option and mode. Each section began with an empty database. Not
 * compared: the order of lines, counters, session numbers, what the recorded target negotiated, and its controller at LUN 0.
 */
class CapturedTextsTest {
    private static final String ONE = "iqn.2026-01.io.vtool:array.one";
    private static final String TWO = "iqn.2026-01.io.vtool:array.two";

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void everyCommandSaysTheSame(String section) throws Exception {
        SoftAssertions all = new SoftAssertions();
        try (RecordedHost host = new RecordedHost(folder, "iqn.1993-08.org.debian:01:537ee513b84a");
                BufferedReader in = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(CapturedTextsTest.class.getResourceAsStream("/iscsiadm/captures.jsonl")),
                        StandardCharsets.UTF_8))) {
            List<RecordedHost.Served> targets = new ArrayList<>();
            targets.add(new RecordedHost.Served(ONE, List.of(1, 2), ""));
            if (!section.equals("C")) {
                targets.add(new RecordedHost.Served(TWO, List.of(1), "chapuser:chapsecret12:mutuser:mutsecret1234"));
            }
            host.serve(targets, List.of(List.of("10.0.0.1:3260,1"), List.of("10.0.0.2:3260,1")));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonObject run = new Gson().fromJson(line, JsonObject.class);
                if (run.get("section").getAsString().equals(section)) {
                    check(host, run, all);
                }
            }
        }
        all.assertAll();
    }

    private static void check(RecordedHost host, JsonObject run, SoftAssertions all) throws Exception {
        String out = "";
        String err = "";
        int status = 0;
        String name = run.get("section").getAsString() + run.get("seq");
        boolean daemonAbsent = String.valueOf(run.get("stderr")).contains("iSCSI daemon");
        host.host.sessions().daemonRuns(!daemonAbsent);
        for (var command : run.get("commands").getAsJsonArray()) {
            List<String> words = new ArrayList<>();
            command.getAsJsonArray().forEach(word -> words.add(word.getAsString()));
            name += " " + String.join(" ", words) + ";";
            CommandRun.Result result =
                    words.contains("cat") ? new CommandRun.Result(0, host.file(words.get(1)), "") : host.run(words);
            out += result.out();
            err += result.err();
            status = result.status();
        }
        if (!run.has("rc") || different(name)) {
            return;
        }
        all.assertThat(status).as(name).isEqualTo(run.get("rc").getAsInt());
        all.assertThat(comparable(List.of(err.split("\n")))).as(name).isEqualTo(comparable(strings(run, "stderr")));
        List<String> expected = comparable(strings(run, "stdout"));
        if (run.get("partial").getAsBoolean()) {
            all.assertThat(comparable(List.of(out.split("\n")))).as(name).containsAll(expected);
        } else {
            all.assertThat(comparable(List.of(out.split("\n")))).as(name).containsExactlyElementsOf(expected);
        }
    }

    /** What differs for a reason: what the recorded target had or lacked at that moment, and what is done better. */
    private static boolean different(String name) {
        boolean otherTargets =
                name.startsWith("C") && (name.contains("-m discovery -t st") || name.matches("C[0-9] .*"));
        return otherTargets
                || name.contains("\u2013m discovery")
                || name.contains("HeaderDigest -v CRC32C")
                || name.startsWith("B71 ")
                || name.startsWith("C39 ");
    }

    private static List<String> strings(JsonObject run, String key) {
        List<String> lines = new ArrayList<>();
        run.get(key).getAsJsonArray().forEach(line -> lines.add(line.getAsString()));
        return lines;
    }

    private static List<String> comparable(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            String plain = line.replaceFirst(
                            "^(\t+(?:[a-z]+_octets|[a-z0-9]+_pdus|MaxXmitDataSegmentLength|FirstBurstLength|MaxBurstLength|InitialR2T|MaxOutstandingR2T): ).*",
                            "$1...")
                    .replaceFirst("Iface IPaddress: .*", "Iface IPaddress: ...")
                    .replaceFirst("IPaddress: [0-9].*", "IPaddress: ...")
                    .replaceFirst("^(tcp: \\[)\\d+(\\]) [0-9.]+,", "$1$2,")
                    .replaceFirst("sid: \\d+|SID: \\d+|^tcp: \\[\\d+\\]", "sid");
            if (!plain.isEmpty() && !plain.matches("\t+scsi\\d+ Channel 00 Id 0 Lun: 0")) {
                kept.add(plain);
            }
        }
        String[] sorted = kept.toArray(new String[0]);
        Arrays.sort(sorted);
        return List.of(sorted);
    }
}
