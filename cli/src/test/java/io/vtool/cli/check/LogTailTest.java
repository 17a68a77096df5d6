package io.vtool.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No line is lost and none is told twice, however a log is rotated. */
class LogTailTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void aLogThatWasRead() throws IOException {
        log = folder.resolve("kern.log");
        Files.writeString(log, "one\ntwo\n");
        assertThat(read()).isEmpty();
    }

    private List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        new LogTail(log, folder.resolve("state"), false).read(lines::add);
        return lines;
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void pack(Path from, String to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(to)))) {
            Files.copy(from, out);
        }
        Files.delete(from);
    }

    @Test
    void aLogThatGrows() throws IOException {
        append("three\nfo");
        assertThat(read()).containsExactly("three");
        append("ur\n");
        assertThat(read()).containsExactly("four");
        assertThat(read()).isEmpty();
    }

    @Test
    void aLogThatIsRenamed() throws IOException {
        append("three\n");
        Files.move(log, folder.resolve("kern.log.1"));
        append("four\n");
        assertThat(read()).containsExactly("three", "four");
        append("five\n");
        assertThat(read()).containsExactly("five");
    }

    @Test
    void aLogThatIsCopiedAndCut() throws IOException {
        append("three\n");
        Files.copy(log, folder.resolve("kern.log.1"));
        Files.writeString(log, "");
        append("four\n");
        assertThat(read()).containsExactly("three", "four");
    }

    @Test
    void aLogThatIsCutAndGrowsBeyondThePlace() throws IOException {
        Files.copy(log, folder.resolve("kern.log.1"));
        Files.writeString(log, "three\nfour\nfive\n");
        assertThat(read()).containsExactly("three", "four", "five");
    }

    @Test
    void aLogThatIsCompressedAndRotatedTwice() throws IOException {
        append("three\n");
        pack(log, "kern.log.2.gz");
        Files.writeString(folder.resolve("kern.log.1"), "four\n");
        Files.writeString(log, "five\n");
        assertThat(read()).containsExactly("three", "four", "five");
    }

    @Test
    void logsWithDatesAndThoseOfEsx() throws IOException {
        append("three\n");
        pack(log, "kern.log-20260102.gz");
        append("four\n");
        assertThat(read()).containsExactly("three", "four");
        append("five\n");
        pack(log, "kern.0.gz");
        append("six\n");
        assertThat(read()).containsExactly("five", "six");
    }

    @Test
    void anEmptyLogIsToldByItsNumber() throws IOException {
        Path other = folder.resolve("empty.log");
        Files.writeString(other, "");
        log = other;
        assertThat(read()).isEmpty();
        append("one\n");
        Files.move(log, folder.resolve("empty.log.1"));
        append("two\n");
        assertThat(read()).containsExactly("one", "two");
    }

    @Test
    void logsThatBeginAlike() throws IOException {
        append("three\n");
        Files.move(log, folder.resolve("kern.log.1"));
        append("one\ntwo\n");
        assertThat(read()).containsExactly("three", "one", "two");
    }

    @Test
    void ofRotatedLogsThatBeginAlikeTheOneWithTheNumberIsReadOn() throws IOException {
        append("three\n");
        Files.move(log, folder.resolve("kern.log.2"));
        Files.writeString(folder.resolve("kern.log.1"), "one\ntwo\nfour\n");
        append("five\n");
        assertThat(read()).containsExactly("three", "one", "two", "four", "five");
    }

    @Test
    void aLogThatIsBeingCompressedIsReadOnce() throws IOException {
        append("three\n");
        Path copy = folder.resolve("copy");
        Files.copy(log, copy);
        pack(copy, "kern.log.1.gz");
        Files.move(log, folder.resolve("kern.log.1"));
        append("four\n");
        assertThat(read()).containsExactly("three", "four");
    }

    @Test
    void rotatedFilesOfOtherLogsAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("kern.log.old-stuff"), "one\ntwo\nother\n");
        Files.writeString(folder.resolve("kernel.log.1"), "one\ntwo\nother\n");
        Files.writeString(log, "three\n".repeat(2), StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(read()).containsExactly("three", "three");
    }

    /** Logs of a service often begin with one banner; only what stands before the place tells them apart. */
    @Test
    void aLogThatIsCutBeginsAlikeAndGrowsBeyondThePlace() throws IOException {
        String banner = "-- the service starts --\n".repeat(20);
        log = folder.resolve("banner.log");
        Files.writeString(log, banner);
        assertThat(read()).isEmpty();
        append("one\n");
        assertThat(read()).containsExactly("one");
        append("two\n");
        Files.copy(log, folder.resolve("banner.log.1"));
        Files.writeString(log, banner + "three\nfour\n");
        assertThat(read()).startsWith("two", "-- the service starts --").endsWith("three", "four");
        append("five\n");
        assertThat(read()).containsExactly("five");
    }

    @Test
    void ofPackedLogsThatBeginAlikeTheOneWithThePlaceIsReadOn() throws IOException {
        String banner = "-- the service starts --\n".repeat(20);
        log = folder.resolve("banner.log");
        Files.writeString(log, banner + "one\n");
        assertThat(read()).isEmpty();
        append("two\n");
        pack(log, "banner.log.2.gz");
        Files.writeString(folder.resolve("packed"), banner + "three\nand more\n");
        pack(folder.resolve("packed"), "banner.log.1.gz");
        append(banner + "four\n");
        assertThat(read().stream().filter(line -> !line.startsWith("--")))
                .containsExactly("two", "three", "and more", "four");
    }

    /** As rsync does, which makes a new file each time: the number is another one, and may be that of any rotated file. */
    @Test
    void aLogThatIsFetchedAnewIsReadOn() throws IOException {
        append("three\n");
        assertThat(read()).containsExactly("three");
        Path fetched = folder.resolve("fetched");
        Files.copy(log, fetched);
        Files.writeString(fetched, "four\n", StandardOpenOption.APPEND);
        Files.move(log, folder.resolve("old"));
        Files.move(fetched, log);
        assertThat(read()).containsExactly("four");
        Files.copy(log, folder.resolve("again"));
        Files.writeString(log, "other\n"); // the number of the log goes to a rotated file of other contents
        Files.move(log, folder.resolve("kern.log.1"));
        Files.move(folder.resolve("again"), log);
        append("five\n");
        assertThat(read()).containsExactly("five");
    }

    @Test
    void aLogThatShrankIsReadFromItsBeginning() throws IOException {
        Files.writeString(log, "new\n");
        assertThat(read()).containsExactly("new");
        Files.writeString(log, "");
        assertThat(read()).isEmpty();
        append("newer\n");
        assertThat(read()).containsExactly("newer");
    }

    @Test
    void twoLogsInOneFolderKeepAPlaceEach() throws IOException {
        Path other = folder.resolve("messages");
        Files.writeString(other, "one\ntwo\n");
        List<String> lines = new ArrayList<>();
        LogTail second = new LogTail(other, folder.resolve("state"), false);
        second.read(lines::add);
        append("three\n");
        Files.writeString(other, "four\n", StandardOpenOption.APPEND);
        assertThat(read()).containsExactly("three");
        second.read(lines::add);
        assertThat(lines).containsExactly("four");
    }

    /** Places of earlier releases have no text before them. */
    @Test
    void aPlaceWithoutTheTextBeforeItIsReadOn() throws IOException {
        Path state = folder.resolve("state");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(state)) {
            for (Path file : files) {
                List<String> kept = Files.readAllLines(file);
                Files.write(file, kept.subList(0, 3));
            }
        }
        append("three\n");
        assertThat(read()).containsExactly("three");
    }
}
