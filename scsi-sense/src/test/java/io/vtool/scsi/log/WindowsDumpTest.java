package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WindowsDumpTest {
    private static final String[] BYTES = {
        "Event ID: 7",
        "Data:",
        "0000: 0f 00 18 00 01 00 6a 00   ......j.",
        "0008: 00 00 00 00 07 00 04 c0   .......\u00c0",
        "0010: 01 00 00 00 00 00 00 00   ........",
        "0018: 00 00 00 00 00 00 00 00   ........",
        "0020: 00 00 00 00 00 00 00 00   ........",
        "0028: 00 00 00 00 05 00 00 00   ........",
        "0030: 00 00 00 00 00 00 00 00   ........",
        "0038: 02 c4 00 00 04 11 03 00   .\u00c4......",
        "For more information, see Help and Support Center",
    };

    private static final String[] WORDS = {
        "0000: 0018000F 006A0001 00000000 C0040007",
        "0010: 00000001 00000000 00000000 00000000",
        "0020: 00000000 00000000 00000000 00000005",
        "0030: 00000000 00000000 0000c402 00031104",
    };

    private static @Nullable String fed(WindowsDump dump, String... lines) {
        String text = null;
        for (int i = 0; i < lines.length; i++) {
            String data = dump.add(i + 1, lines[i]);
            text = data == null ? text : data;
        }
        return text;
    }

    @Test
    void rowsOfBytesAreOneEventAtTheFirstOfThem() {
        WindowsDump dump = new WindowsDump();
        String text = fed(dump, BYTES);

        assertThat(text).isNotNull();
        assertThat(dump.firstLine()).isEqualTo(3);
        List<StatusEvent> events = new LineDecoder().decode(3, text);
        assertThat(events).hasSize(1);
        StatusEvent event = events.get(0);
        assertThat(event.form()).isEqualTo("windows-event-data");
        assertThat(List.of(event.device(), event.senseKey(), event.asc(), event.ascq()))
                .containsExactly(2, 3, 0x11, 4);
    }

    @Test
    void aColumnOfDecimalNumbersIsTheSameEvent() {
        DataRows rows = new DataRows();
        String bytes = fed(new WindowsDump(), BYTES);
        String digits = bytes.substring("Data: 0000: ".length());
        String text = null;
        long number = 10;
        assertThat(rows.add(9, "Data:")).isNull();
        for (String octet : digits.split(" ")) {
            String data = rows.add(number++, "  " + Integer.parseInt(octet, 16));
            text = data == null ? text : data;
        }

        assertThat(text.strip()).isEqualTo(bytes);
        assertThat(rows.firstLine()).isEqualTo(10);
        for (int i = 0; i < 500; i++) { // numbers that are something else
            assertThat(rows.add(number + i, String.valueOf(i % 300))).isNull();
        }
    }

    @Test
    void littleEndianWordsAreTheSameBytes() {
        assertThat(fed(new WindowsDump(), WORDS)).isEqualTo(fed(new WindowsDump(), BYTES));
    }

    @Test
    void marksOfAQuotationDoNotMatter() {
        String[] quoted = new String[WORDS.length];
        for (int i = 0; i < quoted.length; i++) {
            quoted[i] = "> " + WORDS[i] + "\r";
        }
        assertThat(fed(new WindowsDump(), quoted)).isEqualTo(fed(new WindowsDump(), WORDS));
    }

    @Test
    void aMissingRowLeavesNothing() {
        for (int missing = 2; missing < 10; missing++) {
            String[] lines = BYTES.clone();
            lines[missing] = "";
            assertThat(fed(new WindowsDump(), lines)).as(BYTES[missing]).isNull();
        }
    }

    @Test
    void wordsAndBytesOfOneEventAreOneEvent() {
        WindowsDump dump = new WindowsDump();
        List<String> given = new ArrayList<>();
        long line = 0;
        for (String[] rows : List.of(WORDS, new String[] {"In Bytes"}, BYTES, WORDS, BYTES)) {
            for (String row : rows) {
                line++;
                String data = dump.add(line, row);
                if (data != null) {
                    given.add(line + " " + dump.firstLine());
                }
            }
        }
        int second = WORDS.length + 1 + BYTES.length;
        int third = second + WORDS.length;
        assertThat(given)
                .containsExactly("4 1", third + " " + (second + 1), (third + BYTES.length - 1) + " " + (third + 3));
    }

    @Test
    void theSameEventTwiceIsTwoEvents() {
        WindowsDump dump = new WindowsDump();
        assertThat(fed(dump, BYTES)).isNotNull().isEqualTo(fed(dump, BYTES));
    }

    @Test
    void offsetsMayCountWords() {
        for (int unit : new int[] {1, 2, 4}) {
            String[] lines = WORDS.clone();
            for (int i = 0; i < lines.length; i++) {
                lines[i] = String.format(Locale.ROOT, "%04X%s", i * 16 / unit, lines[i].substring(4));
            }
            assertThat(fed(new WindowsDump(), lines)).as("unit %d", unit).isEqualTo(fed(new WindowsDump(), BYTES));
        }
    }

    @Test
    void theDeviceIsTheOneNamedAbove() {
        DataRows rows = new DataRows();
        assertThat(rows.add(1, "The device, \\Device\\Harddisk1\\DR1, has a bad block."))
                .isNull();
        String data = null;
        for (int i = 0; i < WORDS.length; i++) {
            data = rows.add(2 + i, WORDS[i]);
        }
        assertThat(data).isNotNull();
        StatusEvent event = new LineDecoder().decode(rows.firstLine(), data).get(0);
        assertThat(event.line()).isEqualTo(2);
        assertThat(event.deviceId()).isEqualTo("\\Device\\Harddisk1\\DR1");
    }

    @Test
    void anyRowsAreBoundedAndNeverFail() {
        SplittableRandom random = new SplittableRandom(5);
        WindowsDump dump = new WindowsDump();
        String letters = "0f: 1c8\u00e9>";
        for (int i = 0; i < 20_000; i++) {
            String line =
                    random.nextInt(3) == 0 ? WORDS[random.nextInt(WORDS.length)] : BYTES[random.nextInt(BYTES.length)];
            int at = random.nextInt(line.length());
            String put = String.valueOf(letters.charAt(random.nextInt(letters.length())))
                    .repeat(random.nextInt(40));
            String data = dump.add(i, random.nextInt(2) == 0 ? line : line.substring(0, at) + put + line.substring(at));
            if (data != null) {
                assertThat(data.length()).isLessThan(800);
            }
        }
    }
}
