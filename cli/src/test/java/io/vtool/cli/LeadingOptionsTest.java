package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.cli.env.Environment;
import io.vtool.cli.failure.UsageError;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadingOptionsTest {
    private final Environment world = CommandRun.of().environment(new ByteArrayOutputStream());

    @Test
    void sayWhereEverythingHappens() {
        LeadingOptions read =
                LeadingOptions.read(world, List.of("--host", "xen2", "--lab=/tmp/x", "multipath", "ll", "--host", "a"));
        assertThat(read.line()).containsExactly("multipath", "ll", "--host", "a");
        assertThat(read.environment().variable("VTOOL_HOST")).isEqualTo("xen2");
        assertThat(read.environment().variable("VTOOL_LAB")).isEqualTo("/tmp/x");
        assertThat(read.environment().variables()).containsAllEntriesOf(world.variables());
    }

    @Test
    void withoutThemNothingChanges() {
        LeadingOptions read = LeadingOptions.read(world, List.of("lab", "--lab", "x"));
        assertThat(read.line()).containsExactly("lab", "--lab", "x");
        assertThat(read.environment()).isSameAs(world);
    }

    @Test
    void oneWithoutValueIsAMistake() {
        assertThatThrownBy(() -> LeadingOptions.read(world, List.of("--lab")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("'--lab' needs a value");
    }
}
