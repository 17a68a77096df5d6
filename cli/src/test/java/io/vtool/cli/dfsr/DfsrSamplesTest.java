package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published samples and what one reader made of them. Our keys are in snake_case, theirs are not; everything they found has to
 * be found, and more may be.
 */
class DfsrSamplesTest {
    /** What is not in the sample, or what their reader worded in its own way. */
    private static final List<String> THEIRS =
            List.of("note", "ok", "diagnosis", "derived", "header", "objectType", "counts", "closed", "totalBytes");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debuglog-establishsession-9028",
                "debuglog-header-2016",
                "debuglog-idrecord-2003r2",
                "debuglog-idrecord-2008",
                "debuglog-startup-config-2008",
                "debuglog-usnrecord-filtered"
            })
    void logs(String name) throws IOException {
        JsonArray entries = expected(name).getAsJsonArray("entries");
        String[] lines = CommandRun.of("dfsr", "log", "--decode", "-o", "jsonl")
                .stdin(sample(name + ".log"))
                .run()
                .out()
                .split("\n");
        assertThat(lines).hasSize(entries.size());
        for (int i = 0; i < lines.length; i++) {
            contains(name + " entry " + i, entries.get(i), JsonParser.parseString(lines[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "convertfrom-dfsrguid-folder",
                "dfsrdiag-backlog-10",
                "events-db-loss-recovery",
                "get-dfsreplicationgroup-sysvol",
                "get-dfsridrecord-file",
                "get-dfsrmembership",
                "get-dfsrpreservedfiles-cad",
                "get-dfsrserviceconfiguration",
                "get-dfsrstate-table",
                "schedule-672",
                "update-dfsrconfigurationfromad",
                "wmic-call-resumereplication"
            })
    void captures(String name) throws IOException {
        CommandRun.Result result = CommandRun.of("dfsr", "read", "--json")
                .stdin(sample(name + ".txt"))
                .run();
        assertThat(result.status()).isZero();
        JsonObject data = JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonObject("data");
        JsonObject expected = expected(name);
        if (expected.has("record")) {
            contains(
                    name, expected.get("record"), data.getAsJsonArray("records").get(0));
        } else {
            contains(name, expected, data);
        }
    }

    private static void contains(String where, JsonElement expected, JsonElement found) {
        if (expected.isJsonObject()) {
            for (Map.Entry<String, JsonElement> item :
                    expected.getAsJsonObject().entrySet()) {
                if (!THEIRS.contains(item.getKey())) {
                    JsonElement ours = ours(found.getAsJsonObject(), item.getKey());
                    assertThat(ours).as(where + " " + item.getKey()).isNotNull();
                    contains(where + " " + item.getKey(), item.getValue(), ours);
                }
            }
        } else if (expected.isJsonArray()) {
            assertThat(found.getAsJsonArray()).as(where).hasSameSizeAs(expected.getAsJsonArray());
            for (int i = 0; i < expected.getAsJsonArray().size(); i++) {
                contains(
                        where + " " + i,
                        expected.getAsJsonArray().get(i),
                        found.getAsJsonArray().get(i));
            }
        } else {
            assertThat(words(found)).as(where).isEqualTo(words(expected));
        }
    }

    private static JsonElement ours(JsonObject found, String key) {
        List<String> names =
                new ArrayList<>(List.of(key, key.replaceAll("([A-Z])", "_$1").toLowerCase()));
        names.add(
                key.equals("source") ? "SourceComputerName" : Character.toUpperCase(key.charAt(0)) + key.substring(1));
        for (String name : names) {
            if (found.has(name)) {
                return found.get(name);
            }
        }
        return found.get(key);
    }

    /** Numbers as numbers; their reader made booleans of a table's words. */
    private static String words(JsonElement element) {
        if (element.isJsonPrimitive()) {
            JsonPrimitive primitive = element.getAsJsonPrimitive();
            String text = primitive.getAsString();
            return text.equals("True") ? "true" : text;
        }
        return element.toString();
    }

    private static JsonObject expected(String name) throws IOException {
        return JsonParser.parseString(new String(sample(name + ".expected.json"), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .getAsJsonObject("expected");
    }

    private static byte[] sample(String file) throws IOException {
        try (InputStream in = DfsrSamplesTest.class.getResourceAsStream("samples/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
