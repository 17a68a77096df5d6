package io.vtool.iscsi.target;

import io.vtool.iscsi.login.LoginIdentity;
import io.vtool.iscsi.login.LoginReply;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.login.TargetLogin;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.PduWriter;
import io.vtool.iscsi.pdu.ProtocolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The part of a connection before full feature phase: only login requests and responses (RFC 7143 6.3). */
final class LoginPhase {
    private final Engine engine;
    private final SocketChannel channel;
    private final Connection connection;
    private final Wire wire;
    private final PduReader reader;
    private final PduWriter writer;
    private final PortalAuthority authority;
    private final TargetLogin login;
    private int firstCmdSn;
    private int cid;
    private int statSn;

    LoginPhase(Engine engine, SocketChannel channel, Portal portal, Connection connection) {
        this.engine = engine;
        this.channel = channel;
        this.connection = connection;
        wire = new Wire(channel, portal, engine.clock);
        reader = new PduReader(wire, TargetLogin.MAX_SEGMENT, engine.streams);
        writer = new PduWriter(wire, engine.streams);
        authority = new PortalAuthority(engine, portal, connection);
        login = new TargetLogin(authority, engine.wishes, engine.random);
    }

    /**
     * Talks until the login is complete.
     *
     * @return the next phase, or null if the login failed or the peer left
     */
    @Nullable
    FullFeature run(ReentrantLock lock, Liveness liveness) throws IOException {
        LoginRequestPdu request = new LoginRequestPdu(reader.header());
        boolean first = true;
        while (reader.next()) {
            if (request.opcode() != Opcode.LOGIN_REQUEST) {
                throw new ProtocolException("something other than a login request before the login");
            }
            if (first) {
                first = false;
                firstCmdSn = request.cmdSn();
                cid = request.cid();
            }
            ByteBuffer text = reader.readData();
            wire.delay();
            LoginReply reply = login.receive(request, text);
            if (reply.complete()) {
                return complete(request, reply, lock, liveness);
            }
            send(request, reply);
            if (reply.failed()) {
                channel.shutdownOutput();
                return null;
            }
        }
        return null;
    }

    /** Sends the last response, under the lock: whoever knows the session by now finds it ready for more. */
    private FullFeature complete(LoginRequestPdu request, LoginReply reply, ReentrantLock lock, Liveness liveness)
            throws IOException {
        lock.lock();
        try {
            connection.loggedIn();
            send(request, reply);
            FullFeature next = next(lock, liveness);
            connection.enter(next);
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the session of a login whose last response could not be sent. */
    void abandon() {
        reader.release();
        writer.discard();
        Session session = authority.session();
        if (session != null) {
            engine.sessions.close(session);
        }
    }

    private void send(LoginRequestPdu request, LoginReply reply) throws IOException {
        LoginResponsePdu response = new LoginResponsePdu(writer.header()).begin();
        response.taskTag(request.taskTag());
        response.isid(request.isid());
        reply.fill(response);
        response.statSn(statSn++);
        response.commandWindow(firstCmdSn, firstCmdSn + engine.limits.commandWindow() - 1);
        writer.add(reply.text(), new Runnable() {
            @Override
            public void run() {}
        });
        writer.flush();
    }

    private FullFeature next(ReentrantLock lock, Liveness liveness) throws IOException {
        SessionParameters agreed = login.parameters();
        LoginIdentity who = login.identity();
        reader.configure(agreed.ownMaxRecvDataSegmentLength(), agreed.headerDigest(), agreed.dataDigest());
        writer.configure(agreed.headerDigest(), agreed.dataDigest());
        CommandWindow window = new CommandWindow(firstCmdSn, engine.limits.commandWindow());
        Output out = new Output(wire, writer, window, agreed, statSn, liveness);
        InetAddress local = ((InetSocketAddress) channel.getLocalAddress()).getAddress();
        TextService text = new TextService(out, login.keys(), new TargetList(engine, who, local));
        Requests requests = new Requests(reader, lock, window, out, text, cid, agreed.defaultTime2Wait());
        TaskSet tasks = new TaskSet(window, engine.buffers);
        Session session = authority.session();
        if (session == null) {
            return new FullFeature(
                    engine, lock, liveness, wire, reader, window, tasks, out, requests, null, null, null);
        }
        CommandIntake intake =
                new CommandIntake(reader, lock, window, tasks, out, agreed, engine.limits, engine.buffers);
        requests.normal(new TaskManagement(engine, connection, session, agreed.protocolLevel()), intake);
        CommandRunner runner = new CommandRunner(lock, tasks, out, session.device(), session.nexus());
        return new FullFeature(
                engine, lock, liveness, wire, reader, window, tasks, out, requests, session, intake, runner);
    }
}
