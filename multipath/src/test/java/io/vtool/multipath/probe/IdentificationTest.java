package io.vtool.multipath.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.multipath.ScriptedMachine;
import io.vtool.multipath.host.ScsiReply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentificationTest {
    private final ScriptedMachine machine = new ScriptedMachine();
    private final ByteArrayOutputStream designators = new ByteArrayOutputStream();

    private void add(int codeSet, int association, int type, byte[] bytes) {
        designators.write(codeSet);
        designators.write(association << 4 | type);
        designators.write(0);
        designators.write(bytes.length);
        designators.writeBytes(bytes);
    }

    private static byte[] hex(String text) {
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(text.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private Identity identity() {
        int[] inquiry = new int[36];
        inquiry[5] = 0x10;
        machine.replies.put("12", ScriptedMachine.good(inquiry));
        byte[] body = designators.toByteArray();
        byte[] page = new byte[4 + body.length];
        page[1] = (byte) 0x83;
        page[2] = (byte) (body.length >> 8);
        page[3] = (byte) body.length;
        System.arraycopy(body, 0, page, 4, body.length);
        machine.replies.put("12/83", new ScsiReply(0, 0, page, new byte[0]));
        return new Identification()
                .of(new Probe(machine, ScriptedMachine.disk("sdb", 1, 0, "ACME", "Box", 2048)), Duration.ofSeconds(1));
    }

    @Test
    void naa6BeatsAllOthersAndPortsDoNotCount() {
        add(2, 0, 1, text("ACME    one two"));
        add(1, 0, 3, hex("3000000100000001"));
        add(1, 1, 3, hex("5000000000000001"));
        add(1, 0, 3, hex("6000000000000000600A1000417D0001"));
        add(1, 1, 5, hex("00000102"));
        Identity identity = identity();
        assertThat(identity.serialId()).isEqualTo("36000000000000000600a1000417d0001");
        assertThat(identity.pageId()).isEqualTo(identity.serialId());
        assertThat(identity.wwn()).isEqualTo("0x6000000000000000600a1000417d0001");
        assertThat(identity.tpgs()).isEqualTo(1);
        assertThat(identity.portGroup()).isEqualTo(0x102);
        assertThat(identity.property("ID_SERIAL_SHORT")).isEqualTo("6000000000000000600a1000417d0001");
    }

    @Test
    void vendorTextKeepsItsBlanksWithUdevAndLosesThemWithout() {
        add(2, 0, 1, text("IET     00010001"));
        Identity identity = identity();
        assertThat(identity.serialId()).isEqualTo("1IET     00010001");
        assertThat(identity.pageId()).isEqualTo("1IET_00010001");
    }

    @Test
    void namesAndEui() {
        add(1, 0, 2, hex("0123456789ABCDEF"));
        add(3, 0, 8, text("naa.600ABC"));
        Identity identity = identity();
        assertThat(identity.serialId()).isEqualTo("20123456789abcdef");
        assertThat(identity.pageId()).as("EUI-64 ranks before a name").isEqualTo("20123456789abcdef");
    }

    @Test
    void withoutThePageTheSerialNumberHasToDo() {
        byte[] serial = text("    AB12");
        byte[] page = new byte[4 + serial.length];
        page[1] = (byte) 0x80;
        page[3] = (byte) serial.length;
        System.arraycopy(serial, 0, page, 4, serial.length);
        machine.replies.put("12/80", new ScsiReply(0, 0, page, new byte[0]));
        Identity identity = identity();
        assertThat(identity.serialId()).isEqualTo("SACME    Box                 AB12");
        assertThat(identity.serial()).isEqualTo("AB12");
        assertThat(identity.pageId()).isEmpty();
    }

    @Test
    void aSilentDiskIsUnknown() {
        machine.replies.put("12", ScsiReply.failed(ScsiReply.NO_CONNECT));
        assertThat(new Identification()
                        .of(new Probe(machine, ScriptedMachine.disk("sdb", 1, 0, "A", "B", 1)), Duration.ofSeconds(1))
                        .known())
                .isFalse();
    }

    @Test
    void anyBytesAreSurvived() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            List<Designator> all = Designator.all(bytes);
            assertThat(PageRanking.wwid(all)).isNotNull();
            assertThat(new PortGroups(new ScsiReply(0, 0, bytes, new byte[0])).state(random.nextInt(4)))
                    .isBetween(-1, 15);
        }
    }
}
