package io.vtool.cli.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextOutputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TextOutput out = new TextOutput(bytes);

    @Test
    void writesTheUtf8ThatTheLibraryWrites() {
        Random random = new Random(7);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            StringBuilder piece = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                piece.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            piece.appendCodePoint(0x10000 + random.nextInt(0x100000));
            all.append(piece);
            out.print(piece);
            // a lone surrogate at the end of one piece must not join the start of the next
            all.append('.');
            out.print('.');
        }
        out.flush();
        assertThat(bytes.toByteArray()).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textsLongerThanTheBufferComeOutWhole() {
        Random random = new Random(8);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            String piece = (i % 2 == 0 ? "é" : "e").repeat(random.nextInt(20_000));
            all.append(piece).append('\n');
            out.line(piece);
        }
        out.flush();
        assertThat(bytes.toByteArray()).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void foreignTextCannotSteerTheTerminal() {
        out.foreign("a\u001b[31mb\tc\u009bd\u0000");
        out.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a?[31mb\tc?d?");
    }

    @Test
    void outputIsShownBeforeInputHasToWait() throws IOException {
        PatientInput ready = new PatientInput(new ByteArrayInputStream(new byte[3]), out, null);
        out.print("answer");
        assertThat(ready.read(new byte[3])).isEqualTo(3);
        assertThat(bytes.size()).isZero();
        assertThat(ready.read()).isEqualTo(-1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("answer");
    }
}
