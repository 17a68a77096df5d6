package io.vtool.scsi.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramTest {
    private static final String[] WORDS = {
        "status=0",
        "status: 0x",
        "status",
        "xstatus ",
        "nvme status",
        "status_field",
        "statue",
        "sta?us=3",
        "my status!"
    };
    private static final String LETTERS = "stanuexSTATUS=: 0x3_!my?\n\u00e9";

    /** However groups are chained, one is around a place when its whole word is. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsAWordWhereItStandsWhole(long seed) {
        Random random = new Random(seed);
        Gram chain = null;
        for (int i = 0; i < WORDS.length; i++) {
            String word = WORDS[(i * 5 + (int) seed) % WORDS.length];
            chain = Gram.chain(chain, new Gram(folded(word), word.indexOf("sta")));
        }
        assertThat(chain).isNotNull();
        Gram.endChain(chain);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] text = text(random).getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer buffer = ByteBuffer.allocate(text.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .put(0, text);
            int at = random.nextInt(text.length - 4);
            int before = at >= 4 ? buffer.getInt(at - 4) : 0;
            boolean expected = isWhole(text, at);
            found += expected ? 1 : 0;
            assertThat(chain.around(buffer, at, before, buffer.getInt(at), 0, text.length))
                    .as("%s at %d", new String(text, StandardCharsets.ISO_8859_1), at)
                    .isEqualTo(expected);
        }
        assertThat(found).isGreaterThan(500);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 24) {
            if (random.nextInt(3) == 0) {
                String word = WORDS[random.nextInt(WORDS.length)];
                text.append(word, 0, 1 + random.nextInt(word.length())).append(random.nextInt(4) == 0 ? "" : word);
            } else {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return text.toString();
    }

    private static boolean isWhole(byte[] text, int at) {
        for (String word : WORDS) {
            byte[] pattern = folded(word);
            int start = at - word.indexOf("sta");
            boolean whole = start >= 0 && start + pattern.length <= text.length;
            for (int i = 0; whole && i < pattern.length; i++) {
                byte got = text[start + i];
                whole = got != '\n' && (pattern[i] == '?' || (byte) (got | Anchors.FOLD) == pattern[i]);
            }
            if (whole) {
                return true;
            }
        }
        return false;
    }

    private static byte[] folded(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? bytes[i] : (byte) (bytes[i] | Anchors.FOLD);
        }
        return bytes;
    }
}
