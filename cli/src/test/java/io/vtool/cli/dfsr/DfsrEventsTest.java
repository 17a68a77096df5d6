package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DfsrEventsTest {
    @TempDir
    Path folder;

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    @Test
    void whatToDoFollowsTheFirstEventOfEachNumberThatNeedsIt() throws IOException {
        vtool("dfsr", "backlog");
        Path sender = folder.resolve("lab/data-1/dfsr/rgroup/SRV01/C/data");
        vtool("lab", "fault", "add", "dfsr-sharing-violation", "SRV02", "path=f");
        Files.writeString(sender.resolve("f"), "x");
        vtool("lab", "clock", "advance", "1m");
        Files.writeString(sender.resolve("f"), "longer");
        vtool("lab", "clock", "advance", "10m");
        Files.writeString(sender.resolve("f"), "longer still");
        vtool("lab", "clock", "advance", "10m");
        CommandRun.Result all = vtool("dfsr", "events");
        assertThat(all.out())
                .contains("  4302 Warning  ", "\n  Next  close the file on this member\n")
                .containsOnlyOnce("close the file on this member");
        assertThat(all.out().lines().filter(line -> line.startsWith("  Next  none")))
                .isEmpty();
    }
}
