package io.vtool.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.golden.RecordedSession;
import io.vtool.cli.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tour tells the truth. To write anew what its commands print: {@code -Dvtool.regenerate=true}. */
class TourTest {
    private static final Path TEXT = Project.root().resolve("cli/src/main/resources/io/vtool/cli/tour/tour.txt");

    @TempDir
    Path folder;

    @Test
    void everyCommandPrintsWhatTheTextShows() throws IOException {
        String text = Files.readString(TEXT);
        String now = new RecordedSession(TourText.INDENT, folder, "/tmp/tour").replay(text);
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(TEXT, now);
        }
        assertThat(TEXT)
                .as("run once with -Dvtool.regenerate=true and read the difference")
                .content()
                .isEqualTo(now);
    }
}
