package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours beside the real sg_decode_sense on random input; it must be installed. */
@Tag("interop")
class SgDecodeSenseInteropTest {
    private static final int CASES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void describesSenseDataAsTheRealProgramDoes(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = bytes(random, 1 + random.nextInt(60));
            if (random.nextInt(8) > 0) {
                bytes[0] = (byte) (0x70 + random.nextInt(4) | random.nextInt(2) << 7);
            }
            check(words(random.nextInt(3) == 0 ? "-v" : "--", bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void namesCommandsAsTheRealProgramDoes(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            check(words("--cdb", bytes(random, 1 + random.nextInt(34))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-v", "-vv"})
    void describesEveryExitStatusAsTheRealProgramDoes(String verbose) throws IOException, InterruptedException {
        for (int status = 0; status < 256; status++) {
            check(verbose.isEmpty() ? List.of("-e", "" + status) : List.of(verbose, "-e", "" + status));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void readsNumbersAsTheRealProgramDoes(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        String letters = "0011223344567789abcdefxxhkKmGwcB+-#, ";
        for (int i = 0; i < CASES; i++) {
            StringBuilder word = new StringBuilder(random.nextBoolean() ? "0x" : "" + random.nextInt(10));
            for (int n = random.nextInt(5); n > 0; n--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            check(List.of(random.nextInt(3) == 0 ? "-s" : "-e", word.toString()));
        }
    }

    /** Small numbers from byte 7 on make descriptors that fit. */
    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 7; i < length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? bytes[i] : (byte) random.nextInt(16);
        }
        return bytes;
    }

    private static List<String> words(String option, byte[] bytes) {
        List<String> words = new ArrayList<>(List.of(option));
        for (byte b : bytes) {
            words.add(Integer.toHexString(b & 0xff));
        }
        return words;
    }

    private static void check(List<String> words) throws IOException, InterruptedException {
        List<String> real = new ArrayList<>(List.of("sg_decode_sense"));
        real.addAll(words);
        Process process = new ProcessBuilder(real)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String expected;
        try (InputStream out = process.getInputStream()) {
            expected = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        List<String> ours = new ArrayList<>(List.of("--as", "sg_decode_sense"));
        ours.addAll(words);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CommandRun.Result result =
                CommandRun.of(ours.toArray(new String[0])).stdout(printed).run();
        assertThat(printed.toString(StandardCharsets.ISO_8859_1))
                .as(String.join(" ", real))
                .isEqualTo(expected);
        assertThat(result.status()).as(String.join(" ", real)).isEqualTo(process.waitFor());
    }
}
