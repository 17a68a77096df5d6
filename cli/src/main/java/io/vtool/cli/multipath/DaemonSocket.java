package io.vtool.cli.multipath;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A socket on which multipathd's clients ask their questions: each a length, eight bytes in the machine's order, and that many
 * bytes of text with a zero byte at the end. Answers have the same form.
 */
final class DaemonSocket implements AutoCloseable {
    private static final int LONGEST_QUESTION = 512;
    private static final int CLIENTS = 64;

    /** Answers questions. */
    interface Answers {
        /** The answer to a command, null when multipathd does not run. */
        @Nullable
        String answer(String command) throws IOException;
    }

    private final Path file;
    private final Answers answers;
    private final ServerSocketChannel server;
    private final Semaphore free = new Semaphore(CLIENTS);

    private DaemonSocket(Path file, Answers answers, ServerSocketChannel server) {
        this.file = file;
        this.answers = answers;
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param file the socket's file, which only its owner may use; one that nobody listens on is replaced
     * @param answers answers questions, one at a time
     * @throws IOException if that cannot be done, or somebody listens there
     */
    static DaemonSocket listen(Path file, Answers answers) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
        if (Files.exists(file)) {
            clear(file, address);
        }
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(address);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw e;
        }
        DaemonSocket socket = new DaemonSocket(file, answers, server);
        Thread thread = new Thread(socket::accept, "multipathd-socket");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    /** The socket's file. */
    Path file() {
        return file;
    }

    private static void clear(Path file, UnixDomainSocketAddress address) throws IOException {
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            probe.connect(address);
        } catch (IOException e) {
            if (Files.isRegularFile(file) || Files.isDirectory(file)) {
                throw new IOException("there is another file of that name", e);
            }
            Files.delete(file);
            return;
        }
        throw new IOException("somebody listens there");
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                if (free.tryAcquire()) {
                    Thread thread = new Thread(() -> serve(client), "multipathd-client");
                    thread.setDaemon(true);
                    thread.start();
                } else {
                    client.close();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                if (!server.isOpen()) {
                    return;
                }
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            String question = question(client);
            while (question != null) {
                String answer;
                synchronized (this) {
                    answer = answers.answer(question);
                }
                if (answer == null) {
                    return;
                }
                send(client, answer);
                question = question(client);
            }
        } catch (IOException e) {
            return; // the client went away
        } finally {
            free.release();
        }
    }

    /** The next question, null at the end or when it is none. */
    private static @Nullable String question(SocketChannel client) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        if (!fill(client, head)) {
            return null;
        }
        long length = head.getLong(0);
        if (length <= 0 || length > LONGEST_QUESTION) {
            return null;
        }
        ByteBuffer body = ByteBuffer.allocate((int) length);
        if (!fill(client, body)) {
            return null;
        }
        String text = new String(body.array(), StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean fill(SocketChannel client, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void send(SocketChannel client, String answer) throws IOException {
        byte[] text = answer.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Long.BYTES + text.length + 1).order(ByteOrder.nativeOrder());
        frame.putLong(text.length + 1L).put(text).put((byte) 0).flip();
        while (frame.hasRemaining()) {
            client.write(frame);
        }
    }

    @Override
    public void close() throws IOException {
        try (server) {
            Files.deleteIfExists(file);
        }
    }
}
