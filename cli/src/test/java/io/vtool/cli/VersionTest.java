package io.vtool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.testing.Project;
import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theVersionIsTheProjects() {
        assertThat(Version.NUMBER).isEqualTo(Project.version());
    }
}
