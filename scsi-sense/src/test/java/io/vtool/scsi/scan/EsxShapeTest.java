package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.log.LineDecoder;
import io.vtool.scsi.log.StatusEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsxShapeTest {
    private static final LineDecoder DECODER = new LineDecoder();
    private static final String[] NUMBERS = {"0x0", "0x2", "0x8", "0x28", "1x5", "0x123", "5", "0x3F", "x5"};
    private static final String[] LETTERS = {"#", "\"", "0", "x", " ", ")", "d", "9", "repeated 7", "1x2", ", 12"};

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String key(String line) {
        EsxShape shape = new EsxShape();
        byte[] in = bytes(line);
        return shape.read(in, in.length) ? new String(shape.key, 0, shape.keyLength, StandardCharsets.UTF_8) : "none";
    }

    @Test
    void linesThatDifferInNamesAndWorldsHaveOneShape() {
        String tail = "H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.";
        String one = key("2024-03-01T00:00:00Z cpu1:2)ScsiDeviceIO: 4176: Cmd(0x45be86a85348) 0x2a, CmdSN 0x2f27a4e5"
                + " from world 1210918 to dev \"naa.1\" failed " + tail);

        assertThat(key(
                        "cpu9:71)ScsiDeviceIO: 4176: Cmd(0x45be) 0x2a, CmdSN 0x12345 from world 7 to dev \"naa.77\" failed "
                                + tail))
                .isEqualTo(one);
        assertThat(key(
                        "cpu9:71)ScsiDeviceIO: 4176: Cmd(0x45be) 0x2b, CmdSN 0x12345 from world 7 to dev \"naa.77\" failed "
                                + tail))
                .isNotEqualTo(one);
    }

    @Test
    void aNumberThatMayBeAStatusStays() {
        assertThat(key("x)sense data: 0x5 0x24 0x0")).isEqualTo("sense data: 0x5 0x24 0x0");
        assertThat(key("x)sense data: 1x5 0x245 12")).isEqualTo("sense data: 1x5 0x# #");
        assertThat(key("x)a # stays out")).isEqualTo("none");
    }

    /** What a scan remembers of one line must fit every other line that it takes for the like. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesOfEsxThatDifferInAnythingCountAsTheDecoderReads(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        Map<String, Long> wanted = new TreeMap<>();
        long repeated = 0;
        for (int i = 0; i < 6000; i++) {
            String line = damaged(line(random), random);
            text.append(line).append('\n');
            for (StatusEvent event : DECODER.decode(0, line)) {
                Long times = event.details().repeated();
                repeated += times == null ? 0 : times;
                if (Code.of(event) != -1) {
                    add(wanted, "code " + Code.of(event));
                    add(wanted, "device " + event.deviceId());
                    add(wanted, "path " + event.pathId());
                    add(wanted, "opcode " + event.opcode());
                }
            }
        }
        wanted.keySet().removeIf(name -> name.endsWith(" null"));

        ScanOptions options = new ScanOptions(Long.MIN_VALUE, Long.MAX_VALUE, List.of(), List.of(), false, 1);
        LogScan scan = new LogScan(options, () -> line -> DECODER.decode(0, line));
        scan.stream(new ByteArrayInputStream(bytes(text.toString())), 0, n -> {});
        ScanResult result = scan.result();

        assertThat(counts(result)).isEqualTo(wanted).hasSizeGreaterThan(50);
        assertThat(result.repeated()).isEqualTo(repeated);
    }

    private static void add(Map<String, Long> counts, String name) {
        counts.merge(name, 1L, Long::sum);
    }

    private static Map<String, Long> counts(ScanResult result) {
        Map<String, Long> counts = new TreeMap<>();
        for (ScanResult.CodeCount c : result.byCode()) {
            long code = Code.pack(n(c.host()), n(c.device()), n(c.plugin()), n(c.senseKey()), n(c.asc()), n(c.ascq()));
            counts.put("code " + code, c.count());
        }
        result.byDevice().forEach(d -> counts.put("device " + d.name(), d.count()));
        result.byPath().forEach(p -> counts.put("path " + p.name(), p.count()));
        result.byOpcode().forEach(o -> counts.put("opcode " + o.opcode(), o.count()));
        return counts;
    }

    private static int n(Integer number) {
        return number == null ? -1 : number;
    }

    private static String line(SplittableRandom random) {
        String device = "naa.60" + random.nextInt(12);
        String path = "vmhba" + random.nextInt(3) + ":C0:T0:L" + random.nextInt(3);
        String opcode = random.nextInt(9) == 0 ? number(random) : "0x2" + "8a".charAt(random.nextInt(2));
        String words = random.nextInt(3) == 0 ? "Possible" : "Valid";
        String sense = random.nextInt(9) == 0 ? number(random) : "0x5 0x24";
        String status = "H:0x" + random.nextInt(2) + " D:0x2 P:0x0 " + words + " sense data: " + sense + " 0x0";
        long world = random.nextLong(random.nextInt(3) == 0 ? Long.MAX_VALUE : 99_999);
        String message = switch (random.nextInt(5)) {
            case 0 ->
                "NMP: nmp_ThrottleLogForDevice:2318: Cmd " + opcode + " (0x" + Long.toHexString(world)
                        + ", " + world + ") to dev \"" + device + "\" on path \"" + path + "\" Failed: " + status
                        + ". Act:NONE";
            case 1 ->
                "ScsiDeviceIO: 2338: Cmd(0x" + Long.toHexString(world) + ") " + opcode + ", CmdSN 0x"
                        + Long.toHexString(world) + " from world " + world + " to dev \"" + device + "\" failed "
                        + status + ".";
            case 2 ->
                "NMP: nmp_CompleteCommandForPath: Command " + opcode + " (0x4100) to NMP device \"" + device
                        + "\" failed on physical path \"" + path + "\" " + status + ".";
            case 3 ->
                "NMP: nmp_ThrottleLogForDevice:3546: last error status from device " + device + " repeated "
                        + world % 100_000 + " times";
            default ->
                "HPP: HppThrottleLogForDevice:1109: Error status " + status + ". from device " + device + " repeated "
                        + world % 100 + " times,  hppAction = 1";
        };
        return "2024-03-01T04:12:00.960Z cpu17:" + random.nextInt(9999) + ")" + message;
    }

    private static String number(SplittableRandom random) {
        return NUMBERS[random.nextInt(NUMBERS.length)];
    }

    private static String damaged(String line, SplittableRandom random) {
        if (random.nextInt(2) == 0) {
            return line;
        }
        int at = random.nextInt(line.length());
        int to = Math.min(line.length(), at + random.nextInt(3));
        String put = random.nextInt(2) == 0 ? "" : LETTERS[random.nextInt(LETTERS.length)];
        return line.substring(0, at) + put + line.substring(to);
    }
}
