package io.vtool.cli.dfsr;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DfsrCommandsTest {
    private static final String HEADER_1 =
            "* DFSR Log Sequence:1 Index:7 Computer:SRV01 TimeZone:W. Europe Standard Time (GMT+01:00) (TzId>W. Europe Standard Time<dIzT)\n";
    private static final String HEADER_2 =
            "* DFSR Log Sequence:1 Index:9 Computer:SRV02 TimeZone:Eastern Standard Time (GMT-05:00) (TzId>Eastern Standard Time<dIzT)\n";

    @TempDir
    Path folder;

    @Test
    void sharingViolationsAreCountedByFileAndExplainedBySide() {
        CommandRun.Result result = CommandRun.of("dfsr", "log")
                .stdin(
                        "20240301 10:00:00.000 11 MEET 4711 [WARN] Meet::InstallRename Failed to install. fileName:Q1 plan.xlsx updateId:12 Error:\n"
                                + "+ [Error:32(0x20) Meet::InstallRename meet.cpp:99 11 W The process cannot access the file]\n"
                                + "20240301 10:00:05.000 12 MEET 4711 [WARN] Meet::InstallRename Failed to install. fileName:Q1 plan.xlsx updateId:13 Error:\n"
                                + "+ [Error:32(0x20) Meet::InstallRename meet.cpp:99 12 W The process cannot access the file]\n")
                .run();
        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("2  Q1 plan.xlsx").contains("open on this member (event 4302)");
    }

    @Test
    void floodOfStageFailuresNamesTheVersion() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            log.append(
                    "20240301 10:00:00.000 11 STAG 1234 [ERROR] Staging::Create Failed to create stage file for GVSN "
                            + "{B0DAFB7F-1E6D-401E-ADEC-2494F4A345A6}-v21. Error:\n"
                            + "+ [Error:5(0x5) Staging::Create staging.cpp:1 11 W Access is denied.]\n");
        }
        String out = CommandRun.of("dfsr", "log").stdin(log.toString()).run().out();
        assertThat(out)
                .contains("40  {B0DAFB7F-1E6D-401E-ADEC-2494F4A345A6}-v21")
                .contains("Remove the file below Staging");
    }

    @Test
    void mixedReleasesAreTold() {
        String out = CommandRun.of("dfsr", "log")
                .stdin("20100301 10:00:00.000 11 SRTR 1234 [WARN] Server::Ask Failed Error:\n"
                        + "+ [Error:9303(0x2457) Server::Ask x.cpp:1 11 C Ghosting is not enabled]\n")
                .run()
                .out();
        assertThat(out).contains("KB 2462352");
    }

    @Test
    void traceOrdersTheLogsOfTwoZones() throws IOException {
        Files.writeString(
                folder.resolve("a.log"),
                HEADER_1 + "20240301 16:00:10.000 1 MEET 1 Meet::Install installed fileName:a.txt\n"
                        + "20240301 16:00:11.000 1 MEET 1 Meet::Install installed fileName:b.txt\n");
        Files.writeString(
                folder.resolve("b.log"),
                HEADER_2 + "20240301 10:00:05.000 1 USNC 1 UsnConsumer::Create created fileName:a.txt\n");
        String out = CommandRun.of("dfsr", "log", "--trace", "A.TXT", "a.log", "b.log")
                .in(folder)
                .run()
                .out();
        assertThat(out.lines())
                .containsExactly(
                        "2024-03-01T10:00:05.000 SRV02 USNC UsnConsumer::Create created fileName:a.txt",
                        "2024-03-01T16:00:10.000 SRV01 MEET Meet::Install installed fileName:a.txt");
    }

    @Test
    void foldersAreReadInTheOrderOfTheirLogsAndOtherLogsLeftOut() throws IOException {
        Files.writeString(folder.resolve("Dfsr00002.log"), "20240302 10:00:00.000 1 EVNT 1 Two::Two two\n");
        Files.write(
                folder.resolve("Dfsr00001.log.gz"),
                gzip("20240301 10:00:00.000 1 EVNT 1 One::One one\n".getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve("DfsrApi00001.log"), "another form\n");
        CommandRun.Result result =
                CommandRun.of("dfsr", "log", "--decode", ".").in(folder).run();
        assertThat(result.status()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "2024-03-01T10:00:00.000 EVNT One::One one", "2024-03-02T10:00:00.000 EVNT Two::Two two");
    }

    @Test
    void cutCompressedLogGivesWhatItHoldsAndSaysSo() throws IOException {
        StringBuilder log = new StringBuilder();
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            log.append("20240301 10:00:00.000 1 EVNT 1 One::One ")
                    .append(random.nextLong())
                    .append('\n');
        }
        byte[] whole = gzip(log.toString().getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length / 2));
        CommandRun.Result result =
                CommandRun.of("dfsr", "log", "cut.log.gz").in(folder).run();
        assertThat(result.status()).isEqualTo(3);
        assertThat(result.err()).contains("ends in the middle of its compressed data");
        assertThat(result.out()).contains("EVNT");
    }

    @Test
    void filtersTakeTimesLevelsAndCodes() {
        String log =
                "20240301 10:00:00.000 1 INCO 1 A::A one\n" + "20240301 11:00:00.000 1 INCO 1 [WARN] A::A two Error:\n"
                        + "+ [Error:1722(0x6ba) A::A a.cpp:1 1 W The RPC server is unavailable.]\n"
                        + "20240302 09:00:00.000 1 OUTC 1 [ERROR] A::A three\n";
        assertThat(decode(log, "--until", "2024-03-01")).hasSize(2);
        assertThat(decode(log, "--since", "2024-03-01 10:30")).hasSize(2);
        assertThat(decode(log, "--level", "warn")).hasSize(2);
        assertThat(decode(log, "--error", "0x6ba")).hasSize(1);
        assertThat(decode(log, "--module", "outc")).hasSize(1);
        assertThat(decode(log, "--match", "rpc server")).hasSize(1);
    }

    private static String[] decode(String log, String... options) {
        String[] words = Arrays.copyOf(new String[] {"dfsr", "log", "--decode", "-o", "jsonl"}, 5 + options.length);
        System.arraycopy(options, 0, words, 5, options.length);
        return CommandRun.of(words).stdin(log).run().out().split("\n");
    }

    @Test
    void remarksOfPeopleAreStrippedWhenAsked() {
        String out = CommandRun.of("dfsr", "log", "--decode", "--annotated")
                .stdin("<Downstream> 20240301 10:00:00.000 1 INCO 1 A::A one <- here it starts\n")
                .run()
                .out();
        assertThat(out).isEqualTo("2024-03-01T10:00:00.000 INCO A::A one\n");
    }

    @Test
    void namesStandBehindTheirGuids() throws IOException {
        Files.writeString(folder.resolve("names.tsv"), "1b7f0404-6b47-4575-97ce-b107d9dee1fe\tSRV02 to SRV01\n");
        String out = CommandRun.of("dfsr", "log", "--decode", "--names", "names.tsv")
                .in(folder)
                .stdin("20240301 10:00:00.000 1 INCO 1 A::A connId:{1B7F0404-6B47-4575-97CE-B107D9DEE1FE} waits\n")
                .run()
                .out();
        assertThat(out).contains("{1B7F0404-6B47-4575-97CE-B107D9DEE1FE} (SRV02 to SRV01) waits");
    }

    @Test
    void noBacklogIsReadToo() {
        String out = CommandRun.of("dfsr", "read", "--json")
                .stdin("\nNo Backlog - member <SRV02> is in sync with partner <SRV01>\n\nOperation Succeeded\n")
                .run()
                .out();
        assertThat(out)
                .contains(
                        "\"receiving_member\":\"SRV02\",\"sending_member\":\"SRV01\",\"count\":0,\"listed\":0,\"names\":[]");
    }

    @Test
    void anyBytesAreReadOrRefused() {
        String shapes =
                "20240301 10:00:00.000 1 INCO 1 A::A LDB Inserting ID Record:\n+ [Error:32(0x20) x\n+ [Error:\n* DFSR Log\n"
                        + "+ USN_RECORD:\nExecuting (\\\\a\\b:c.d=\"e\")->f()\nName : x\n---- ----\nEvent ID: 99999999999\n"
                        + "Member <a> Backlog File Count: 1\n     1. File name:\n"
                        + "<EventID Qualifiers='1'>4012</EventID><Data>5</Data><Data>a b</Data>\nEvent ID,Time,Message\n1,2,\"3\n";
        Random random = new Random(20240301);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = shapes.getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(40); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            for (String[] words : new String[][] {
                {"dfsr", "log"},
                {"dfsr", "log", "--decode", "--annotated"},
                {"dfsr", "log", "--trace", "a"},
                {"dfsr", "event", "--from", "-"},
                {"dfsr", "read"}
            }) {
                CommandRun.Result result = CommandRun.of(words).stdin(cut).run();
                assertThat(result.status()).isBetween(0, 1);
                assertThat(result.err()).doesNotContain("Exception");
            }
        }
    }

    @Test
    void wrongUseIsToldAsSuch() {
        assertThat(CommandRun.of("dfsr", "log", "--decode", "--stats").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("dfsr", "log", "--since", "yesterday").run().status())
                .isEqualTo(2);
        assertThat(CommandRun.of("dfsr", "event").run().status()).isEqualTo(2);
        assertThat(CommandRun.of("dfsr", "event", "22x").run().status()).isEqualTo(2);
        assertThat(CommandRun.of("dfsr", "error", "99999").run().status()).isEqualTo(1);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
