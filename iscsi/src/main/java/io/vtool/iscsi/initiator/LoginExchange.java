package io.vtool.iscsi.initiator;

import io.vtool.iscsi.initiator.IscsiException.Kind;
import io.vtool.iscsi.login.InitiatorLogin;
import io.vtool.iscsi.login.LoginException;
import io.vtool.iscsi.login.LoginStatus;
import io.vtool.iscsi.login.LoginStep;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.Opcode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Carries one login out over a connection (RFC 7143 6.3). */
final class LoginExchange {
    /** More than any honest target needs, text in many small pieces included. */
    private static final int MAX_REQUESTS = 256;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int TASK_TAG = 0;

    private final Wire wire;
    private final InitiatorLogin login;
    private final long isid;
    private final LoginResponsePdu response;
    private int expStatSn;

    LoginExchange(Wire wire, InitiatorLogin login, long isid) {
        this.wire = wire;
        this.login = login;
        this.isid = isid;
        response = new LoginResponsePdu(wire.inHeader());
    }

    /**
     * Logs in.
     *
     * @throws LoginException if the target refused or moved
     * @throws IscsiException for everything else
     * @throws IOException if the connection failed
     */
    void run(int cmdSn) throws IOException {
        LoginStep step = login.start();
        for (int i = 0; i < MAX_REQUESTS; i++) {
            send(step, cmdSn);
            if (!wire.next()) {
                throw new IscsiException(Kind.CLOSED, "connection closed during login");
            }
            LoginStep next = receive();
            if (next == null) {
                wire.configure(login.parameters());
                return;
            }
            step = next;
        }
        throw new IscsiException(Kind.NEGOTIATION, "login without end");
    }

    /** Returns the ExpStatSN that full feature phase begins with. */
    int expStatSn() {
        return expStatSn;
    }

    /** Returns the last command the target takes now; one if its last response tells nothing sensible. */
    int maxCmdSn(int cmdSn) {
        boolean sensible = response.expCmdSn() == cmdSn && response.maxCmdSn() - cmdSn >= -1;
        return sensible ? response.maxCmdSn() : cmdSn;
    }

    private void send(LoginStep step, int cmdSn) throws IOException {
        LoginRequestPdu request = new LoginRequestPdu(wire.outHeader()).begin();
        step.fill(request);
        request.isid(isid);
        request.taskTag(TASK_TAG);
        request.cmdSn(cmdSn);
        request.expStatSn(expStatSn);
        wire.add(NONE, step.text());
        wire.flush();
    }

    private @Nullable LoginStep receive() throws IOException {
        if (response.opcode() != Opcode.LOGIN_RESPONSE || response.taskTag() != TASK_TAG) {
            wire.taken();
            String what =
                    response.opcode() == Opcode.REJECT ? "the target rejected a login request" : "no login response";
            throw new IscsiException(Kind.PROTOCOL, what);
        }
        ByteBuffer data = wire.data();
        wire.taken();
        expStatSn = response.statSn() + 1;
        try {
            return login.receive(response, data);
        } catch (LoginException e) {
            if (response.statusClass() != 0) {
                throw e;
            }
            boolean proof = e.status() == LoginStatus.AUTHENTICATION_FAILURE;
            throw new IscsiException(proof ? Kind.AUTHENTICATION : Kind.NEGOTIATION, String.valueOf(e.getMessage()), e);
        }
    }
}
