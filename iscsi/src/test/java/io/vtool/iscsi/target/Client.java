package io.vtool.iscsi.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.login.InitiatorLogin;
import io.vtool.iscsi.login.InitiatorSettings;
import io.vtool.iscsi.login.LoginStep;
import io.vtool.iscsi.login.SessionParameters;
import io.vtool.iscsi.pdu.BasicHeader;
import io.vtool.iscsi.pdu.DataInPdu;
import io.vtool.iscsi.pdu.DataOutPdu;
import io.vtool.iscsi.pdu.LoginRequestPdu;
import io.vtool.iscsi.pdu.LoginResponsePdu;
import io.vtool.iscsi.pdu.LogoutRequestPdu;
import io.vtool.iscsi.pdu.NopOutPdu;
import io.vtool.iscsi.pdu.Opcode;
import io.vtool.iscsi.pdu.PduReader;
import io.vtool.iscsi.pdu.PduWriter;
import io.vtool.iscsi.pdu.R2tPdu;
import io.vtool.iscsi.pdu.ScsiCommandPdu;
import io.vtool.iscsi.pdu.ScsiResponsePdu;
import io.vtool.iscsi.pdu.TaskManagementRequestPdu;
import io.vtool.iscsi.pdu.TextRequestPdu;
import io.vtool.iscsi.text.KeyValue;
import io.vtool.iscsi.text.TextCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An initiator for tests: exact, and able to do what no decent initiator does. */
final class Client implements AutoCloseable {
    static final String NAME = "iqn.2000-01.org.example:client";

    final SocketChannel channel;
    final PduReader reader;
    final PduWriter writer;
    final BasicHeader in;
    SessionParameters agreed;
    InitiatorLogin login;
    int cmdSn = 100;
    int expStatSn;
    int tag = 1;
    int maxCmdSn;

    Client(InetSocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        reader = new PduReader(channel, 1 << 24);
        writer = new PduWriter(channel);
        in = new BasicHeader(reader.header());
    }

    static Map<String, String> wishes(String... pairs) {
        Map<String, String> wishes = new LinkedHashMap<>();
        wishes.put("MaxRecvDataSegmentLength", "262144");
        for (int i = 0; i < pairs.length; i += 2) {
            wishes.put(pairs[i], pairs[i + 1]);
        }
        return wishes;
    }

    static InitiatorSettings settings(@Nullable String target, Map<String, String> wishes) {
        return new InitiatorSettings(NAME, null, target, null, null, "5", wishes);
    }

    Client login(InitiatorSettings settings) throws IOException {
        return login(settings, 0x4000_0000_0001L);
    }

    Client login(InitiatorSettings settings, long isid) throws IOException {
        login = new InitiatorLogin(settings, new Random(5));
        LoginStep step = login.start();
        while (step != null) {
            LoginRequestPdu request = new LoginRequestPdu(writer.header()).begin();
            step.fill(request);
            request.isid(isid);
            request.cmdSn(cmdSn);
            request.expStatSn(expStatSn);
            send(step.text());
            assertThat(next()).isTrue();
            assertThat(in.opcode()).isEqualTo(Opcode.LOGIN_RESPONSE);
            step = login.receive(new LoginResponsePdu(reader.header()), reader.readData());
        }
        agreed = login.parameters();
        reader.configure(1 << 24, agreed.headerDigest(), agreed.dataDigest());
        writer.configure(agreed.headerDigest(), agreed.dataDigest());
        return this;
    }

    void send(ByteBuffer data) throws IOException {
        writer.add(data, () -> {});
        writer.flush();
    }

    /** Reads the next header and keeps the numbers. */
    boolean next() throws IOException {
        if (!reader.next()) {
            return false;
        }
        if (in.opcode() != Opcode.DATA_IN || new DataInPdu(reader.header()).statusPresent()) {
            boolean counts = in.opcode() != Opcode.R2T
                    && !(in.opcode() == Opcode.NOP_IN && in.taskTag() == BasicHeader.RESERVED_TAG);
            assertThat(counts && expStatSn != 0 ? in.statSn() : expStatSn)
                    .as("StatSN")
                    .isEqualTo(expStatSn);
            expStatSn = counts ? in.statSn() + 1 : expStatSn;
        }
        maxCmdSn = in.maxCmdSn();
        return true;
    }

