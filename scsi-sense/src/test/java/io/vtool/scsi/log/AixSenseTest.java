package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AixSenseTest {
    private static final LineDecoder DECODER = new LineDecoder();

    private static final String[] ENTRY = {
        "---------------------------------------------------------------------------",
        "LABEL:          SC_DISK_ERR2",
        "IDENTIFIER:     B6267342",
        "",
        "Date/Time:       Tue Mar  5 10:11:12 CET 2019",
        "Class:           H",
        "Type:            PERM",
        "Resource Name:   hdisk7",
        "",
        "Detail Data",
        "PATH ID",
        "           0",
        "SENSE DATA",
        "0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0102 0000 7000 0300",
        "0000 000A 0000 0000 1100 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000",
        "0000 0000",
        "---------------------------------------------------------------------------",
        "LABEL:          SC_DISK_ERR4",
        "Resource Name:   hdisk8",
        "SENSE DATA",
        "0A00 2A00 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0200 0300 0000 0000",
    };

    private static List<StatusEvent> entries(String... lines) {
        DataRows rows = new DataRows();
        List<StatusEvent> events = new ArrayList<>();
        long number = 0;
        for (String line : lines) {
            number++;
            assertThat(DECODER.decode(number, line)).isEmpty();
            String data = rows.add(number, line);
            if (data != null) {
                events.addAll(DECODER.decode(rows.firstLine(), data));
            }
        }
        String data = rows.end();
        if (data != null) {
            events.addAll(DECODER.decode(rows.firstLine(), data));
        }
        return events;
    }

    @Test
    void readsTheEntriesOfAReport() {
        List<StatusEvent> events = entries(ENTRY);
        assertThat(events).hasSize(2);
        StatusEvent medium = events.get(0);
        assertThat(medium.line()).isEqualTo(13);
        assertThat(medium.deviceId()).isEqualTo("hdisk7");
        assertThat(medium.form()).isEqualTo("aix-sense-data");
        assertThat(Arrays.asList(medium.device(), medium.senseKey(), medium.asc(), medium.ascq(), medium.opcode()))
                .containsExactly(2, 3, 0x11, 0, 0x28);
        assertThat(medium.details().lba()).isEqualTo(0x37d6a8L);
        StatusEvent timeout = events.get(1);
        assertThat(timeout.deviceId()).isEqualTo("hdisk8");
        assertThat(timeout.device()).isNull();
        assertThat(timeout.details().adapter()).isEqualTo(3);
        assertThat(timeout.opcode()).isEqualTo(0x2a);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1000 8800 0000 0002 66BA DAD0 0000 0010 0004 0000 0000 0000 0140 0000 0000 0000 0000 | 40 - - 88
                    0A00 2A00 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0118 0000 0000 0000 0000 | 18 - - 2a
                    0600 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0108 0000 0000 0000 0000 | 8 - - 0
                    0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0102 0000 7000 0400 0000 000A 0000 0000 4400 | 2 4 44 28
                    0602 0000 0100 0000 0200 0000 0000 0000 0000 0000 7000 0300 0000 001C 0000 0000 5200 | - 3 52 1
                    """)
    void readsTheLayouts(String words, String numbers) {
        List<StatusEvent> events = DECODER.decode(1, "SENSE DATA " + words);
        assertThat(events).hasSize(1);
        StatusEvent e = events.get(0);
        List<String> found = new ArrayList<>();
        for (Integer number : Arrays.asList(e.device(), e.senseKey(), e.asc(), e.opcode())) {
            found.add(number == null ? "-" : Integer.toHexString(number));
        }
        assertThat(String.join(" ", found)).isEqualTo(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no status is valid, or the driver's own
                "0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0002 0000 7000 0300 0000",
                "0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0302 0000 7000 0300 0000",
                // the length is not that of the command, no sense data, too short, other digits
                "0600 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0102 0000 7000 0300 0000",
                "0A00 2800 0037 D6A8 0000 0800 0000 0000 0000 0000 0000 0000 0102 0000 0000 0300 0000",
                "0A00 2800 0037 D6A8 0000 0800 0000 0000 0000",
                "0A00 2800 0037 D6A8 0000 0800 0000 xxxx 0000 0000 0000 0000 0102 0000 7000 0300 0000",
                "0000 0327 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000"
            })
    void readsNothingElse(String words) {
        assertThat(DECODER.decode(1, "SENSE DATA " + words)).isEmpty();
        assertThat(entries("SENSE DATA", words, "end")).isEmpty();
    }

    @Test
    void anyWordsAreBoundedAndNeverFail() {
        Random random = new Random(3);
        DataRows rows = new DataRows();
        for (int i = 0; i < 30_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                line.append(
                        String.format(Locale.ROOT, "%04X ", random.nextInt(random.nextInt(3) == 0 ? 0x10000 : 0x100)));
            }
            String data = rows.add(i, random.nextInt(6) == 0 ? "SENSE DATA" : line.toString());
            if (data != null) {
                assertThat(data.length()).isLessThan(4000);
                assertThat(DECODER.decode(i, data)).hasSizeLessThan(2);
            }
        }
    }
}
