package io.vtool.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineInputTest {
    private static List<String> lines(InputStream in) throws IOException {
        LineInput input = new LineInput(in);
        List<String> lines = new ArrayList<>();
        for (String line = input.next(); line != null; line = input.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void linesEndWithOneOfThreeEnds() throws IOException {
        assertThat(lines(bytes("a\nb\r\n\nc"))).containsExactly("a", "b", "", "c");
        assertThat(lines(bytes(""))).isEmpty();
        assertThat(lines(bytes("\n"))).containsExactly("");
        assertThat(lines(bytes("a\u0000b\n"))).containsExactly("a\u0000b");
    }

    @Test
    void bytesThatAreNotUtf8AreReplaced() throws IOException {
        assertThat(lines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, '\n', (byte) 0xc3})))
                .containsExactly("a\ufffd", "\ufffd");
    }

    /** A line a hundred times longer than what is kept, from a stream that never holds it whole. */
    @Test
    void theRestOfALongLineIsSkippedAndCounted() throws IOException {
        long length = 100L * LineInput.LONGEST;
        LineInput input = new LineInput(new InputStream() {
            private long at;

            @Override
            public int read() {
                at++;
                return at <= length ? 'x' : at == length + 1 ? '\n' : at == length + 2 ? 'y' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int count) {
                int i = 0;
                while (i < count) {
                    int c = read();
                    if (c < 0) {
                        break;
                    }
                    buffer[offset + i++] = (byte) c;
                }
                return i == 0 ? -1 : i;
            }
        });
        assertThat(input.next()).hasSize(LineInput.LONGEST);
        assertThat(input.next()).isEqualTo("y");
        assertThat(input.next()).isNull();
        assertThat(input.cut()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void splitsTheSameWhateverTheChunks(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
            if (random.nextInt(97) == 0) {
                text.append('\n');
            }
        }
        byte[] all = text.toString().getBytes(StandardCharsets.UTF_8);
        InputStream chunked = new ByteArrayInputStream(all) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int count) {
                return super.read(buffer, offset, Math.min(count, 1 + random.nextInt(500)));
            }
        };
        assertThat(String.join("\n", lines(chunked))).isEqualTo(text.toString());
    }
}
