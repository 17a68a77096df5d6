package io.vtool.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import io.vtool.cli.env.TimeSource;
import io.vtool.cli.testing.RunningTime;
import io.vtool.emulator.lab.fault.FaultKind;
import io.vtool.emulator.lab.fault.FaultKinds;
import io.vtool.emulator.lab.file.Scenarios;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault has a symptom that a user sees in some command, and is gone when it is cleared; each scenario shows its case. */
class FaultSymptomsTest {
    private static final TimeSource RUNNING = RunningTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    record Symptom(String kind, String words, String before, String look, String shows, String after) {
        @Override
        public String toString() {
            return kind + " " + words;
        }
    }

    record Case(String name, String host, String look, String shows) {
        @Override
        public String toString() {
            return name;
        }
    }

    @TempDir
    Path folder;

    private static List<String[]> rows(String name) throws IOException {
        try (InputStream in = FaultSymptomsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    static Stream<Symptom> symptoms() throws IOException {
        return rows("fault-symptoms.tsv").stream().map(f -> new Symptom(f[0], f[1], f[2], f[3], f[4], f[5]));
    }

    static Stream<Case> cases() throws IOException {
        return rows("scenario-symptoms.tsv").stream().map(f -> new Case(f[0], f[1], f[2], f[3]));
    }

    private String run(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        CommandRun.Result result = CommandRun.of(words.toArray(new String[0]))
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .by(RUNNING)
                .run();
        assertThat(result.err()).doesNotContain("Exception");
        return result.out() + result.err();
    }

    private Path sending() {
        for (JsonElement item : JsonParser.parseString(run("dfsr folders -o json"))
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonArray("folders")) {
            if (item.getAsJsonObject().get("member").getAsString().equals("SRV01")) {
                return Path.of(item.getAsJsonObject().get("directory").getAsString());
            }
        }
        throw new AssertionError("no SRV01");
    }

    private void write(String text) throws IOException {
        Files.writeString(sending().resolve("a.txt"), text);
        run("dfsr backlog");
    }

    private void before(Symptom symptom) throws IOException {
        for (String step : symptom.before().split("; *")) {
            if (step.startsWith("write ")) {
                write(step);
                run("lab clock advance 1m");
            } else if (step.equals("delete")) {
                Files.delete(sending().resolve("a.txt"));
                run("dfsr backlog");
                run("lab clock advance 1m");
            } else if (!step.isEmpty()) {
                run(step);
            }
        }
    }

    private boolean replicates(Symptom symptom) {
        return symptom.kind().startsWith("dfsr-");
    }

    /** Some megabytes that no compression makes small. */
    private static String noise(long seed) {
        StringBuilder text = new StringBuilder();
        new Random(seed).longs(150_000).forEach(number -> text.append(Long.toHexString(number)));
        return text.toString();
    }

    /** What people do meanwhile: a file is written and time passes, or volumes are looked at. */
    private void use(Symptom symptom, long seed) throws IOException {
        if (replicates(symptom)) {
            if (!symptom.before().endsWith("delete")) {
                write(noise(seed));
            }
            run("lab clock advance 1m");
            run("dfsr backlog");
        } else {
            run("lvm pvs");
        }
    }

    /** The first to look at the lab is multipath, which once had paths fail a minute before anything was broken. */
    @Test
    void pathsFailAfterWhatBrokeThem() {
        for (String[] way : new String[][] {
            {"all-paths-down", "ping timeout of"}, {"unmapped-lun", "LUN assignments on this target have changed"}
        }) {
            run("lab init --force --scenario " + way[0]);
            run("multipath ll");
            String log = run("lab log");
            assertThat(log).contains(way[1], "checker failed path");
            assertThat(log.indexOf("checker failed path")).as(way[0]).isGreaterThan(log.indexOf(way[1]));
        }
    }

    @ParameterizedTest
    @MethodSource("symptoms")
    void isSeenAndGoes(Symptom symptom) throws IOException {
        run("lab init");
        before(symptom);
        assertThat(run(symptom.look())).doesNotContain(symptom.shows());
        assertThat(run("lab fault add " + symptom.kind() + " " + symptom.words()))
                .startsWith("1  " + symptom.kind());
        use(symptom, 1);
        assertThat(run(symptom.look())).contains(symptom.shows());
        run("lab fault clear all");
        use(symptom, 2);
        assertThat(run("lab fault list")).doesNotContain(symptom.kind());
        if (!symptom.after().equals("stays")) {
            run("lab clock advance 10m");
            assertThat(run(symptom.look())).doesNotContain(symptom.shows());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasHappened(Case scenario) {
        run("lab init --scenario " + scenario.name());
        run("lvm pvs");
        run("multipath ll");
        assertThat(run((scenario.host().isEmpty() ? "" : "--host " + scenario.host() + " ") + scenario.look()))
                .contains(scenario.shows());
    }

    @Test
    void everyKindHasASymptom() throws IOException {
        List<String> kinds = new ArrayList<>();
        for (FaultKind kind : FaultKinds.all()) {
            kinds.add(kind.name());
        }
        assertThat(symptoms().map(Symptom::kind).distinct()).containsExactlyElementsOf(kinds);
    }

    @Test
    void everyScenarioHasOne() throws IOException {
        List<String> names = new ArrayList<>();
        for (Scenarios.Scenario scenario : Scenarios.all()) {
            names.add(scenario.name());
        }
        assertThat(cases().map(Case::name)).containsExactlyInAnyOrderElementsOf(names);
    }
}
