package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenseScanTest {
    private static final String LOG = """
            2024-03-01T04:12:00.960Z cpu17:4113)NMP: nmp_ThrottleLogForDevice:2318: Cmd 0x28 (0x41, 1) to dev "naa.1" on path "vmhba2:C0:T0:L6" Failed: H:0x8 D:0x0 P:0x0 Possible sense data: 0x0 0x0 0x0. Act:EVAL
            2024-03-01T04:13:00.960Z cpu17:4113)NMP: nmp_ThrottleLogForDevice:3546: last error status from device naa.1 repeated 20 times
            2024-03-01T05:12:00.960Z cpu3:4113)ScsiDeviceIO: 1672: Command 0x1a to device "naa.2" failed H:0x0 D:0x2 P:0x0 Valid sense data: 0x5 0x24 0x0.
            2024-03-01T05:13:00.960Z cpu3:4113)World: 12: nothing of interest
            """;

    @TempDir
    Path folder;

    private static String gzip(String text, Path file, int cut) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - cut));
        return file.toString();
    }

    @Test
    void jsonHasTheCounts() {
        var run = CommandRun.of("sense", "scan", "-", "-o", "json").stdin(LOG).run();

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith(
                        "{\"schema\":\"vtool.sense.scan/1\",\"data\":{\"lines\":4,\"sense_lines\":2,\"repeated\":20,")
                .contains("\"by_code\":[{\"host\":0,\"device\":2,\"plugin\":0,\"sense_key\":5,\"asc\":36,\"ascq\":0,")
                .contains("\"by_device\":[{\"device_id\":\"naa.1\",\"count\":1},{\"device_id\":\"naa.2\",\"count\":1}]")
                .contains("\"by_opcode\":[{\"opcode\":26,\"count\":1},{\"opcode\":40,\"count\":1}]")
                .contains(
                        "\"by_hour\":[{\"hour\":\"2024-03-01T04\",\"count\":1},{\"hour\":\"2024-03-01T05\",\"count\":1}]")
                .endsWith("\"errors\":[]}\n");
    }

    @Test
    void textShowsSumsAndAHistogram() {
        var run = CommandRun.of("sense", "scan", "-").stdin(LOG).run();

        assertThat(run.out())
                .startsWith("4 lines, 2 with a status, from 2024-03-01T04:12:00 to 2024-03-01T05:12:00\n20 more events")
                .contains("1  H:0x0 D:0x2 P:0x0 0x5/0x24/0x0  ILLEGAL REQUEST")
                .contains("1  0x28 READ(10)\n")
                .contains("1  2024-03-01T04  ####");
    }

    @Test
    void optionsChooseWhatCounts() {
        assertThat(tsv("--code", "H:0x8")).isEqualTo("8\t0\t0\t0\t0\t0\t\t1\n");
        assertThat(tsv("--since", "2024-03-01T05:00:00Z")).isEqualTo("0\t2\t0\t5\t36\t0\t\t1\n");
        assertThat(tsv("--until", "2024-03-01T05:00:00")).isEqualTo("8\t0\t0\t0\t0\t0\t\t1\n");
        assertThat(tsv("--device", "naa.2")).isEqualTo("0\t2\t0\t5\t36\t0\t\t1\n");
        assertThat(tsv("--top", "1")).isEqualTo("0\t2\t0\t5\t36\t0\t\t1\n");
    }

    private static String tsv(String... options) {
        String[] words = Arrays.copyOf(new String[] {"sense", "scan", "-", "-o", "tsv"}, 5 + options.length);
        System.arraycopy(options, 0, words, 5, options.length);
        String out = CommandRun.of(words).stdin(LOG).run().out();
        return out.substring(out.indexOf('\n') + 1);
    }

    @Test
    void aLogWithoutEventsIsNoMatch() {
        assertThat(CommandRun.of("sense", "scan", "-").stdin("quiet\n").run().status())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsCounted() throws IOException {
        String good = gzip(LOG, folder.resolve("good.log"), 0);
        String cut = gzip(LOG.repeat(5000), folder.resolve("cut.gz"), 20);
        String gone = folder.resolve("gone").toString();
        var run = CommandRun.of("sense", "scan", good, cut, gone, folder.toString(), "-o", "json")
                .run();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("cannot read '" + cut + "' to its end: its compressed data is cut off")
                .contains("cannot read '" + gone + "': no such file")
                .contains("cannot read '" + folder + "': it is a directory");
        assertThat(run.out()).contains("\"code\":\"log_truncated\"").doesNotContain("\"sense_lines\":2,");
    }

    @Test
    void badOptionsAreWrongUse() {
        assertThat(CommandRun.of("sense", "scan", "-", "--code", "x").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("sense", "scan", "-", "--since", "x").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("sense", "scan", "-", "--top", "0").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("sense", "scan", "-", "--follow").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("sense", "scan").run().status()).isEqualTo(2);
    }
}
