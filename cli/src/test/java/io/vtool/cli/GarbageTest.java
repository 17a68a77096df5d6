package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines put together by chance: each is answered or refused in words, never with an internal error. */
class GarbageTest {
    private static final int LINES = 700;

    @TempDir
    static Path folder;

    /** Not {@code --follow}, which is meant to run for ever, and nothing that makes or serves a lab. */
    private static final String[] WORDS = {
        "sense",
        "decode",
        "lookup",
        "list",
        "scan",
        "help",
        "completion",
        "sg_decode_sense",
        "lab",
        "status",
        "bash",
        "-o",
        "--output",
        "json",
        "jsonl",
        "tsv",
        "text",
        "prom",
        "nagios",
        "--json",
        "--output=json",
        "-ojson",
        "-vq",
        "-h",
        "--help",
        "-V",
        "--",
        "-",
        "---",
        "",
        " ",
        "=",
        "--=",
        "-=",
        "-o=",
        "--from",
        "log",
        "none",
        ".",
        "--debug",
        "--vendor",
        "seagate",
        "--release",
        "7",
        "--device-type",
        "tape",
        "--since",
        "--until",
        "2024-01-01",
        "--code",
        "6/29/0",
        "6/*",
        "H:0x8",
        "--device",
        "naa.6",
        "--benign",
        "hide",
        "--top",
        "3",
        "-1",
        "99999999999999999999",
        "0x6",
        "0x3f",
        "0xe",
        "2/0",
        "70 00 05 00 00 00 00 0a 00 00 00 00 24 00",
        "72",
        "00",
        "ff",
        "reservation",
        "opcodes",
        "--color",
        "always",
        "\u2014json",
        "\u201cjson\u201d",
        "\u00a0",
        "\u00d7",
        "\ud800",
        "\u0000",
        "\n",
        "%s%n",
        "${x}",
        "@log",
        "--status=2",
        "--err=5",
        "--cdb",
        "-n",
        "-b",
        "-w",
        "/",
        "a'b",
        "\u001b[31m",
    };

    @BeforeAll
    static void writeLog() throws Exception {
        Files.writeString(
                folder.resolve("log"),
                "2024-01-01T00:00:00Z ScsiDeviceIO: Cmd 0x28 to dev \"naa.6\" failed H:0x0 D:0x2 P:0x0 "
                        + "Valid sense data: 0x6 0x29 0x0.\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyCommandLineIsAnsweredInWords(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < LINES; i++) {
            List<String> line = new ArrayList<>();
            line.add(WORDS[random.nextInt(4) == 0 ? random.nextInt(WORDS.length) : random.nextInt(9)]);
            for (int words = random.nextInt(7); words > 0; words--) {
                line.add(WORDS[random.nextInt(WORDS.length)]);
            }
            CommandRun.Result result = CommandRun.of(line.toArray(new String[0]))
                    .variable("VTOOL_LAB", folder.resolve("lab").toString())
                    .in(folder)
                    .stdin("6/29/0\n")
                    .run();
            assertThat(result.status()).as("%s: %s", line, result.err()).isNotEqualTo(70);
            assertThat(result.err()).as(line.toString()).doesNotContain("internal error");
            if (!line.contains("--debug")) {
                assertThat(result.err()).as(line.toString()).doesNotContain("\tat ");
            }
        }
    }
}
