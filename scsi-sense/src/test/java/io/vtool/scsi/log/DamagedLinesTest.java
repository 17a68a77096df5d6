package io.vtool.scsi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines cut, glued and scrambled at random: nothing is thrown, and every number stands in the text. */
class DamagedLinesTest {
    private static final LineDecoder DECODER = new LineDecoder();
    private static final String NOISE = "0x:/H DP\"'=<>&;\\[]()*\u00d7\u201c\u00a0\u200bqaf9\0\r\t";

    private static List<String> esxLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String row : LineDecoderTest.lines()) {
            if (row.startsWith("esx")) {
                lines.add(row.substring(row.lastIndexOf('\t') + 1));
            }
        }
        return lines;
    }

    private static List<String> allLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String row : LineDecoderTest.lines()) {
            lines.add(row.substring(row.lastIndexOf('\t') + 1));
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverThrows(long seed) throws IOException {
        List<String> lines = allLines();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            assertThat(DECODER.decode(i, damage(lines, random))).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void inventsNoNumberForAnEsxLine(long seed) throws IOException {
        List<String> lines = esxLines();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String line = cutOrGlued(lines, random);
            for (StatusEvent event : DECODER.decode(i, line)) {
                for (Integer number : numbers(event)) {
                    assertThat(occurs(line, number))
                            .as("%s in %s", number, line)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void readsEveryBeginningOfALineWithoutInventing() {
        String line =
                "2018-07-06T21:02:01.265Z cpu2:66518)NMP: nmp_ThrottleLogForDevice:3617: Cmd 0x2a (0x43950c44a000,"
                        + " 65575) to dev \"naa.6001\" on path \"vmhba64:C0:T0:L0\" Failed: H:0x2 D:0x18 P:0x5 Valid sense data:"
                        + " 0x6 0x29 0x4. Act:EVAL";
        for (int length = 0; length <= line.length(); length++) {
            for (StatusEvent event : DECODER.decode(1, line.substring(0, length))) {
                assertThat(event.host()).isIn(null, 2);
                assertThat(event.device()).isIn(null, 1, 0x18);
                assertThat(event.plugin()).isIn(null, 5);
                assertThat(event.senseKey()).isIn(null, 6);
                assertThat(event.asc()).isIn(null, 0x29);
                assertThat(event.ascq()).isIn(null, 4);
                assertThat(event.opcode()).isIn(null, 0x2a);
            }
        }
    }

    @Test
    void takesRandomCharactersAndLongLines() {
        Random random = new Random(11);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 3_000_000; i++) {
            line.append((char) random.nextInt(i % 7 == 0 ? 0x10000 : 0x80));
        }
        assertThat(DECODER.decode(1, line)).isNotNull();
        for (String piece :
                List.of("H:", "sense key ", "(", "\"", "CDB: ", "<a ", "&#", "status = ", "asc ", "70 00 ")) {
            assertThat(DECODER.decode(1, piece.repeat(1_500_000 / piece.length())))
                    .isNotNull();
        }
    }

    private static String damage(List<String> lines, Random random) {
        StringBuilder line = new StringBuilder(cutOrGlued(lines, random));
        for (int i = random.nextInt(6); i > 0 && line.length() > 0; i--) {
            int at = random.nextInt(line.length());
            switch (random.nextInt(3)) {
                case 0 -> line.deleteCharAt(at);
                case 1 -> line.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> line.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return line.toString();
    }

    private static String cutOrGlued(List<String> lines, Random random) {
        String line = lines.get(random.nextInt(lines.size()));
        if (random.nextBoolean()) {
            line = line.substring(random.nextInt(line.length() + 1));
        }
        if (random.nextBoolean()) {
            line = line.substring(0, random.nextInt(line.length() + 1));
        }
        return random.nextInt(4) == 0 ? line + lines.get(random.nextInt(lines.size())) : line;
    }

    private static List<Integer> numbers(StatusEvent event) {
        List<Integer> numbers = new ArrayList<>();
        add(numbers, event.host());
        add(numbers, event.device());
        add(numbers, event.plugin());
        add(numbers, event.senseKey());
        add(numbers, event.asc());
        add(numbers, event.ascq());
        add(numbers, event.opcode());
        return numbers;
    }

    private static void add(List<Integer> numbers, @Nullable Integer number) {
        if (number != null) {
            numbers.add(number);
        }
    }

    /** In hexadecimal or decimal, or as the name of the one status that ESX 3 writes out. */
    private static boolean occurs(String line, int number) {
        String text = line.toLowerCase(Locale.ROOT);
        return text.contains(Integer.toHexString(number))
                || text.contains(Integer.toString(number))
                || number == 0x18 && text.contains("reservation conflict");
    }
}
