package io.vtool.cli.multipath;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Recorded runs of the real multipath and multipathd. Not compared: process numbers, when the next check is due, and the
 * seconds in front of messages.
 */
final class Recordings {
    private Recordings() {}

    /** The runs of a scenario in their order. */
    static List<JsonObject> read(String scenario) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recordings.class.getResourceAsStream("/multipath/" + scenario + ".jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                all.add(new Gson().fromJson(line, JsonObject.class));
            }
        }
        return all;
    }

    /** Standard output without what differs from run to run. */
    static String comparable(String text) {
        return text.replaceAll("pid \\d+", "pid N")
                .replaceAll("(next_check|[X.]{10} \\d+/\\d+) *(?=$|\n|\\|)", "NEXT")
                .replaceAll("[X.]{10} \\d+/\\d+ +", "NEXT ")
                .replaceAll("next_check +", "NEXT ");
    }

    /** Standard error without the seconds. */
    static String messages(String text) {
        return text.replaceAll("(?m)^\\d+\\.\\d+ \\| ", "");
    }
}
