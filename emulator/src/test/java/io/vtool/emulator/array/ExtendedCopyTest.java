package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.unit.Hex;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedCopyTest {
    private Lab lab;
    private Initiator host;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
        host = lab.ready(1);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    private static byte[] target(int volume) {
        return ByteBuffer.allocate(32)
                .put((byte) 0xe4)
                .put(new byte[3])
                .put(new byte[] {1, 3, 0, 16})
                .put(Hex.parse("6001405f00d00010000000000000000" + volume))
                .array();
    }

    private static byte[] segment(int source, int destination, int blocks, long from, long to) {
        return ByteBuffer.allocate(28)
                .put(new byte[] {2, 0, 0, 0x18})
                .putShort((short) source)
                .putShort((short) destination)
                .putShort((short) 0)
                .putShort((short) blocks)
                .putLong(from)
                .putLong(to)
                .array();
    }

    private static byte[] list(byte[][] targets, byte[][] segments) {
        ByteBuffer list = ByteBuffer.allocate(16 + 32 * targets.length + 28 * segments.length);
        list.put((byte) 9).put((byte) 0).putShort((short) (32 * targets.length)).putInt(0);
        list.putInt(28 * segments.length).putInt(0);
        for (byte[] target : targets) {
            list.put(target);
        }
        for (byte[] segment : segments) {
            list.put(segment);
        }
        return list.array();
    }

    private String copy(byte[] list) {
        return host.outcome(String.format(Locale.ROOT, "83 00 0000000000000000 %08x 00 00", list.length), list);
    }

    @Test
    void copiesBetweenUnitsOfDifferentBlockSize() {
        host.lun(0).write(8, filled(16 * 512, 0x77), 512);
        byte[] list = list(new byte[][] {target(0), target(1)}, new byte[][] {segment(0, 1, 16, 8, 3)});
        assertThat(copy(list)).isEqualTo("GOOD");
        assertThat(host.lun(1).read(3, 2)).containsOnly(0x77);
        assertThat(host.read(5, 1)).containsOnly(0);
    }

    @Test
    void refusesWhatItCannotCopy() {
        assertThat(host.outcome("83 00 0000000000000000 00000000 00 00")).isEqualTo("GOOD");
        assertThat(copy(new byte[10])).isEqualTo("05/1a/00");
        byte[] wrongTarget = target(0);
        wrongTarget[0] = (byte) 0xe0;
        assertThat(copy(list(new byte[][] {wrongTarget}, new byte[0][]))).isEqualTo("05/26/07");
        byte[] wrongSegment = segment(0, 0, 1, 0, 1);
        wrongSegment[0] = 4;
        assertThat(copy(list(new byte[][] {target(0)}, new byte[][] {wrongSegment})))
                .isEqualTo("05/26/09");
        assertThat(copy(list(new byte[][] {target(0)}, new byte[][] {segment(0, 1, 1, 0, 1)})))
                .isEqualTo("0a/08/04");
        assertThat(copy(list(new byte[][] {target(9)}, new byte[][] {segment(0, 0, 1, 0, 1)})))
                .isEqualTo("0a/08/04");
        assertThat(copy(list(new byte[][] {target(0)}, new byte[][] {segment(0, 0, 2, 0, 4095)})))
                .isEqualTo("0a/00/00");
        assertThat(copy(list(new byte[][] {target(0), target(3)}, new byte[][] {segment(0, 1, 1, 0, 0)})))
                .isEqualTo("0a/00/00");
        byte[][] many = new byte[9][];
        java.util.Arrays.fill(many, target(0));
        assertThat(copy(list(many, new byte[0][]))).isEqualTo("05/26/06");
        byte[][] segments = new byte[17][];
        java.util.Arrays.fill(segments, segment(0, 0, 1, 0, 1));
        assertThat(copy(list(new byte[][] {target(0)}, segments))).isEqualTo("05/26/08");
    }

    @Test
    void operatingParametersAndStatus() {
        byte[] data = host.send("84 03 00 00000000000000 00000100 00 00").data();
        assertThat(ByteBuffer.wrap(data).getInt(0)).isEqualTo(data.length - 4);
        assertThat(ByteBuffer.wrap(data).getShort(8)).isEqualTo((short) 8);
        assertThat(data[43]).isEqualTo((byte) (data.length - 44));
        assertThat(host.outcome("84 00 09 00000000000000 00000100 00 00")).isEqualTo("05/24/00");
        assertThat(copy(list(new byte[][] {target(0)}, new byte[][] {segment(0, 0, 2, 0, 8)})))
                .isEqualTo("GOOD");
        assertThat(Hex.format(
                        host.send("84 00 09 00000000000000 00000100 00 00").data()))
                .isEqualTo("00000008" + "01" + "0001" + "00" + "00000400");
    }
}
