package io.vtool.iscsi.isns;

import io.vtool.iscsi.pdu.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Sends one request to an iSNS server and reads the response, which may come in several PDUs (RFC 4171 5.1). */
final class IsnsExchange {
    static final int RESPONSE_BIT = 0x8000;
    static final int HEADER_LENGTH = 12;

    private static final int VERSION = 1;
    private static final int CLIENT = 0x8000;
    private static final int LAST_PDU = 0x0800;
    private static final int FIRST_PDU = 0x0400;
    private static final int MAX_RESPONSE = 4 << 20;
    private static final int MAX_PDUS = 4096;

    private final ByteChannel channel;
    private int transaction;

    IsnsExchange(ByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Carries one exchange out.
     *
     * @return the payload of the response, its status in front
     * @throws ProtocolException if the server breaks the protocol
     * @throws IOException if the connection fails
     */
    ByteBuffer ask(int function, byte[] payload) throws IOException {
        transaction++;
        ByteBuffer request = ByteBuffer.allocate(HEADER_LENGTH + payload.length);
        request.putShort((short) VERSION).putShort((short) function).putShort((short) payload.length);
        request.putShort((short) (CLIENT | LAST_PDU | FIRST_PDU));
        request.putShort((short) transaction).putShort((short) 0).put(payload);
        request.flip();
        while (request.hasRemaining()) {
            channel.write(request);
        }
        return receive(function | RESPONSE_BIT);
    }

    private ByteBuffer receive(int function) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < MAX_PDUS; i++) {
            ByteBuffer header = read(HEADER_LENGTH);
            boolean fits = header.getShort(0) == VERSION
                    && (header.getShort(2) & 0xffff) == function
                    && (header.getShort(8) & 0xffff) == (transaction & 0xffff)
                    && (header.getShort(10) & 0xffff) == i;
            int length = header.getShort(4) & 0xffff;
            if (!fits || length > MAX_RESPONSE - all.size()) {
                throw new ProtocolException("iSNS response that fits no request, or too long");
            }
            all.writeBytes(read(length).array());
            if ((header.getShort(6) & LAST_PDU) != 0) {
                return ByteBuffer.wrap(all.toByteArray());
            }
        }
        throw new ProtocolException("iSNS response without end");
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new ProtocolException(ProtocolException.Fault.TRUNCATED, "connection closed by the iSNS server");
            }
        }
        return bytes.flip();
    }
}
