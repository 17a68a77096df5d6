package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events and logs in the forms in which people paste and save them. Each file begins with a command, goes on with fragments that its
 * answer has to hold in their order, and then holds the text.
 */
class PastedTest {
    private static final String MARK = "%% ";
    private static final String HAS = "%% has ";
    private static final String END = "%%";

    static Stream<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(PastedTest.class.getResource("pasted")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isUnderstood(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int end = lines.indexOf(END);
        String[] command = lines.get(0).substring(MARK.length()).split(" ");
        String text = String.join("\n", lines.subList(end + 1, lines.size())) + "\n";
        CommandRun.Result result = CommandRun.of(command).stdin(text).run();
        assertThat(result.status()).isZero();
        List<String> fragments = new ArrayList<>();
        for (String line : lines.subList(1, end)) {
            fragments.add(line.substring(HAS.length()));
        }
        if (command[1].equals("event")) {
            assertThat(result.out()).containsSubsequence(fragments);
            assertThat(result.out().lines()).hasSize((int)
                    fragments.stream().filter(f -> f.startsWith("\"id\":")).count());
        } else {
            assertThat(result.out()).contains(fragments);
        }
    }
}
