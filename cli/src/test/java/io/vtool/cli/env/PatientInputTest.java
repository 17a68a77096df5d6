package io.vtool.cli.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PatientInputTest {
    private static final long LONG = 600_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TextOutput out = new TextOutput(bytes);
    private final CountDownLatch settled = new CountDownLatch(1);
    private boolean held = true;

    private final PendingAnswer answer = new PendingAnswer() {
        @Override
        public boolean pending() {
            return held;
        }

        @Override
        public void settle() {
            held = false;
            out.print("answer");
            settled.countDown();
        }
    };

    /** A pipe whose next line comes only after the answer to the last one was seen. */
    private final class Conversation extends InputStream {
        @Override
        public int read() throws IOException {
            try {
                settled.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return 'x';
        }
    }

    @Test
    void aHeldBackAnswerIsHandedOverWhenNoInputComes() throws IOException {
        InputStream in = new PatientInput(new Conversation(), out, answer, 1);
        assertThat(in.read()).isEqualTo('x');
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("answer");
    }

    @Test
    void inputThatComesInTimeMayStillBelongToTheAnswer() throws IOException {
        InputStream in = new PatientInput(new ByteArrayInputStream(new byte[0]), out, answer, LONG);
        assertThat(in.read(new byte[10], 3, 7)).isEqualTo(-1);
        assertThat(held).isTrue();
    }

    @Test
    void aFailureToReadReachesTheReader() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        InputStream in = new PatientInput(broken, out, answer, LONG);
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("broken");
    }
}
