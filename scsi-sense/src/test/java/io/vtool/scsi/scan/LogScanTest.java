package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class LogScanTest {
    private static final String EVENT =
            Logs.throttle("naa.1", 0x28, "H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x29 0x0. Act:NONE");

    @TempDir
    Path folder;

    private static LogScan scan(int threads) {
        ScanOptions all = ScanOptions.everything();
        ScanOptions options =
                new ScanOptions(all.since(), all.until(), all.devices(), all.codes(), all.hideBenign(), threads);
        return new LogScan(options, () -> line -> List.of());
    }

    private static ScanResult stream(byte[] bytes) throws IOException {
        LogScan scan = scan(1);
        scan.stream(new ByteArrayInputStream(bytes), 0, n -> {});
        return scan.result();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void countsByEverythingALineSays() throws IOException {
        ScanResult result = stream(bytes(EVENT + "\nnoise\n" + EVENT + "\n"
                + "2024-03-01T05:00:00.000Z cpu1:2)NMP: nmp_ThrottleLogForDevice:3546: last error status from device naa.1"
                + " repeated 20 times\n"));

        assertThat(result.lines()).isEqualTo(4);
        assertThat(result.senseLines()).isEqualTo(2);
        assertThat(result.repeated()).isEqualTo(20);
        assertThat(result.byCode())
                .containsExactly(new ScanResult.CodeCount(0, 2, 0, 6, 0x29, 0, null, null, null, null, 2));
        assertThat(result.byDevice()).containsExactly(new ScanResult.NameCount("naa.1", 2));
        assertThat(result.byPath()).containsExactly(new ScanResult.NameCount("vmhba2:C0:T0:L6", 2));
        assertThat(result.byOpcode()).containsExactly(new ScanResult.OpcodeCount(0x28, 2));
        assertThat(result.byHour()).containsExactly(new ScanResult.HourCount(1709265600L / 3600 + 0, 2));
        assertThat(result.first()).isEqualTo(1709266320L);
    }

    @Test
    void aLastLineWithoutNewlineIsALine() throws IOException {
        assertThat(stream(bytes(EVENT + "\n" + EVENT)).lines()).isEqualTo(2);
        assertThat(stream(bytes(EVENT)).senseLines()).isEqualTo(1);
        assertThat(stream(bytes("")).lines()).isZero();
        assertThat(stream(bytes("\n\n")).lines()).isEqualTo(2);
    }

    /** Whatever the number of threads and the way of reading, the counts are those of a plain reading line by line. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void threadsMappingsAndStreamsCountTheSame(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        long lines = 0;
        long events = 0;
        int size = 9 << 20;
        while (text.length() < size) {
            if (random.nextInt(1 << 14) == 0) {
                text.append("x".repeat(random.nextInt(300_000)));
            } else if (random.nextInt(4) == 0) {
                text.append(EVENT);
                events++;
            } else {
                text.append(Logs.noise(random));
            }
            text.append('\n');
            lines++;
        }
        if (seed % 2 == 0) {
            text.append("no end");
            lines++;
        }
        byte[] bytes = bytes(text.toString());
        Path file = folder.resolve("log");
        Files.write(file, bytes);

        ScanResult streamed = stream(bytes);
        assertThat(streamed.lines()).isEqualTo(lines);
        assertThat(streamed.senseLines()).isEqualTo(events);
        for (int threads = 1; threads <= 3; threads++) {
            LogScan mapped = scan(threads);
            mapped.file(file, n -> {});
            assertThat(mapped.result()).isEqualTo(streamed);
        }
    }

    @Test
    void onlyTheStartOfAnEndlessLineIsRead() throws IOException {
        byte[] bytes = new byte[5 << 20];
        Arrays.fill(bytes, (byte) 'x');
        byte[] event = bytes(" " + EVENT);
        for (int at = 100_000; at + event.length < bytes.length; at += 50_000) {
            System.arraycopy(event, 0, bytes, at, event.length);
        }
        Path file = folder.resolve("log");
        Files.write(file, bytes);

        LogScan mapped = scan(2);
        mapped.file(file, n -> {});
        assertThat(mapped.result().lines()).isEqualTo(1);
        assertThat(mapped.result().senseLines()).isZero();
        assertThat(stream(bytes).lines()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void readsEveryMemberOfACompressedLog(Compression kind) throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            members.write(compressed(kind, (EVENT + "\n").repeat(1000)));
        }

        assertThat(stream(members.toByteArray()).senseLines()).isEqualTo(3000);
        Path misnamed = folder.resolve("vmkernel.log");
        Files.write(misnamed, members.toByteArray());
        LogScan scan = scan(2);
        scan.file(misnamed, n -> {});
        assertThat(scan.result().lines()).isEqualTo(3000);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void keepsWhatStandsBeforeTheCut(Compression kind) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append(random.nextLong())
                    .append(' ')
                    .append(i % 10 == 0 ? EVENT : "")
                    .append('\n');
        }
        byte[] whole = compressed(kind, text.toString());
        LogScan scan = scan(1);

        assertThatThrownBy(() -> scan.stream(new ByteArrayInputStream(whole, 0, whole.length - 1000), 0, n -> {}))
                .isInstanceOf(EOFException.class);
        assertThat(scan.result().lines()).isPositive();
    }

    @Test
    void anyBytesAreScannedOrFailAsInputDoes() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            byte[][] heads = {
                {}, {0x1f, (byte) 0x8b, 8}, {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}
            };
            byte[] head = heads[seed % heads.length];
            System.arraycopy(head, 0, noise, 0, Math.min(head.length, noise.length));
            try {
                assertThat(stream(noise).senseLines()).isZero();
            } catch (IOException expected) {
                assertThat(head).isNotEmpty();
            }
        }
    }

    @Test
    void aFolderIsNoLog() {
        assertThatThrownBy(() -> scan(1).file(folder, n -> {})).isInstanceOf(FileSystemException.class);
    }

    @Test
    void aHostileLogStaysInItsBounds() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 70_000; i++) {
            text.append(Logs.throttle("naa." + i, 0x28, "H:0x1 D:0x0 P:0x0")).append('\n');
        }
        ScanResult result = stream(bytes(text.toString()));

        assertThat(result.senseLines()).isEqualTo(70_000);
        assertThat(result.byDevice()).hasSize(65_536);
        assertThat(result.overflow().devices()).isEqualTo(70_000 - 65_536);
    }

    private static byte[] compressed(Compression kind, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (kind) {
            case GZIP -> new GZIPOutputStream(bytes);
            case XZ -> new XZOutputStream(bytes, new LZMA2Options(1));
            case ZSTD -> new ZstdOutputStream(bytes);
            case NONE -> bytes;
        }) {
            out.write(bytes(text));
        }
        return bytes.toByteArray();
    }
}