    /** Queues a command without data, or the head of a write. */
    ScsiCommandPdu command(byte[] cdb, int flags, long expected) {
        ScsiCommandPdu command = new ScsiCommandPdu(writer.header()).begin();
        command.finalPdu(true);
        command.read((flags & 1) != 0);
        command.write((flags & 2) != 0);
        command.attribute(1);
        command.taskTag(tag++);
        command.expectedDataTransferLength((int) expected);
        command.cmdSn(cmdSn++);
        command.expStatSn(expStatSn);
        command.cdb(cdb);
        return command;
    }

    static byte[] cdb10(int opcode, int lba, int blocks) {
        return ByteBuffer.allocate(10)
                .put((byte) opcode)
                .put((byte) 0)
                .putInt(lba)
                .put((byte) 0)
                .putShort((short) blocks)
                .array();
    }

    /** What came back for one command. */
    record Result(int status, byte[] data, byte[] sense, long residual, int pdus) {}

    Result read(int lba, int blocks) throws IOException {
        return read(lba, blocks, (long) blocks * RamDisk.BLOCK);
    }

    Result read(int lba, int blocks, long expected) throws IOException {
        int asked = command(cdb10(0x28, lba, blocks), 1, expected).taskTag();
        send(ByteBuffer.allocate(0));
        return result(asked, null);
    }

    /** Writes by the agreed rules: immediate data, unsolicited data, then whatever R2Ts ask for. */
    Result write(int lba, byte[] data) throws IOException {
        return result(sendWrite(lba, data), data);
    }

    /** Sends what a write begins with, and returns its task tag. */
    int sendWrite(int lba, byte[] data) throws IOException {
        ScsiCommandPdu command = command(cdb10(0x2a, lba, data.length / RamDisk.BLOCK), 2, data.length);
        int asked = command.taskTag();
        int first = Math.min(agreed.firstBurstLength(), data.length);
        int immediate = agreed.immediateData() ? Math.min(first, agreed.peerMaxRecvDataSegmentLength()) : 0;
        boolean unsolicited = !agreed.initialR2T() && immediate < first;
        command.finalPdu(!unsolicited);
        writer.add(ByteBuffer.wrap(data, 0, immediate), () -> {});
        if (unsolicited) {
            dataOut(asked, BasicHeader.RESERVED_TAG, data, immediate, first);
        }
        writer.flush();
        return asked;
    }

    private void dataOut(int asked, int transferTag, byte[] data, int from, int to) throws IOException {
        int sn = 0;
        int max = Math.min(agreed.peerMaxRecvDataSegmentLength(), 5000);
        for (int at = from; at < to; at += max) {
            int n = Math.min(max, to - at);
            DataOutPdu out = new DataOutPdu(writer.header()).begin();
            out.finalPdu(at + n == to);
            out.taskTag(asked);
            out.transferTag(transferTag);
            out.dataSn(sn++);
            out.bufferOffset(at);
            writer.add(ByteBuffer.wrap(data, at, n).slice(), () -> {});
        }
    }

