package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
    private static final int LENGTH = 256;

    private static int[] block(byte[] bytes) {
        int[] block = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(block);
        return block;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsNewlinesAmongAnyBytes(long seed) {
        byte[] bytes = new byte[LENGTH * Integer.BYTES];
        new SplittableRandom(seed).nextBytes(bytes);
        int newlines = 0;
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] = '\n';
        }
        for (byte b : bytes) {
            newlines += b == '\n' ? 1 : 0;
        }

        assertThat(Kernel.newlines(block(bytes), LENGTH)).isEqualTo(newlines);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void findsEveryMarkedWordAndEveryByteBeyondAscii(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[LENGTH * Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(100) == 0 ? 0x80 | random.nextInt(128) : ' ' + random.nextInt(95));
        }
        int[] block = block(bytes);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < LENGTH; i++) {
            boolean foreign = (block[i] & Anchors.NOT_ASCII) != 0;
            if (foreign || Anchors.MARKS[Anchors.slot(block[i])] != 0) {
                expected.add(i);
            }
        }
        int[] slots = new int[LENGTH];
        int[] groups = new int[LENGTH / Kernel.GROUP + 1];
        int[] words = new int[LENGTH + 1];

        Kernel.slots(block, LENGTH, slots);
        int count = Kernel.words(slots, groups, Kernel.groups(slots, LENGTH, groups), words);

        assertThat(words).startsWith(expected.stream().mapToInt(i -> i).toArray());
        assertThat(count).isEqualTo(expected.size());
    }

    /** The filter looks at every fourth byte only; a word is met wherever it starts, also behind damage and at the end. */
    @Test
    void meetsAnAnchorAtEveryPlace() throws IOException {
        for (String words :
                List.of("Sense Key : 0x5", "H:0x0 D:0x2 P:0x0", "hostbyte=DID_OK", "CAM status: SCSI", "\u00e9")) {
            for (int before = 0; before < 40; before++) {
                for (int behind = 0; behind < 10; behind++) {
                    List<String> lines = new ArrayList<>();
                    String line = "x".repeat(before) + words + "y".repeat(behind);
                    byte[] bytes = (line + "\nnothing\n" + line).getBytes(StandardCharsets.UTF_8);
                    StreamScan scan = new StreamScan(new RegionScanner(
                            (in, length) -> lines.add(new String(in, 0, length, StandardCharsets.UTF_8))));

                    scan.read(new ByteArrayInputStream(bytes), n -> {});

                    assertThat(lines).containsExactly(line, line);
                }
            }
        }
    }
}
