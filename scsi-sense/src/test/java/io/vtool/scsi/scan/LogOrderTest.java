package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogOrderTest {
    @Test
    void theOldestOfASetComesFirst() {
        assertThat(LogOrder.oldestFirst(List.of(
                        "a/vmkernel.log",
                        "a/vmkernel.0.gz",
                        "a/vmkernel.10.gz",
                        "a/vmkernel.2.gz",
                        "-",
                        "messages",
                        "messages-20240107.xz",
                        "messages-20231231.xz",
                        "syslog.1",
                        "syslog")))
                .containsExactly(
                        "a/vmkernel.10.gz",
                        "a/vmkernel.2.gz",
                        "a/vmkernel.0.gz",
                        "a/vmkernel.log",
                        "-",
                        "messages-20231231.xz",
                        "messages-20240107.xz",
                        "messages",
                        "syslog.1",
                        "syslog");
    }

    @Test
    void logsOfDifferentSetsStayAsNamed() {
        assertThat(LogOrder.oldestFirst(List.of("b", "a", "host2.log", "2024")))
                .containsExactly("b", "a", "host2.log", "2024");
    }
}
