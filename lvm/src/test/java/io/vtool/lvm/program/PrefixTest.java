package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import org.junit.jupiter.api.Test;

/** Lines begin with what {@code log/prefix} says, on both streams; what getopt says has none. */
class PrefixTest {
    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);

    private OwnLvm.Answer run(String prefix, String... more) {
        String[] words = new String[more.length + 2];
        System.arraycopy(more, 0, words, 0, more.length);
        words[more.length] = "--config";
        words[more.length + 1] = "log/prefix=" + prefix;
        return lvm.run(words);
    }

    @Test
    void everyLineHasIt() {
        assertThat(run("\"-- \"", "vgs", "nosuch").err())
                .isEqualTo("-- Volume group \"nosuch\" not found\n-- Cannot process volume group nosuch\n");
        assertThat(run("\"-- \"", "vgs", "--reportformat", "json").out()).startsWith("-- {\n--     \"report\": [\n");
        assertThat(run("\"\"", "segtypes").out()).contains("linear").doesNotContain("  ");
        assertThat(run("\"--\"", "vgs", "--nosuch").err())
                .isEqualTo("vgs: unrecognized option '--nosuch'\n  Error during parsing of command line.\n");
    }

    @Test
    void itIsShortAndText() {
        assertThat(run("\"" + "x".repeat(40) + "\"", "vgs", "nosuch").err())
                .startsWith("x".repeat(29) + "Volume group");
        assertThat(run("1", "vgs").err()).startsWith("  WARNING: Ignoring unsupported value for log/prefix.\n");
    }
}
