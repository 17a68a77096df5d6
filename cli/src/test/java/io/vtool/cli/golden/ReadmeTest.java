package io.vtool.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's sessions are real ones. To write anew what they print: {@code -Dvtool.regenerate=true}. */
class ReadmeTest {
    private static final Path README = Project.root().resolve("README.md");

    @TempDir
    Path folder;

    /** A newcomer needs no more than the first screen. */
    @Test
    void itsFirstScreenSaysHowToRunAndHowToTest() throws IOException {
        List<String> screen = Files.readAllLines(README).subList(0, 24);
        assertThat(screen)
                .anySatisfy(line -> assertThat(line).startsWith("./vtool multipath ll "))
                .anySatisfy(line -> assertThat(line).startsWith("mvn -B verify "));
    }

    @Test
    void everySessionIsARealOne() throws IOException {
        String text = Files.readString(README);
        assertThat(text).contains("```console\n$ vtool ");
        String now = new RecordedSession("", folder, "/tmp/tour").replay(text);
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(README, now);
        }
        assertThat(README)
                .as("run once with -Dvtool.regenerate=true and read the difference")
                .content()
                .isEqualTo(now);
    }
}
