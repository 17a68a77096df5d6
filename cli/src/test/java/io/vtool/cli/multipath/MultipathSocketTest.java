package io.vtool.cli.multipath;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that speak to multipathd's socket. */
class MultipathSocketTest {
    @TempDir
    Path folder;

    private CommandRun command(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder);
    }

    private static String ask(SocketChannel client, String question) throws IOException {
        byte[] text = (question + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + text.length).order(ByteOrder.nativeOrder());
        client.write(frame.putLong(text.length).put(text).flip());
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        while (head.hasRemaining()) {
            if (client.read(head) < 0) {
                return "";
            }
        }
        ByteBuffer body = ByteBuffer.allocate((int) head.getLong(0));
        while (body.hasRemaining()) {
            client.read(body);
        }
        assertThat(body.get(body.limit() - 1)).isZero();
        return new String(body.array(), 0, body.limit() - 1, StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(120)
    void questionsAreAnsweredUntilItIsEnded() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Path file = folder.resolve("d.socket");
        AtomicReference<CommandRun.Result> result = new AtomicReference<>();
        Thread command = new Thread(() ->
                result.set(command("multipath", "socket", "d.socket").until(end).run()));
        command.start();
        try (SocketChannel client = connect(file, command)) {
            assertThat(ask(client, "show paths raw format %d")).startsWith("sda\nsdb\n");
            assertThat(ask(client, "show maps json")).contains("\"name\" : \"mpatha\"");
            assertThat(ask(client, "fail path sda \n")).isEqualTo("ok\n");
            assertThat(ask(client, "no such thing")).startsWith("fail");
        }
        try (SocketChannel other = connect(file, command)) {
            ByteBuffer wrong = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            other.write(wrong.putLong(1L << 40).flip());
            assertThat(other.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(command("multipath", "socket", "d.socket").run().err()).contains("somebody listens there");
        end.countDown();
        command.join();
        assertThat(result.get().status()).isZero();
        assertThat(file).doesNotExist();
    }

    /** Tries until the command listens; it is the command's end that ends this in vain. */
    private static SocketChannel connect(Path file, Thread command) throws IOException {
        while (command.isAlive()) {
            if (Files.exists(file)) {
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    client.connect(UnixDomainSocketAddress.of(file));
                    return client;
                } catch (IOException e) {
                    client.close();
                }
            }
            Thread.onSpinWait();
        }
        throw new IOException("the command ended");
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "mine");
        CommandRun.Result result = command("multipath", "socket", "notes").run();
        assertThat(result.status()).isEqualTo(74);
        assertThat(result.err()).contains("there is another file of that name");
        assertThat(file).hasContent("mine");
        assertThat(command("multipath", "socket", "x".repeat(300)).run().status())
                .isNotZero();
    }
}
