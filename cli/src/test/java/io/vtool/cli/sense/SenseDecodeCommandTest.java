package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.vtool.cli.CommandRun;
import io.vtool.cli.env.LineInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenseDecodeCommandTest {
    private static final String LINE =
            "Cmd 0x28 to dev \"naa.6\" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe.";

    @Test
    void theKeysThatScriptsRelyOnComeFirstAndInOrder() {
        CommandRun.Result result =
                CommandRun.of("sense", "decode", "-o", "jsonl", LINE).run();
        JsonObject object = JsonParser.parseString(result.out()).getAsJsonObject();
        assertThat(object.keySet())
                .startsWith(
                        "line",
                        "form",
                        "host",
                        "device",
                        "plugin",
                        "sense_key",
                        "asc",
                        "ascq",
                        "opcode",
                        "sense_kind",
                        "act",
                        "device_id",
                        "path_id",
                        "host_name")
                .containsSubsequence("host_name", "opcode_name", "meaning", "action", "severity");
        assertThat(object.get("asc").getAsInt()).isEqualTo(0x3f);
        assertThat(object.get("act").isJsonNull()).isTrue();
    }

    @Test
    void linesAreNumberedAcrossFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.log"), "nothing\n" + LINE + "\n");
        Files.writeString(folder.resolve("b.log"), LINE);
        CommandRun.Result result = CommandRun.of("sense", "decode", "-o", "jsonl", "--from", "a.log", "--from", "b.log")
                .in(folder)
                .run();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("{\"line\":2,");
        assertThat(lines.get(1)).startsWith("{\"line\":3,");
    }

    /** As Windows exports events and PowerShell redirects output. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM", "UTF-16"})
    void readsLogsInUtf16(String encoding, @TempDir Path folder) throws IOException {
        String text = (LINE + "\r\n").repeat(3000);
        Files.write(folder.resolve("a.log"), text.getBytes(Charset.forName(encoding)));
        CommandRun.Result result = CommandRun.of("sense", "decode", "-o", "jsonl", "--from", "a.log")
                .in(folder)
                .run();
        assertThat(result.out().lines())
                .hasSize(3000)
                .allMatch(l -> l.contains("\"asc\":63,\"ascq\":14,\"opcode\":40"));
        CommandRun.Result counted =
                CommandRun.of("sense", "scan", "-o", "json", "a.log").in(folder).run();
        assertThat(counted.out()).contains("\"sense_lines\":3000");
    }

    @Test
    void readsPackedLogsAndSaysWhereOneIsCut(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((LINE + "\n").repeat(500).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("a.gz"), packed.toByteArray());
        Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        CommandRun.Result whole = CommandRun.of("sense", "decode", "-o", "jsonl", "--from", "a.gz")
                .in(folder)
                .run();
        assertThat(whole.out().lines()).hasSize(500);
        CommandRun.Result cut = CommandRun.of("sense", "decode", "-o", "jsonl", "--from", "cut.gz")
                .in(folder)
                .run();
        assertThat(cut.status()).isEqualTo(74);
        assertThat(cut.err()).contains("cannot read 'cut.gz' to its end: its compressed data is cut off");
    }

    @Test
    void aLineThatIsTooLongIsCutAndSaidSo() {
        byte[] long2 = (LINE + "\n" + "x".repeat(3 * LineInput.LONGEST) + "\n" + LINE).getBytes(StandardCharsets.UTF_8);
        CommandRun.Result result =
                CommandRun.of("sense", "decode", "-o", "jsonl").stdin(long2).run();
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.err()).contains("1 line is longer than 1 MiB");
        assertThat(result.status()).isZero();
    }

    @Test
    void aTerminalIsToldWhatIsExpected() {
        CommandRun.Result result = CommandRun.of("sense", "decode")
                .variable("VTOOL_TTY", "012")
                .stdin(LINE)
                .run();
        assertThat(result.err()).contains("Ctrl-D");
        assertThat(result.out()).contains("READ(10)");
    }

    @Test
    void controlCharactersOfALogDoNotReachTheTerminal() {
        CommandRun.Result result = CommandRun.of("sense", "decode")
                .stdin(LINE.replace("naa.6", "naa.6\u001b[31m"))
                .run();
        assertThat(result.out()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyBytesGiveAnAnswerOrNone(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[60_000];
        random.nextBytes(noise);
        byte[] parts = ("H:0x0 D:0x2 P:0x0 Valid sense data: 0x Sense Key : Add. Sense: CDB: 70 00 05 72 naa. tag# "
                        + "hostbyte=DID_ critical error, dev sdb, sector Act: repeated times nvme status 0x371 \0\u00d7\n")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(noise.length - 20);
            int from = random.nextInt(parts.length - 20);
            System.arraycopy(parts, from, noise, at, 1 + random.nextInt(19));
        }
        for (String format : List.of("text", "jsonl")) {
            CommandRun.Result result =
                    CommandRun.of("sense", "decode", "-o", format).stdin(noise).run();
            assertThat(result.status()).as(result.err()).isIn(0, 1);
            assertThat(result.err()).doesNotContain("internal error");
        }
    }
}
