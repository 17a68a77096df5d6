package io.vtool.iscsi.initiator;

import io.vtool.iscsi.login.LoginAuthority;
import io.vtool.iscsi.login.LoginIdentity;
import io.vtool.iscsi.login.LoginReply;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.login.TargetLogin;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.PduWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A target that does what a test says, with one connection after another. */
final class ScriptedTarget implements AutoCloseable {
    /** What to do with one connection. */
    interface Script {
        void run(Peer peer) throws Exception;
    }

    private final ServerSocketChannel listener;
    private final FutureTask<@Nullable Void> work;

    ScriptedTarget(Script... scripts) throws IOException {
        listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        work = new FutureTask<>(() -> {
            for (Script script : scripts) {
                try (SocketChannel channel = listener.accept()) {
                    script.run(new Peer(channel));
                }
            }
            return null;
        });
        Thread thread = new Thread(work, "scripted-target");
        thread.setDaemon(true);
        thread.start();
    }

    TargetAddress address() throws IOException {
        InetSocketAddress at = (InetSocketAddress) listener.getLocalAddress();
        return new TargetAddress("127.0.0.1", at.getPort(), -1);
    }

    /** Waits for the scripts to end and fails if one of them did. */
    void join() throws Exception {
        try {
            work.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One connection, seen from the target. */
    static final class Peer implements LoginAuthority {
        final SocketChannel channel;
        final PduReader reader;
        final PduWriter writer;
        final BasicHeader in;

        @Nullable
        SessionParameters agreed;

        int statSn = 7;
        int expCmdSn;
        int window = 16;

        Peer(SocketChannel channel) {
            this.channel = channel;
            reader = new PduReader(channel, 1 << 20);
            writer = new PduWriter(channel);
            in = new BasicHeader(reader.header());
        }

        @Override
        public Admission admit(LoginIdentity identity) {
            return new Admission(1, null, null);
        }

        @Override
        public int establish(LoginIdentity identity, SessionParameters parameters) {
            return 1;
        }

        Peer login() throws IOException {
            TargetLogin login = new TargetLogin(
                    this,
                    Map.of(
                            "MaxRecvDataSegmentLength",
                            "8192",
                            "MaxBurstLength",
                            "16776192",
                            "InitialR2T",
                            "Yes",
                            "MaxOutstandingR2T",
                            "2",
                            "HeaderDigest",
                            "CRC32C,None",
                            "DataDigest",
                            "CRC32C,None"),
                    new Random(3));
            LoginRequestPdu request = new LoginRequestPdu(reader.header());
            while (reader.next()) {
                LoginReply reply = login.receive(request, reader.readData());
                expCmdSn = request.cmdSn();
                LoginResponsePdu response = new LoginResponsePdu(writer.header()).begin();
                response.taskTag(request.taskTag());
                reply.fill(response);
                send(response, true, reply.text());
                if (reply.complete()) {
                    SessionParameters done = login.parameters();
                    agreed = done;
                    reader.configure(1 << 20, done.headerDigest(), done.dataDigest());
                    writer.configure(done.headerDigest(), done.dataDigest());
                    return this;
                }
            }
            throw new IOException("the initiator left");
        }

        /** Sends the header that was built, with its numbers. */
        void send(BasicHeader header, boolean status, ByteBuffer data) throws IOException {
            header.statSn(statSn);
            statSn += status ? 1 : 0;
            header.commandWindow(expCmdSn, expCmdSn + window - 1);
            writer.add(data, () -> {});
            writer.flush();
        }

        void send(BasicHeader header) throws IOException {
            send(header, true, ByteBuffer.allocate(0));
        }

        /** Reads the next request and returns its opcode, or -1 if the initiator left. */
        int next() throws IOException {
            if (!reader.next()) {
                return -1;
            }
            if (!in.immediate() && in.opcode() != 0x05) {
                expCmdSn = in.cmdSn() + 1;
            }
            return in.opcode();
        }

        /** Waits until the initiator closes the connection. */
        void untilClosed() {
            try {
                while (reader.next()) {
                    reader.skipData();
                }
            } catch (IOException e) {
                // reset instead of closed
            }
        }
    }
}
