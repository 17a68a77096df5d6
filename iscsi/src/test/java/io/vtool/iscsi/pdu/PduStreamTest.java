package io.vtool.iscsi.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PduStreamTest {
    /** Takes at most a few bytes at a time, as a slow peer would. */
    private static final class Sink implements GatheringByteChannel {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final Random random = new Random(1);
        boolean broken;

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
            long n = 0;
            for (int i = offset; i < offset + length; i++) {
                n += write(sources[i]);
                if (sources[i].hasRemaining()) {
                    break;
                }
            }
            return n;
        }

        @Override
        public long write(ByteBuffer[] sources) throws IOException {
            return write(sources, 0, sources.length);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (broken) {
                throw new IOException("broken");
            }
            byte[] some = new byte[Math.min(source.remaining(), 1 + random.nextInt(20_000))];
            source.get(some);
            bytes.writeBytes(some);
            return some.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static ReadableByteChannel source(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void whatIsWrittenIsRead(boolean headerDigest, boolean dataDigest) throws Exception {
        Random random = new Random(42);
        int[] sizes = new int[150];
        byte[][] data = new byte[sizes.length][];
        byte[][] segments = new byte[sizes.length][];
        AtomicInteger released = new AtomicInteger();
        Sink sink = new Sink();
        PduWriter writer = new PduWriter(sink);
        writer.configure(headerDigest, dataDigest);
        for (int i = 0; i < sizes.length; i++) {
            int bound = new int[] {1, 9, 9000, 300_000}[random.nextInt(4)];
            data[i] = new byte[random.nextInt(bound)];
            segments[i] = new byte[random.nextInt(3) == 0 ? 4 * random.nextInt(60) : 0];
            random.nextBytes(data[i]);
            random.nextBytes(segments[i]);
            NopOutPdu header = new NopOutPdu(writer.header()).begin();
            header.taskTag(i);
            writer.add(ByteBuffer.wrap(segments[i]), ByteBuffer.wrap(data[i]), released::incrementAndGet);
        }
        writer.flush();
        assertThat(released).hasValue(sizes.length);
        PduReader reader = new PduReader(source(sink.bytes.toByteArray()), 300_000);
        reader.configure(300_000, headerDigest, dataDigest);
        BasicHeader header = new BasicHeader(reader.header());
        for (int i = 0; i < sizes.length; i++) {
            assertThat(reader.next()).isTrue();
            assertThat(header.taskTag()).isEqualTo(i);
            byte[] extra = new byte[reader.segments().remaining()];
            reader.segments().get(extra);
            assertThat(extra).isEqualTo(segments[i]);
            if (i % 7 != 3) {
                assertThat(reader.readData()).isEqualTo(ByteBuffer.wrap(data[i]));
            }
        }
        assertThat(reader.next()).isFalse();
    }

    @Test
    void theDigestOfTheStandardsCheckString() {
        ByteBuffer bytes = ByteBuffer.wrap("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(new Digest().reset().update(bytes, 0, 9).value()).isEqualTo(0x839206e3);
        ByteBuffer zeros = ByteBuffer.allocate(32); // RFC 7143 appendix A.4: 32 bytes of zeros give aa 36 91 8a
        assertThat(new Digest().reset().update(zeros, 0, 32).value()).isEqualTo(0xaa36918a);
    }

    @Test
    void aWrongDigestIsToldApart() throws Exception {
        Sink sink = new Sink();
        PduWriter writer = new PduWriter(sink);
        writer.configure(true, true);
        new NopOutPdu(writer.header()).begin();
        writer.add(ByteBuffer.wrap(new byte[5]), () -> {});
        writer.flush();
        byte[] bytes = sink.bytes.toByteArray();
        byte[] header = bytes.clone();
        header[20] ^= 1;
        byte[] data = bytes.clone();
        data[53] ^= 1;
        assertThat(faultOf(header)).isEqualTo(ProtocolException.Fault.HEADER_DIGEST);
        assertThat(faultOf(data)).isEqualTo(ProtocolException.Fault.DATA_DIGEST);
    }

    private static ProtocolException.Fault faultOf(byte[] bytes) throws IOException {
        PduReader reader = new PduReader(source(bytes), 8192);
        reader.configure(8192, true, true);
        try {
            reader.next();
            reader.readData();
            throw new AssertionError("nothing found");
        } catch (ProtocolException e) {
            return e.fault();
        }
    }

    @Test
    void aSegmentBeyondTheDeclaredLengthIsRefusedBeforeItIsRead() {
        byte[] header = HexFormat.of().parseHex("0080000000002001" + "00".repeat(40));
        PduReader reader = new PduReader(source(header), 8192);
        assertThatThrownBy(reader::next)
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.fault()).isEqualTo(ProtocolException.Fault.TOO_LONG));
    }

    @Test
    void aFailedWriteGivesEveryBufferBack() throws Exception {
        Sink sink = new Sink();
        PduWriter writer = new PduWriter(sink);
        AtomicInteger released = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            new NopOutPdu(writer.header()).begin();
            writer.add(ByteBuffer.allocate(20_000), released::incrementAndGet);
        }
        sink.broken = true;
        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
        assertThat(released).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyBytesAreReadOrFailAsDeclared(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] bytes = new byte[200_000];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(3) > 0) {
                bytes[i] = 0; // lengths that fit now and then
            }
        }
        PduReader reader = new PduReader(source(bytes), 100_000);
        reader.configure(100_000, false, seed % 2 == 0);
        try {
            while (reader.next()) {
                assertThat(reader.readData().remaining()).isLessThanOrEqualTo(100_000);
            }
        } catch (ProtocolException expected) {
            assertThat(expected.fault()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 47, 49, 60, 99})
    void aConnectionThatEndsInsideAPduIsTruncated(int length) {
        byte[] whole = HexFormat.of().parseHex("0080000001000031" + "00".repeat(40 + 4 + 52));
        byte[] part = java.util.Arrays.copyOf(whole, length);
        PduReader reader = new PduReader(source(part), 8192);
        assertThatThrownBy(() -> {
                    reader.next();
                    reader.readData();
                })
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.fault()).isEqualTo(ProtocolException.Fault.TRUNCATED));
    }
}
