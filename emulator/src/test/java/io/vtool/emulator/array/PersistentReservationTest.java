package io.vtool.emulator.array;

import static io.vtool.emulator.array.Initiator.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.array.unit.Hex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersistentReservationTest {
    private static final String TUR = "00 00 00 00 00 00";
    private static final int REGISTER = 0;
    private static final int RESERVE = 1;
    private static final int RELEASE = 2;
    private static final int CLEAR = 3;
    private static final int PREEMPT = 4;
    private static final int PREEMPT_AND_ABORT = 5;
    private static final int REGISTER_AND_IGNORE = 6;
    private static final int REGISTER_AND_MOVE = 7;

    private Path directory;
    private Lab lab;
    private Initiator a;
    private Initiator b;
    private Initiator c;

    @BeforeEach
    void start(@TempDir Path temp) throws Exception {
        directory = temp;
        lab = new Lab(directory);
        a = lab.ready(1);
        b = lab.ready(2);
        c = lab.ready(1);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    private static byte[] list(long key, long newKey, int flags) {
        return ByteBuffer.allocate(24)
                .putLong(key)
                .putLong(newKey)
                .putInt(0)
                .put((byte) flags)
                .array();
    }

    private static String out(Initiator who, int action, int type, byte[] list) {
        String cdb = String.format(Locale.ROOT, "5f %02x %02x 00 00 %08x 00", action, type, list.length);
        return who.outcome(cdb, list);
    }

    private static String out(Initiator who, int action, int type, long key, long newKey) {
        return out(who, action, type, list(key, newKey, 0));
    }

    private static String in(Initiator who, int action) {
        return Hex.format(who.send(String.format(Locale.ROOT, "5e %02x 00 00 00 00 00 0400 00", action))
                .data());
    }

    private void registerBoth() {
        assertThat(out(a, REGISTER, 0, 0, 0xaa)).isEqualTo("GOOD");
        assertThat(out(b, REGISTER, 0, 0, 0xbb)).isEqualTo("GOOD");
    }

    @Test
    void registrationsAreCountedAndListed() {
        registerBoth();
        assertThat(in(c, 0)).isEqualTo("00000002" + "00000010" + "00000000000000aa" + "00000000000000bb");
        assertThat(Hex.format(a.send("5e 00 00 00 00 00 00 000c 00").data())).isEqualTo("000000020000001000000000");
        assertThat(out(a, REGISTER, 0, 0xab, 0xac)).isEqualTo("18");
        assertThat(out(a, REGISTER_AND_IGNORE, 0, 0x77, 0xac)).isEqualTo("GOOD");
        assertThat(out(a, REGISTER, 0, 0xac, 0)).isEqualTo("GOOD");
        assertThat(in(c, 0)).isEqualTo("00000004" + "00000008" + "00000000000000bb");
    }

    @Test
    void theListMustHaveItsLength() {
        assertThat(a.outcome("5f 00 00 00 00 00000010 00", new byte[16])).isEqualTo("05/1a/00");
        assertThat(a.outcome("5f 00 00 00 00 00000018 00", new byte[16])).isEqualTo("05/1a/00");
        assertThat(out(a, RESERVE, 0x02, 0, 0)).isEqualTo("05/24/00");
        assertThat(out(a, RESERVE, 0x11, 0, 0)).isEqualTo("05/24/00");
    }

    @ParameterizedTest
    @CsvSource({
        // type, registered reads, registered writes, stranger reads, stranger writes
        "1, GOOD, 18, GOOD, 18",
        "3, 18, 18, 18, 18",
        "5, GOOD, GOOD, GOOD, 18",
        "6, GOOD, GOOD, 18, 18",
        "7, GOOD, GOOD, GOOD, 18",
        "8, GOOD, GOOD, 18, 18"
    })
    void whoMayDoWhat(int type, String registeredRead, String registeredWrite, String read, String write) {
        registerBoth();
        assertThat(out(a, RESERVE, type, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(out(a, RESERVE, type, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(out(c, RESERVE, type, 0, 0)).isEqualTo("18");
        String readCdb = "28 00 00000000 00 0001 00";
        assertThat(a.outcome(readCdb)).isEqualTo("GOOD");
        assertThat(a.write(0, filled(512, 1), 512)).isEqualTo("GOOD");
        assertThat(b.outcome(readCdb)).isEqualTo(registeredRead);
        assertThat(b.write(0, filled(512, 1), 512)).isEqualTo(registeredWrite);
        assertThat(c.outcome(readCdb)).isEqualTo(read);
        assertThat(c.write(0, filled(512, 1), 512)).isEqualTo(write);
        assertThat(c.outcome(TUR)).isEqualTo("GOOD");
        assertThat(c.outcome("1b 00 00 00 01 00")).isEqualTo("GOOD");
        assertThat(c.outcome("1b 00 00 00 00 00")).isEqualTo("18");
        boolean all = type >= 7;
        assertThat(in(c, 1))
                .isEqualTo("00000002" + "00000010" + (all ? "0000000000000000" : "00000000000000aa") + "00000000"
                        + "000" + type + "0000");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 6, 7, 8})
    void releaseTellsOtherRegistrantsOnly(int type) {
        registerBoth();
        assertThat(out(a, RESERVE, type, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(out(a, RELEASE, type == 1 ? 3 : 1, 0xaa, 0)).isEqualTo("05/26/04");
        assertThat(out(a, RELEASE, type, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("GOOD");
        assertThat(b.outcome(TUR)).isEqualTo(type >= 5 ? "06/2a/04" : "GOOD");
        assertThat(c.outcome(TUR)).isEqualTo("GOOD");
        assertThat(out(a, RELEASE, type, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(out(c, RELEASE, type, 0, 0)).isEqualTo("18");
    }

    @Test
    void unregisteringTheHolderReleases() {
        registerBoth();
        out(a, RESERVE, 5, 0xaa, 0);
        assertThat(out(a, REGISTER, 0, 0xaa, 0)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("GOOD");
        assertThat(b.outcome(TUR)).isEqualTo("06/2a/04");
        assertThat(in(b, 1)).isEqualTo("0000000300000000");
    }

    @Test
    void anAllRegistrantsReservationEndsWithTheLastRegistrant() {
        registerBoth();
        out(a, RESERVE, 8, 0xaa, 0);
        out(a, REGISTER, 0, 0xaa, 0);
        assertThat(in(b, 1)).endsWith("00080000");
        out(b, REGISTER, 0, 0xbb, 0);
        assertThat(in(b, 1)).isEqualTo("0000000400000000");
    }

    @Test
    void clearTellsThoseItClears() {
        registerBoth();
        out(a, RESERVE, 1, 0xaa, 0);
        assertThat(out(b, CLEAR, 0, 0xbb, 0)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("06/2a/03");
        assertThat(b.outcome(TUR)).isEqualTo("GOOD");
        assertThat(in(a, 0)).isEqualTo("0000000300000000");
    }

    @Test
    void preemptTakesTheReservationOver() {
        registerBoth();
        out(a, RESERVE, 3, 0xaa, 0);
        assertThat(out(b, PREEMPT, 1, 0xbb, 0xcc)).isEqualTo("18");
        assertThat(out(b, PREEMPT, 1, 0xbb, 0xaa)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("06/2a/05");
        assertThat(in(b, 1)).isEqualTo("00000003" + "00000010" + "00000000000000bb" + "00000000" + "00010000");
        assertThat(a.write(0, filled(512, 1), 512)).isEqualTo("18");
    }

    @Test
    void preemptWithoutReservationRemovesRegistrations() {
        registerBoth();
        assertThat(out(b, PREEMPT, 1, 0xbb, 0)).isEqualTo("05/26/00");
        assertThat(out(b, PREEMPT_AND_ABORT, 1, 0xbb, 0xaa)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("06/2f/00");
        assertThat(a.outcome(TUR)).isEqualTo("06/2a/05");
        assertThat(in(b, 1)).isEqualTo("0000000300000000");
    }

    @Test
    void preemptOfAllRegistrantsNeedsKeyZero() {
        registerBoth();
        out(a, RESERVE, 7, 0xaa, 0);
        assertThat(out(b, PREEMPT, 3, 0xbb, 0)).isEqualTo("GOOD");
        assertThat(a.outcome(TUR)).isEqualTo("06/2a/05");
        assertThat(in(b, 0)).isEqualTo("00000003" + "00000008" + "00000000000000bb");
        assertThat(in(b, 1)).endsWith("00030000");
    }

    @Test
    void fullStatusNamesPortsAndInitiators() {
        registerBoth();
        out(a, RESERVE, 1, 0xaa, 0);
        String full = in(c, 3);
        assertThat(full).startsWith("00000002");
        assertThat(full).contains("00000000000000aa" + "00000000" + "0101" + "00000000" + "0001");
        assertThat(full).contains("00000000000000bb" + "00000000" + "0000" + "00000000" + "0002");
        assertThat(full).contains(Hex.format(a.nexus().initiatorPort().getBytes(StandardCharsets.US_ASCII)));
        assertThat(Integer.parseInt(full.substring(8, 16), 16)).isEqualTo(full.length() / 2 - 8);
        assertThat(in(c, 2)).isEqualTo("00081d90ea010000");
    }

    private static byte[] transportId(String initiatorPort) {
        byte[] name = initiatorPort.getBytes(StandardCharsets.US_ASCII);
        int padded = Math.max(20, (name.length + 4) / 4 * 4);
        return ByteBuffer.allocate(4 + padded)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) padded)
                .put(name)
                .array();
    }

    private static byte[] withTransportId(byte[] list, byte[] id) {
        return ByteBuffer.allocate(28 + id.length)
                .put(list)
                .putInt(id.length)
                .put(id)
                .array();
    }

    @Test
    void registerForOthersAndOnAllPorts() {
        byte[] id = transportId(b.nexus().initiatorPort());
        assertThat(out(a, REGISTER, 0, withTransportId(list(0, 0xaa, 0x0c), id)))
                .isEqualTo("GOOD");
        assertThat(in(a, 0)).startsWith("00000001" + "00000020");
        assertThat(out(b, RESERVE, 5, 0xaa, 0)).isEqualTo("GOOD");
        id[0] = 0x05;
        assertThat(out(c, REGISTER, 0, withTransportId(list(0, 0xcc, 0x08), id)))
                .isEqualTo("05/26/00");
        assertThat(out(c, REGISTER_AND_IGNORE, 0, list(0, 0xcc, 0x08))).isEqualTo("05/26/00");
        assertThat(out(c, REGISTER, 0, list(0, 0xcc, 0x08))).isEqualTo("05/1a/00");
        assertThat(out(c, REGISTER, 0, 0, 0xcc)).isEqualTo("GOOD");
    }

    @Test
    void aReservationCanBeMoved() {
        registerBoth();
        byte[] id = transportId(b.nexus().initiatorPort());
        ByteBuffer list = ByteBuffer.allocate(24 + id.length);
        list.putLong(0xaa)
                .putLong(0xb2)
                .put((byte) 0)
                .put((byte) 2)
                .putShort((short) 2)
                .putInt(id.length)
                .put(id);
        assertThat(out(a, REGISTER_AND_MOVE, 0, list.array())).isEqualTo("18");
        out(a, RESERVE, 3, 0xaa, 0);
        assertThat(out(a, REGISTER_AND_MOVE, 0, list.array())).isEqualTo("GOOD");
        assertThat(in(b, 0)).isEqualTo("00000003" + "00000008" + "00000000000000b2");
        assertThat(b.write(0, filled(512, 1), 512)).isEqualTo("GOOD");
        assertThat(a.write(0, filled(512, 1), 512)).isEqualTo("18");
        list.putShort(18, (short) 9).putLong(0, 0xb2);
        assertThat(out(b, REGISTER_AND_MOVE, 0, list.array())).isEqualTo("05/26/00");
    }

    @Test
    void onlyPersistentRegistrationsSurviveARestart() throws Exception {
        assertThat(out(a, REGISTER, 0, list(0, 0xaa, 1))).isEqualTo("GOOD");
        out(a, RESERVE, 3, 0xaa, 0);
        assertThat(in(a, 2)).isEqualTo("00081d91ea010000");
        lab.close();
        lab = new Lab(directory);
        Initiator again = lab.ready(1);
        assertThat(in(again, 1)).isEqualTo("00000000" + "00000010" + "00000000000000aa" + "00000000" + "00030000");
        assertThat(again.nexus().initiatorPort()).isEqualTo(a.nexus().initiatorPort());
        assertThat(again.write(0, filled(512, 1), 512)).isEqualTo("GOOD");
        assertThat(out(again, REGISTER_AND_IGNORE, 0, 0, 0xaa)).isEqualTo("GOOD");
        lab.close();
        lab = new Lab(directory);
        assertThat(in(lab.ready(1), 0)).isEqualTo("0000000000000000");
    }

    @Test
    void reserveBesideRegistrations() {
        registerBoth();
        assertThat(c.outcome("16 00 00 00 00 00")).isEqualTo("18");
        assertThat(a.outcome("16 00 00 00 00 00")).isEqualTo("GOOD");
        assertThat(b.outcome(TUR)).isEqualTo("GOOD");
    }
}
