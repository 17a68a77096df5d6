package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedLinesTest {
    private static final LineDecoder DECODER = new LineDecoder();

    private static final String ESX = "2018-07-06T21:02:01.265Z cpu2:66518)NMP: nmp_ThrottleLogForDevice:3617: Cmd 0x2a"
            + " (0x43950c44a000, 65575) to dev \"naa.6001\" on path \"vmhba64:C0:T0:L0\" Failed: H:0x0 D:0x2 P:0x0"
            + " Valid sense data: 0x6 0x29 0x4. Act:NONE";

    /** What decode makes of the lines. */
    static List<StatusEvent> events(List<String> lines) {
        List<StatusEvent> events = new ArrayList<>();
        WrappedLines wrapped = new WrappedLines(DECODER, new WrappedLines.Sink() {
            @Override
            public void joined(List<StatusEvent> joined) {
                events.addAll(joined);
            }

            @Override
            public void line(long number, String text) {
                events.addAll(DECODER.decode(number, text));
            }
        });
        long number = 0;
        for (String line : lines) {
            wrapped.add(++number, line);
        }
        wrapped.settle();
        return events;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on path |\"vmhba64:C0:T0:L0\"",
                "to dev |\"naa.6001\"",
                "(0x43950c44a000, 65575) |to dev",
                "Failed: H:0x0 |D:0x2",
                "D:0x2 |P:0x0",
                "P:0x0 |Valid",
                "Valid sense |data",
                "sense data: |0x6",
                "0x6 |0x29",
                "0x29 |0x4."
            })
    void readsALineBrokenInTwo(String at) {
        for (String mark : List.of("", "> ", "    ", "> > ")) {
            String broken = ESX.replace(at.replace("|", ""), at);
            List<String> lines = List.of(broken.split("\\|")[0].stripTrailing(), mark + broken.split("\\|")[1]);
            List<StatusEvent> events = events(lines);
            assertThat(events).as(lines.toString()).hasSize(1);
            StatusEvent event = events.get(0);
            assertThat(event.line()).isEqualTo(1);
            assertThat(List.of(event.host(), event.device(), event.plugin(), event.opcode()))
                    .containsExactly(0, 2, 0, 0x2a);
            assertThat(List.of(event.senseKey(), event.asc(), event.ascq())).containsExactly(6, 0x29, 4);
            assertThat(event.deviceId()).isEqualTo("naa.6001");
        }
    }

    @Test
    void readsLinesThatAMailBroke() {
        List<StatusEvent> events = events(List.of(
                "> Jul 27 21:54:39 server kernel: sd 9:0:0:0: [sde] tag#18 FAILED Result:",
                "> hostbyte=DID_OK driverbyte=DRIVER_SENSE cmd_age=3s",
                "> Jul 27 21:54:39 server kernel: sd 9:0:0:0: [sde] tag#18 Sense Key :",
                "> Medium Error [current]",
                "> Jul 27 21:54:39 server kernel: sd 9:0:0:0: [sde] tag#18 Add. Sense:",
                "> Unrecovered read error - auto reallocate failed",
                "> Jul 27 21:54:39 server kernel: sd 9:0:0:0: [sde] tag#18 CDB: Read(16)",
                "> 88 00 00 00 00 00 04 8f 30 00 00 00 07 f0 00 00"));
        assertThat(events).extracting(StatusEvent::line).containsExactly(1L, 3L, 5L, 7L);
        assertThat(events).extracting(StatusEvent::deviceId).containsOnly("sde");
        assertThat(events.get(1).senseKey()).isEqualTo(3);
        assertThat(events.get(2).ascq()).isEqualTo(4);
        assertThat(events.get(3).details().lba()).isEqualTo(0x48f3000L);
    }

    @Test
    void leavesWholeLinesAlone() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String row : LineDecoderTest.lines()) {
            lines.add(row.substring(row.lastIndexOf('\t') + 1));
        }
        for (String line : lines) {
            List<StatusEvent> alone = DECODER.decode(1, line);
            assertThat(events(List.of(line))).isEqualTo(alone);
            List<StatusEvent> between = events(List.of("Mar  1 08:53:36 host1 daemon: started", line, "[ 1.2] done"));
            assertThat(between).as(line).hasSameSizeAs(alone);
        }
    }

    @Test
    void joinsNothingToARecordOfItsOwn() {
        List<StatusEvent> events = events(List.of(
                "2018-07-06T21:02:01Z cpu2:1)ScsiDeviceIO: 2369: Cmd(0x412e80405cc0) 0x28, CmdSN 0xbf from world 34443 to dev",
                "2018-07-06T21:02:02Z cpu2:1)ScsiDeviceIO: 2369: Cmd(0x412e80405cc0) 0x2a to dev \"naa.2\" failed H:0x8 D:0x0"
                        + " P:0x0"));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).line()).isEqualTo(2);
        assertThat(events.get(0).opcode()).isEqualTo(0x2a);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesAnyLines(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> pool = LineDecoderTest.lines();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            String line = pool.get(random.nextInt(pool.size()));
            line = line.substring(line.lastIndexOf('\t') + 1);
            lines.add(line.substring(0, random.nextInt(line.length() + 1)));
        }
        assertThat(events(lines)).hasSizeLessThan(3 * lines.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> [  368.433658] sd 8:0:0:1: [sdc] tag#0 FAILED Result: hostbyte=DID_OK|> driverbyte=DRIVER_SENSE",
                "> [  368.433675] sd 8:0:0:1: [sdc] tag#0 CDB: Read(16) 88 00 00 00 00 00|> 00 08 81 d8 00 00 00 08 00 00",
                "> [  174.385740] sd 6:0:1:0: [sdb] tag#701 CDB: Read(10) 28 00 00 00 27 11 |> 00 00 08 00",
                "> [  174.385740] sd 6:0:1:0: [sdb] CDB: Read(10): 28 00 00 00 27|> 11 00 00 08 00",
                "> [  174.385726] sd 6:0:1:0: [sdb] tag#701 Add. Sense: Unrecovered read |> error - auto reallocate failed",
            })
    void readsAKernelLineThatAMailBroke(String text) {
        List<String> halves = List.of(text.split("\\|"));
        String whole = halves.get(0).stripTrailing() + halves.get(1).substring(1);
        assertThat(events(halves)).isEqualTo(DECODER.decode(1, whole));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sd 8:0:0:1: [sdc] Result: hostbyte=DID_OK|H:0x8 D:0x0 P:0x0",
                "sd 8:0:0:1: [sdc] CDB: Read(16) 88 00 00 00 00 00|0x6 0x29 0x0",
                "sd 8:0:0:1: [sdc] CDB: Read(10) 28 00 00 00 27 11 00|70 00 05 00 00 00 00 0a 00 00 00 00 24 00 00 00 00 00",
                "sd 8:0:0:1: [sdc] Add. Sense: Some words|another line of the log",
                "sd 4:0:0:3: [sdh] Asking for cache data failed|sk=5 asc=25 ascq=0",
            })
    void whatDoesNotGoOnStandsAlone(String text) {
        List<String> lines = List.of(text.split("\\|"));
        List<StatusEvent> apart = new ArrayList<>(DECODER.decode(1, lines.get(0)));
        apart.addAll(DECODER.decode(2, lines.get(1)));
        assertThat(events(lines)).isEqualTo(apart);
    }
}
