package io.vtool.iscsi.trace;

import io.vtool.iscsi.pdu.BasicHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.CRC32C;

/**
 * Writes PDUs as a capture file (classic pcap, raw IP), with IP and TCP headers made up around them, so that any analyser
 * decodes them. Secrets are covered; digests are computed anew.
 */
public final class PcapTrace implements PduTrace {
    private static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    private static final int LINKTYPE_RAW = 101;
    private static final int SNAP_LENGTH = 262144;
    private static final int MAX_PAYLOAD = 32768;

    private final OutputStream out;
    private final InstantSource time;

    /**
     * Begins a capture file.
     *
     * @param out the file; its failures end the connection that is traced
     * @param time the time of each packet
     * @throws IOException if the head of the file cannot be written
     */
    public PcapTrace(OutputStream out, InstantSource time) throws IOException {
        this.out = out;
        this.time = time;
        ByteBuffer head = ByteBuffer.allocate(24);
        head.putInt(MAGIC_MICROSECONDS).putShort((short) 2).putShort((short) 4);
        head.putLong(0).putInt(SNAP_LENGTH).putInt(LINKTYPE_RAW);
        out.write(head.array());
        out.flush();
    }

    @Override
    public Connection connected(InetSocketAddress local, InetSocketAddress remote) {
        return new Packets(new TcpStream(local, remote), new TcpStream(remote, local));
    }

    private synchronized void packet(byte[] bytes) {
        Instant now = time.instant();
        ByteBuffer head = ByteBuffer.allocate(16);
        head.putInt((int) now.getEpochSecond()).putInt(now.getNano() / 1000);
        head.putInt(bytes.length).putInt(bytes.length);
        try {
            out.write(head.array());
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both directions of one connection. */
    private final class Packets implements Connection {
        private final TcpStream outbound;
        private final TcpStream inbound;
        private final LoginText sentText = new LoginText();
        private final LoginText receivedText = new LoginText();

        Packets(TcpStream outbound, TcpStream inbound) {
            this.outbound = outbound;
            this.inbound = inbound;
            packet(outbound.packet(TcpStream.SYN, 0, ByteBuffer.allocate(0)));
            packet(inbound.packet(TcpStream.SYN | TcpStream.ACK, outbound.next(), ByteBuffer.allocate(0)));
            packet(outbound.packet(TcpStream.ACK, inbound.next(), ByteBuffer.allocate(0)));
        }

        @Override
        public synchronized void pdu(
                boolean sent, ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
            ByteBuffer shown = (sent ? sentText : receivedText).shown(new BasicHeader(header), data);
            ByteBuffer bytes = assemble(header, segments, shown, digests);
            TcpStream from = sent ? outbound : inbound;
            TcpStream to = sent ? inbound : outbound;
            while (bytes.hasRemaining()) {
                int n = Math.min(bytes.remaining(), MAX_PAYLOAD);
                packet(from.packet(TcpStream.ACK | TcpStream.PUSH, to.next(), bytes.slice(bytes.position(), n)));
                bytes.position(bytes.position() + n);
            }
        }

        @Override
        public synchronized void closed() {
            packet(outbound.packet(TcpStream.FIN | TcpStream.ACK, inbound.next(), ByteBuffer.allocate(0)));
        }
    }

    /** Puts a PDU together as it was on the wire; a data segment that nobody read is zeros. */
    private static ByteBuffer assemble(ByteBuffer header, ByteBuffer segments, ByteBuffer data, Digests digests) {
        int length = new BasicHeader(header).dataLength();
        int padded = length + 3 & ~3;
        ByteBuffer bytes = ByteBuffer.allocate(BasicHeader.LENGTH + segments.remaining() + padded + 8);
        bytes.put(0, header, 0, BasicHeader.LENGTH).position(BasicHeader.LENGTH);
        bytes.put(segments.duplicate());
        if (digests.header()) {
            bytes.putInt(digest(bytes, 0, bytes.position()));
        }
        int from = bytes.position();
        bytes.put(from, data, data.position(), Math.min(length, data.remaining()));
        bytes.position(from + padded);
        if (digests.data() && length > 0) {
            bytes.putInt(digest(bytes, from, from + padded));
        }
        return bytes.flip();
    }

    private static int digest(ByteBuffer bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, to - from));
        return Integer.reverseBytes((int) crc.getValue());
    }

    /** One direction of a TCP connection that never loses anything. */
    private static final class TcpStream {
        static final int FIN = 1;
        static final int SYN = 2;
        static final int PUSH = 8;
        static final int ACK = 16;

        private static final int TCP_LENGTH = 20;
        private static final int TCP = 6;
        private static final int HOPS = 64;

        private final InetAddress from;
        private final InetAddress to;
        private final int fromPort;
        private final int toPort;
        private int sequence = 1;

        TcpStream(InetSocketAddress from, InetSocketAddress to) {
            this.from = from.getAddress();
            this.to = to.getAddress();
            fromPort = from.getPort();
            toPort = to.getPort();
        }

        int next() {
            return sequence;
        }

        byte[] packet(int flags, int acknowledged, ByteBuffer payload) {
            int tcp = TCP_LENGTH + payload.remaining();
            boolean six = from instanceof Inet6Address;
            ByteBuffer packet = ByteBuffer.allocate((six ? 40 : 20) + tcp);
            if (six) {
                packet.putInt(0x60000000).putShort((short) tcp).put((byte) TCP).put((byte) HOPS);
                packet.put(from.getAddress()).put(to.getAddress());
            } else {
                packet.putShort((short) 0x4500).putShort((short) (20 + tcp)).putInt(0x00004000);
                packet.put((byte) HOPS).put((byte) TCP).putShort((short) 0);
                packet.put(from.getAddress()).put(to.getAddress());
                packet.putShort(10, checksum(packet, 20));
            }
            packet.putShort((short) fromPort)
                    .putShort((short) toPort)
                    .putInt(sequence)
                    .putInt(acknowledged);
            packet.putShort((short) (TCP_LENGTH / 4 << 12 | flags))
                    .putShort((short) 0xffff)
                    .putInt(0);
            sequence += payload.remaining() + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
            packet.put(payload.duplicate());
            return packet.array();
        }

        private static short checksum(ByteBuffer header, int length) {
            int sum = 0;
            for (int i = 0; i < length; i += Short.BYTES) {
                sum += header.getShort(i) & 0xffff;
            }
            sum = (sum & 0xffff) + (sum >>> 16);
            return (short) ~(sum + (sum >>> 16));
        }
    }
}
