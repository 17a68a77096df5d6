package io.vtool.cli.sense;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.cli.Main;
import io.vtool.cli.env.Environment;
import io.vtool.cli.env.Signals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
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
        assertThat(tsv("--code", "H:0x8")).isEqualTo("8\t0\t0\t0\t0\t0\t\t\t\t\t1\n");
        assertThat(tsv("--since", "2024-03-01T05:00:00Z")).isEqualTo("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n");
        assertThat(tsv("--until", "2024-03-01T05:00:00")).isEqualTo("8\t0\t0\t0\t0\t0\t\t\t\t\t1\n");
        assertThat(tsv("--device", "naa.2")).isEqualTo("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n");
        assertThat(tsv("--device", "NAA.?", "--until", "2024-03-01 05:00")).isEqualTo("8\t0\t0\t0\t0\t0\t\t\t\t\t1\n");
        assertThat(tsv("--code", "H:0x9,*/24")).isEqualTo("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n");
        assertThat(tsv("--code", "nvme:0x281")).isEmpty();
        assertThat(tsv("--top", "1")).isEqualTo("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n");
    }

    private static String tsv(String... options) {
        String[] words = Arrays.copyOf(new String[] {"sense", "scan", "-", "-o", "tsv"}, 5 + options.length);
        System.arraycopy(options, 0, words, 5, options.length);
        String out = CommandRun.of(words).stdin(LOG).run().out();
        return out.substring(out.indexOf('\n') + 1);
    }

    /** The clock of the test is at 2026-01-02, so both the log and the option are of 2025. */
    @Test
    void timesMayBeWrittenAsSyslogDoes() {
        String kernel = "Mar  1 08:53:36 db1 kernel: sd 2:0:0:0: [sda] tag#3 Sense Key : Medium Error [current]\n";
        assertThat(counted(kernel, "--since", "Mar  1 08:53:36")).isEqualTo(1);
        assertThat(counted(kernel, "--since", "mar 1 08:53:37")).isZero();
        assertThat(counted(kernel, "--until", "Mar 1")).isEqualTo(1);
        assertThat(counted(kernel, "--until", "Feb 28", "--since", "2025-02-28"))
                .isZero();
        assertThat(counted(kernel, "--since", "Jan 4")).isEqualTo(1);
        assertThat(counted(kernel, "--since", "Jan 2 00:00")).isZero();
        assertThat(counted(kernel, "--since", "Sat Mar  1 08:53:36 2025")).isEqualTo(1);
        assertThat(counted(kernel, "--since", "Mar 1 08:53:37 2025")).isZero();
        assertThat(counted(kernel, "--until", "Mar 1 2025")).isEqualTo(1);
        assertThat(counted(kernel, "--until", "2025/03/01 08:53:35")).isZero();
        for (String none : new String[] {"Feb 29", "Mar 32", "Mar", "Mar 1 8", "ebm 1", "March 1"}) {
            assertThat(CommandRun.of("sense", "scan", "-", "--since", none)
                            .run()
                            .status())
                    .as(none)
                    .isEqualTo(2);
        }
    }

    private static long counted(String log, String... options) {
        String[] words = Arrays.copyOf(new String[] {"sense", "scan", "-", "-o", "jsonl"}, 5 + options.length);
        System.arraycopy(options, 0, words, 5, options.length);
        return CommandRun.of(words).stdin(log).run().out().lines().count();
    }

    /** Nobody knows the codes of lines that only say "repeated N times". */
    @Test
    void throttledLinesAreOfNoChosenCode() {
        var run = CommandRun.of("sense", "scan", "-", "--code", "H:0x7")
                .stdin(LOG)
                .run();

        assertThat(run.out()).isEqualTo("4 lines, 0 with a status\n");
        assertThat(run.status()).isEqualTo(1);
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

    /** 5/24 on MODE SENSE is a probe of what a device can do. */
    @Test
    void eventsThatNeedNoAttentionCanBeHidden() {
        String medium =
                "2024-03-01T05:14:00.960Z cpu3:4113)ScsiDeviceIO: 1672: Command 0x28 to device \"naa.3\" failed "
                        + "H:0x0 D:0x2 P:0x0 Valid sense data: 0x3 0x11 0x0.\n";
        String kernel = "sd 2:0:0:0: [sda] tag#3 Sense Key : Recovered Error [current]\n";
        var shown = CommandRun.of("sense", "scan", "-", "-o", "tsv", "--benign", "show")
                .stdin(LOG + medium + kernel)
                .run();
        var hidden = CommandRun.of("sense", "scan", "-", "-o", "tsv", "--benign", "hide")
                .stdin(LOG + medium + kernel)
                .run();

        assertThat(shown.out()).contains("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n").contains("0\t2\t0\t3\t17\t0\t\t\t\t\t1\n");
        assertThat(hidden.out())
                .contains("0\t2\t0\t3\t17\t0\t\t\t\t\t1\n")
                .doesNotContain("0\t2\t0\t5\t36\t0\t\t\t\t\t1\n");
        assertThat(CommandRun.of("sense", "scan", "-", "--benign", "perhaps")
                        .run()
                        .status())
                .isEqualTo(2);
    }

    @Test
    void metricsHaveTheCounts() {
        var run = CommandRun.of("sense", "scan", "-", "-o", "prom").stdin(LOG).run();

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "vtool_scan_lines_total 4",
                        "vtool_scan_sense_lines_total 2",
                        "vtool_scan_repeated_total 20",
                        "# TYPE vtool_scan_events_total counter",
                        "vtool_scan_device_events_total{device_id=\"naa.2\"} 1",
                        "vtool_scan_opcode_events_total{opcode=\"0x28\"} 1");
        assertThat(run.out())
                .contains("vtool_scan_events_total{host=\"0x0\",device=\"0x2\",plugin=\"0x0\",sense_key=\"0x5\"");
    }

    @Test
    void jsonLinesHaveOneCodeALine() {
        var run = CommandRun.of("sense", "scan", "-", "-o", "jsonl").stdin(LOG).run();

        assertThat(run.out().lines().toList()).hasSize(2).allMatch(line -> line.startsWith("{\"host\":"));
        assertThat(run.out()).contains("\"sense_key\":5,\"asc\":36,\"ascq\":0").doesNotContain("schema");
    }

    @Test
    void followingTellsOfNewLinesUntilItIsAskedToEnd() throws IOException {
        Path log = folder.resolve("vmkernel.log");
        Files.writeString(log, LOG);
        CountDownLatch end = new CountDownLatch(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                end.countDown();
            }
        };
        Environment world = CommandRun.of().in(folder).stdout(out).environment(new ByteArrayOutputStream());
        String line = LOG.substring(0, LOG.indexOf('\n')).replace("naa.1", "naa.new");
        Signals grows = () -> {
            append(log, "nothing of interest\n" + line + "\n");
            return end;
        };
        Environment growing = new Environment(
                world.time(),
                world.random(),
                grows,
                world.variables(),
                world.in(),
                world.out(),
                world.err(),
                world.terminal(),
                world.workingDirectory());
        int status = Main.run(growing, new String[] {"sense", "scan", "--follow", "vmkernel.log", "-o", "jsonl"});

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"file\":\"vmkernel.log\",\"line\":\"2024-03-01T04:12:00.960Z")
                .contains("naa.new")
                .doesNotContain("naa.1")
                .endsWith("}\n")
                .hasLineCount(1);
    }

    @Test
    void followingAQuietLogFindsNothing() throws IOException {
        Files.writeString(folder.resolve("quiet.log"), LOG);

        assertThat(CommandRun.of("sense", "scan", "--follow", "quiet.log")
                        .in(folder)
                        .run()
                        .status())
                .isEqualTo(1);
    }

    private static void append(Path log, String text) {
        try {
            Files.writeString(log, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAnAdapterSaysOfACommandWithoutAStatusIsCountedAndNamed() {
        String log = "Event ID: 11 \\Device\\Harddisk2\\DR2 Data: 0000: 0f 00 18 00 01 00 6a 00 00 00 00 00 0b 00 04 c0"
                + " 01 01 00 00" + " 00".repeat(36) + " 00 09 00 00 00 00 00 00\n";
        var text = CommandRun.of("sense", "scan", "-").stdin(log).run();
        assertThat(text.out()).contains("Windows event 11  IO_ERR_CONTROLLER_ERROR, SRB 0x9  SRB_STATUS_TIMEOUT [");
        assertThat(CommandRun.of("sense", "scan", "-", "-o", "json")
                        .stdin(log)
                        .run()
                        .out())
                .contains("\"adapter_status\":9,\"windows_event\":11,\"origin\":\"windows\",\"count\":1}");
    }
}
