package io.vtool.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final String PROMPT = "$ ./vtool ";

    @Test
    void theSessionIsARealOne() throws IOException {
        String readme = Files.readString(Project.root().resolve("README.md"));
        int start = readme.indexOf("```console\n") + "```console\n".length();
        String session = readme.substring(start, readme.indexOf("```", start));
        StringBuilder actual = new StringBuilder();
        for (String line : session.lines().toList()) {
            if (line.startsWith(PROMPT)) {
                List<String> words = CommandLines.words(line.substring(PROMPT.length()));
                actual.append(line).append('\n');
                actual.append(CommandRun.of(words.toArray(new String[0])).run().out());
            }
        }
        assertThat(session).startsWith(PROMPT).isEqualTo(actual.toString());
    }
}
