package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default lab's new host, which nobody has told of all portals. */
class NewHostTest {
    @TempDir
    Path folder;

    private String vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run()
                .out();
    }

    private long paths(String listing) {
        return listing.lines().filter(line -> line.contains(" running")).count();
    }

    @Test
    void itsMapsLackPathsUntilItIsToldOfAllPortals() {
        String before = vtool("--host", "xen2", "multipath", "ll");
        assertThat(before.lines().filter(line -> line.startsWith("mpath"))).hasSize(5);
        assertThat(paths(before)).isEqualTo(5);
        for (String portal : new String[] {"127.0.10.1", "127.0.30.1"}) {
            vtool("--host", "xen2", "iscsi", "discovery", "-t", "st", "-p", portal);
        }
        vtool("--host", "xen2", "iscsi", "node", "-L", "all");
        String after = vtool("--host", "xen2", "multipath", "ll");
        assertThat(after.lines().filter(line -> line.startsWith("mpath"))).hasSize(5);
        assertThat(paths(after)).isEqualTo(4 * 4 + 2);
    }
}
