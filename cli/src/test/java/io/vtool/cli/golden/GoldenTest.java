package io.vtool.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of every file under {@code golden/}. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @TestFactory
    List<DynamicTest> commandsPrintWhatTheFilesSay() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path :
                    paths.filter(p -> p.toString().endsWith(".txt")).sorted().toList()) {
                GoldenFile file = GoldenFile.read(path);
                if (Boolean.getBoolean("vtool.regenerate")) {
                    file.regenerate();
                    file = GoldenFile.read(path);
                }
                for (GoldenCase golden : file.cases()) {
                    String name = FOLDER.relativize(path) + ":" + golden.line() + " " + golden.command();
                    tests.add(DynamicTest.dynamicTest(
                            name, () -> assertThat(golden.actual()).isEqualTo(golden.expected())));
                }
            }
        }
        return tests;
    }
}
