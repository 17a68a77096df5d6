package io.vtool.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final String PROMPT = "$ ./vtool ";
    private static final String REST = "...\n";

    @TempDir
    private Path home;

    @Test
    void theSessionIsARealOne() throws IOException {
        String readme = Files.readString(Project.root().resolve("README.md"));
        int start = readme.indexOf("```console\n") + "```console\n".length();
        String session = readme.substring(start, readme.indexOf("```", start));
        assertThat(session).startsWith(PROMPT);
        for (String step : session.split("(?m)^(?=\\$ )")) {
            if (step.startsWith(PROMPT)) {
                check(step);
            }
        }
    }

    /** Runs a command; three dots at its end stand for the rest of what it prints. */
    private void check(String step) {
        int end = step.indexOf('\n');
        List<String> words = CommandLines.words(step.substring(PROMPT.length(), end));
        String shown = step.substring(end + 1);
        String out = CommandRun.of(words.toArray(new String[0]))
                .variable("HOME", home.toString())
                .run()
                .out()
                .replaceAll("(?m) +$", "");
        if (shown.endsWith(REST)) {
            String beginning = shown.substring(0, shown.length() - REST.length());
            assertThat(out).startsWith(beginning).hasSizeGreaterThan(beginning.length());
        } else {
            assertThat(out).isEqualTo(shown);
        }
    }
}