    /** Reads until the response to a command, which must be the next to be complete. */
    Result result(int asked, byte @Nullable [] data) throws IOException {
        byte[] got = new byte[0];
        int pdus = 0;
        while (true) {
            if (!next()) {
                throw new IOException("closed");
            }
            pdus++;
            if (in.opcode() == Opcode.DATA_IN) {
                DataInPdu piece = new DataInPdu(reader.header());
                assertThat(piece.taskTag()).isEqualTo(asked);
                assertThat(piece.bufferOffset()).isEqualTo(got.length);
                assertThat(piece.dataSn()).isEqualTo(pdus - 1);
                int before = got.length;
                got = Arrays.copyOf(got, before + piece.dataLength());
                reader.readData(ByteBuffer.wrap(got, before, piece.dataLength()));
                if (piece.statusPresent()) {
                    long residual = piece.overflow() ? piece.residual() : -piece.residual();
                    return new Result(piece.status(), got, new byte[0], residual, pdus);
                }
            } else if (in.opcode() == Opcode.R2T) {
                R2tPdu r2t = new R2tPdu(reader.header());
                assertThat(data).isNotNull();
                dataOut(
                        asked,
                        r2t.transferTag(),
                        data,
                        r2t.bufferOffset(),
                        r2t.bufferOffset() + r2t.desiredDataTransferLength());
                writer.flush();
            } else {
                assertThat(in.opcode()).isEqualTo(Opcode.SCSI_RESPONSE);
                ScsiResponsePdu response = new ScsiResponsePdu(reader.header());
                assertThat(response.taskTag()).isEqualTo(asked);
                byte[] sense = reader.readData().array();
                long residual = response.overflow() ? response.residual() : -response.residual();
                return new Result(response.status(), got, sense, residual, pdus);
            }
        }
    }

    NopOutPdu nop() {
        NopOutPdu ping = new NopOutPdu(writer.header()).begin();
        ping.immediate(true);
        ping.taskTag(tag++);
        ping.transferTag(BasicHeader.RESERVED_TAG);
        ping.cmdSn(cmdSn);
        ping.expStatSn(expStatSn);
        return ping;
    }

    int manage(int function, long lun, int referenced) throws IOException {
        TaskManagementRequestPdu request = new TaskManagementRequestPdu(writer.header()).begin();
        request.immediate(true);
        request.function(function);
        request.lun(lun);
        request.taskTag(tag++);
        request.referencedTaskTag(referenced);
        request.cmdSn(cmdSn);
        request.refCmdSn(cmdSn - 1);
        request.expStatSn(expStatSn);
        int asked = request.taskTag();
        send(ByteBuffer.allocate(0));
        return asked;
    }

    List<KeyValue> text(String... pairs) throws IOException {
        TextRequestPdu request = new TextRequestPdu(writer.header()).begin();
        request.finalPdu(true);
        request.taskTag(tag++);
        request.transferTag(BasicHeader.RESERVED_TAG);
        request.cmdSn(cmdSn++);
        request.expStatSn(expStatSn);
        List<KeyValue> asked = Arrays.stream(pairs)
                .map(p -> new KeyValue(p.substring(0, p.indexOf('=')), p.substring(p.indexOf('=') + 1)))
                .toList();
        send(ByteBuffer.wrap(TextCodec.encode(asked)));
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        while (true) {
            assertThat(next()).isTrue();
            assertThat(in.opcode()).isEqualTo(Opcode.TEXT_RESPONSE);
            assertThat(in.dataLength()).isLessThanOrEqualTo(agreed.ownMaxRecvDataSegmentLength());
            reader.readData(all);
            if (in.finalPdu()) {
                assertThat(in.transferTag()).isEqualTo(BasicHeader.RESERVED_TAG);
                return TextCodec.decode(all.flip());
            }
            TextRequestPdu more = new TextRequestPdu(writer.header()).begin();
            more.finalPdu(true);
            more.taskTag(in.taskTag());
            more.transferTag(in.transferTag());
            more.cmdSn(cmdSn++);
            more.expStatSn(expStatSn);
            send(ByteBuffer.allocate(0));
        }
    }

    int logOut(int reason, int cid) throws IOException {
        LogoutRequestPdu request = new LogoutRequestPdu(writer.header()).begin();
        request.reason(reason);
        request.cid(cid);
        request.taskTag(tag++);
        request.cmdSn(cmdSn++);
        request.expStatSn(expStatSn);
        send(ByteBuffer.allocate(0));
        assertThat(next()).isTrue();
        assertThat(in.opcode()).isEqualTo(Opcode.LOGOUT_RESPONSE);
        return reader.header().get(2);
    }

    /** Tells whether the peer closes the connection, whatever it still sends before. */
    boolean closedByPeer() {
        try {
            while (reader.next()) {
                reader.skipData();
            }
            return true;
        } catch (IOException e) {
            return true; // reset instead of closed
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
