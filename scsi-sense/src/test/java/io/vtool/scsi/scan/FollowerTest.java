package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private Path log;

    private static String event(String device) {
        return Logs.throttle(device, 0x28, "H:0x1 D:0x0 P:0x0") + "\n";
    }

    private Follower follower() throws IOException {
        return new Follower(log, ScanOptions.everything(), line -> List.of(), heard::add);
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @BeforeEach
    void makeLog() throws IOException {
        log = folder.resolve("vmkernel.log");
        append(event("old"));
    }

    @Test
    void tellsOfNewLinesOnly() throws IOException {
        try (Follower follower = follower()) {
            assertThat(follower.poll()).isFalse();
            append("noise\n" + event("a"));
            assertThat(follower.poll()).isTrue();
            append(event("b").substring(0, 100));
            follower.poll();
            assertThat(heard).hasSize(1);
            append(event("b").substring(100));
            follower.poll();
        }
        assertThat(heard).containsExactly(event("a").trim(), event("b").trim());
    }

    @Test
    void readsARenamedLogToItsEndAndThenTheNewOne() throws IOException {
        try (Follower follower = follower()) {
            append(event("a"));
            Files.move(log, folder.resolve("vmkernel.0"));
            follower.poll();
            append(event("b"));
            follower.poll();
            follower.poll();
        }
        assertThat(heard).containsExactly(event("a").trim(), event("b").trim());
    }

    @Test
    void startsAgainWhenTheLogIsCutInPlace() throws IOException {
        append(event("more").repeat(10));
        try (Follower follower = follower()) {
            Files.writeString(log, event("a"));
            follower.poll();
            follower.poll();
        }
        assertThat(heard).containsExactly(event("a").trim());
    }

    @Test
    void aLogMustBeThereToBeginWith() throws IOException {
        Files.delete(log);
        assertThatThrownBy(this::follower).isInstanceOf(NoSuchFileException.class);
    }
}
