package io.vtool.iscsi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.pdu.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pairsComeBackThroughPiecesOfAnySize(long seed) throws Exception {
        Random random = new Random(seed);
        List<KeyValue> pairs = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            pairs.add(new KeyValue(
                    "K" + "k".repeat(random.nextInt(63)),
                    (random.nextBoolean() ? "v=" : "ü").repeat(random.nextInt(100))));
        }
        TextSender sender = new TextSender();
        sender.add(pairs.subList(0, 100));
        sender.add(pairs.subList(100, 300));
        TextCollector collector = new TextCollector(200_000);
        int limit = 1 + random.nextInt(2000);
        do {
            ByteBuffer piece = sender.next(limit);
            assertThat(piece.remaining()).isBetween(1, limit);
            collector.add(piece);
        } while (sender.hasMore());
        assertThat(collector.finish()).isEqualTo(pairs);
    }

    @Test
    void superfluousAndMissingNulsAreTaken() throws Exception {
        assertThat(TextCodec.decode(bytes("\0\0A=1\0\0B=\0C=x=y")))
                .containsExactly(new KeyValue("A", "1"), new KeyValue("B", ""), new KeyValue("C", "x=y"));
        assertThat(TextCodec.decode(bytes(""))).isEmpty();
    }

    @Test
    void limitsHold() throws Exception {
        assertThat(TextCodec.decode(bytes("K".repeat(63) + "=" + "v".repeat(255))))
                .hasSize(1);
        assertThat(TextCodec.decode(bytes("CHAP_C=" + "v".repeat(8192)))).hasSize(1);
        List<String> wrong = List.of(
                "K".repeat(64) + "=", "K=" + "v".repeat(256), "CHAP_C=" + "v".repeat(8193), "=v", "novalue", "A=1\0=");
        for (String text : wrong) {
            assertThatThrownBy(() -> TextCodec.decode(bytes(text))).isInstanceOf(ProtocolException.class);
        }
        TextCollector collector = new TextCollector(10);
        collector.add(bytes("A=1234567"));
        assertThatThrownBy(() -> collector.add(bytes("89"))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBytesDecodeOrFailAsDeclared(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] text = new byte[random.nextInt(80)];
            for (int j = 0; j < text.length; j++) {
                text[j] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : (byte) "\0=Ak".charAt(random.nextInt(4));
            }
            try {
                for (KeyValue pair : TextCodec.decode(ByteBuffer.wrap(text))) {
                    assertThat(pair.key()).isNotEmpty();
                }
            } catch (ProtocolException expected) {
                assertThat(expected.fault()).isEqualTo(ProtocolException.Fault.FORMAT);
            }
        }
    }

    @Test
    void aPairNeverShowsItsValue() {
        assertThat(new KeyValue("CHAP_R", "0x1234")).hasToString("CHAP_R");
    }
}
