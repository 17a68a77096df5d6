package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.DataRows;
import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.Origin;
import io.vtool.scsi.log.StatusEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataBlockTest {
    private static final LineDecoder DECODER = new LineDecoder();

    private static final String BYTES = """
            0000: 0F 00 18 00 01 00 6A 00   ......j.
            0008: 00 00 00 00 07 00 04 C0   ........
            0010: 01 00 00 00 00 00 00 00   ........
            0018: 00 00 00 00 00 00 00 00   ........
            0020: 00 00 00 00 00 00 00 00   ........
            0028: 00 00 00 00 05 00 00 00   ........
            0030: 00 00 00 00 00 00 00 00   ........
            0038: 02 C4 00 00 04 11 03 00   ........
            """;
    private static final String WORDS = """
            In Words

            0000: 0018000F 006A0001 00000000 C0040007
            0008: 00000001 00000000 00000000 00000000
            0010: 00000000 00000000 00000000 00000005
            0018: 00000000 00000000 0000C402 00031104
            """;
    private static final String TIMED_OUT = """
            The device, \\Device\\Harddisk2\\DR2, did not respond within the timeout period.
            Data:
            0000: 0018000f 006a0001 00000000 c004000b
            0010: 00000101 00000000 00000000 00000000
            0020: 00000000 00000000 00000000 00000005
            0030: 00000000 00000000 00000900 00000000
            """;
    private static final String AIX = """
            LABEL:          SC_DISK_ERR2
            Resource Name:   hdisk7

            Detail Data
            SENSE DATA
            0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0102 0000 7000 0300
            0000 000A 0000 0000 1100 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000
            """;

    @TempDir
    Path folder;

    private static LogScan scan(int threads) {
        ScanOptions all = ScanOptions.everything();
        ScanOptions options =
                new ScanOptions(all.since(), all.until(), all.devices(), all.codes(), all.hideBenign(), threads);
        return new LogScan(options, () -> line -> DECODER.decode(0, line));
    }

    private static ScanResult stream(String text) throws IOException {
        LogScan scan = scan(1);
        scan.stream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, n -> {});
        return scan.result();
    }

    private static long count(ScanResult result) {
        return result.byCode().stream().mapToLong(ScanResult.CodeCount::count).sum();
    }

    private static Map<String, Long> devices(ScanResult result) {
        Map<String, Long> counts = new TreeMap<>();
        result.byDevice().forEach(n -> counts.put(n.name(), n.count()));
        return counts;
    }

    @ParameterizedTest
    @ValueSource(strings = {BYTES, WORDS, WORDS + "\nIn Bytes\n\n" + BYTES, "Data:\n" + BYTES})
    void countsTheDataOfAWindowsEventOnce(String block) throws IOException {
        ScanResult result = stream("Event 7\n" + block + "For more information\n");
        assertThat(result.byCode())
                .containsExactly(new ScanResult.CodeCount(null, 2, null, 3, 0x11, 4, null, null, null, null, 1));
        assertThat(result.lines()).isEqualTo(("Event 7\n" + block + "x\n").split("\n", -1).length - 1);
        assertThat(stream(block.stripTrailing()).byCode()).isEqualTo(result.byCode());
        assertThat(stream(block.replace("\n", "\r\n") + block.indent(2)).byCode())
                .containsExactly(new ScanResult.CodeCount(null, 2, null, 3, 0x11, 4, null, null, null, null, 2));
    }

    @Test
    void countsSenseDataOfAixByItsDevice() throws IOException {
        ScanResult result = stream(AIX + "-----\n" + AIX);
        assertThat(result.byCode())
                .containsExactly(new ScanResult.CodeCount(null, 2, null, 3, 0x11, 0, null, null, null, null, 2));
        assertThat(result.byDevice()).containsExactly(new ScanResult.NameCount("hdisk7", 2));
    }

    @Test
    void countsARequestThatFailedWithoutAStatusOfTheDevice() throws IOException {
        ScanResult result = stream("Event ID: 11\n" + TIMED_OUT);
        assertThat(result.byCode())
                .containsExactly(
                        new ScanResult.CodeCount(null, null, null, null, null, null, null, 9, 11, Origin.WINDOWS, 1));
        assertThat(result.byDevice()).containsExactly(new ScanResult.NameCount("\\Device\\Harddisk2\\DR2", 1));
    }

    @Test
    void countsNoRowsWithoutTheirBeginning() throws IOException {
        assertThat(count(stream(BYTES.substring(BYTES.indexOf('\n') + 1)))).isZero();
        assertThat(count(stream(BYTES.replace("0010:", "0018:")))).isZero();
        assertThat(count(stream("In Words\n\nnothing\n" + AIX.replace("SENSE DATA", "SENSE"))))
                .isZero();
    }

    /** Wherever chunks and blocks of reading end, a scan counts what the decoder reads. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void countsAsTheDecoderDoesWhateverIsReadAtOnce(int threads) throws IOException {
        SplittableRandom random = new SplittableRandom(threads);
        StringBuilder text = new StringBuilder();
        while (text.length() < 3_000_000) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(BYTES);
                case 1 -> text.append(AIX.replace("hdisk7", "hdisk" + random.nextInt(9)));
                case 2 -> text.append(WORDS).append("end\n");
                case 3 -> text.append(TIMED_OUT.replace("DR2", "DR" + random.nextInt(9)));
                case 4 -> text.append(WORDS).append("\nIn Bytes\n\n").append(BYTES);
                default -> text.append("x".repeat(random.nextInt(3000))).append('\n');
            }
        }
        long wanted = 0;
        Map<String, Long> devices = new TreeMap<>();
        DataRows rows = new DataRows();
        long number = 0;
        for (String line : text.toString().split("\n")) {
            number++;
            List<StatusEvent> events = DECODER.decode(number, line);
            String data = events.isEmpty() ? rows.add(number, line) : null;
            events = data == null ? events : DECODER.decode(number, data);
            wanted += events.size();
            events.forEach(e -> devices.merge(String.valueOf(e.deviceId()), 1L, Long::sum));
        }
        String last = rows.end();
        for (StatusEvent event : last == null ? List.<StatusEvent>of() : DECODER.decode(number, last)) {
            wanted++;
            devices.merge(String.valueOf(event.deviceId()), 1L, Long::sum);
        }
        devices.remove("null");
        Path file = folder.resolve("events.log");
        Files.writeString(file, text);
        LogScan scan = scan(threads);
        scan.file(file, n -> {});
        assertThat(count(scan.result())).isEqualTo(wanted).isGreaterThan(300);
        assertThat(devices(scan.result())).isEqualTo(devices).hasSizeGreaterThan(17);
        assertThat(count(stream(text.toString()))).isEqualTo(wanted);
        assertThat(devices(stream(text.toString()))).isEqualTo(devices);
        assertThat(scan.result().lines()).isEqualTo(number);
    }
}
