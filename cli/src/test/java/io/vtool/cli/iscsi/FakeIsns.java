package io.vtool.cli.iscsi;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An iSNS server that knows some targets at one IPv4 portal each. */
final class FakeIsns implements AutoCloseable {
    private static final int GET_NEXT = 3;
    private static final int NAME = 32;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> targets;
    private final byte[] address;
    volatile int status;

    FakeIsns(List<String> targets, int... address) throws IOException {
        this.targets = targets;
        this.address = new byte[16];
        this.address[10] = (byte) 0xff;
        this.address[11] = (byte) 0xff;
        for (int i = 0; i < 4; i++) {
            this.address[12 + i] = (byte) address[i];
        }
        Thread thread = new Thread(this::serve, "isns");
        thread.setDaemon(true);
        thread.start();
    }

    InetSocketAddress place() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                for (byte[] head = in.readNBytes(12); head.length == 12; head = in.readNBytes(12)) {
                    ByteBuffer header = ByteBuffer.wrap(head);
                    byte[] asked = in.readNBytes(header.getShort(4));
                    byte[] answer = answer(header.getShort(2), new String(asked, StandardCharsets.ISO_8859_1));
                    ByteBuffer pdu = ByteBuffer.allocate(12 + answer.length);
                    pdu.putShort((short) 1).putShort((short) (header.getShort(2) | 0x8000));
                    pdu.putShort((short) answer.length).putShort((short) 0x0c00);
                    pdu.putShort(header.getShort(8)).putShort((short) 0).put(answer);
                    client.getOutputStream().write(pdu.array());
                }
            } catch (IOException e) {
                // the client has what it wanted, or fails and its test with it
            }
        }
    }

    private byte[] answer(int function, String asked) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(4).putInt(status).array());
        if (status == 0 && function == GET_NEXT) {
            int place = 0;
            for (int i = 0; i < targets.size(); i++) {
                place = asked.contains(targets.get(i) + "\0") ? i + 1 : place;
            }
            if (place == targets.size()) {
                return ByteBuffer.allocate(4).putInt(9).array();
            }
            attribute(out, NAME, (targets.get(place) + "\0").getBytes(StandardCharsets.UTF_8));
        } else if (status == 0) {
            attribute(out, 16, address);
            attribute(out, 17, new byte[] {0, 0, 0x0c, (byte) 0xbc});
            attribute(out, 51, new byte[] {0, 0, 0, 1});
        }
        return out.toByteArray();
    }

    private static void attribute(ByteArrayOutputStream out, int tag, byte[] value) {
        int padded = value.length + 3 & ~3;
        out.writeBytes(ByteBuffer.allocate(8 + padded)
                .putInt(tag)
                .putInt(padded)
                .put(value)
                .array());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
