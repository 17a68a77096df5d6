package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.lun.Luns;
import io.vtool.iscsi.trace.PcapTrace;
import io.vtool.iscsi.trace.PduTrace;
import io.vtool.iscsi.trace.TextTrace;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    private static final ChapAccount USER = ChapAccount.of("user", "secret of the user".toCharArray());
    private static final ChapAccount ARRAY = ChapAccount.of("array", "secret of the array".toCharArray());

    /** A session with CHAP, digests, and a little of everything. */
    private static void session(PduTrace trace) throws Exception {
        ChapPolicy both = new ChapPolicy(USER, ARRAY);
        try (Bench bench = new Bench().target(Bench.TARGET, both, null, 1).serve()) {
            bench.trace = trace;
            SessionSettings settings = bench.owned(
                            "HeaderDigest",
                            "CRC32C",
                            "DataDigest",
                            "CRC32C",
                            "InitialR2T",
                            "Yes",
                            "ImmediateData",
                            "No")
                    .with(new Credentials(USER, ARRAY, "7"));
            try (IscsiSession session = bench.login(settings)) {
                Luns.list(session);
                session.execute(Cdbs.write(1, new byte[1024]));
                session.execute(Cdbs.read(1, 2));
                session.ping(new byte[9]);
            }
        }
    }

    @Test
    void textTellsEveryPduAndNoSecret() throws Exception {
        StringBuffer text = new StringBuffer();
        session(new TextTrace(text));
        assertThat(text.toString())
                .startsWith("iscsi 1 connected 127.0.0.1:")
                .endsWith("iscsi 1 closed\n")
                .contains("> Login-Request I itt=0x0")
                .contains(">   CHAP_N=user\n", ">   CHAP_R=****", "<   CHAP_R=****", "<   CHAP_C=****")
                .contains("cdb=a000")
                .contains("< R2T F", "> Data-Out F", "< Data-In F", "status=0x0")
                .contains("> NOP-Out F I", "< NOP-In F", "> Logout-Request F I", "< Logout-Response F")
                .doesNotContain("CHAP_R=0x")
                .doesNotContain("CHAP_C=0x");
    }

    @Test
    void captureHoldsWholePacketsAndNoSecret() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        session(new PcapTrace(file, () -> Instant.ofEpochSecond(1_700_000_000, 123_456_000)));
        ByteBuffer pcap = ByteBuffer.wrap(file.toByteArray());
        assertThat(pcap.getInt()).isEqualTo(0xa1b2c3d4);
        pcap.position(24);
        int[] next = {-1, -1};
        int packets = 0;
        int first = 0;
        while (pcap.hasRemaining()) {
            assertThat(pcap.getInt()).isEqualTo(1_700_000_000);
            assertThat(pcap.getInt()).isEqualTo(123_456);
            int length = pcap.getInt();
            assertThat(pcap.getInt()).isEqualTo(length);
            ByteBuffer packet = pcap.slice(pcap.position(), length);
            pcap.position(pcap.position() + length);
            assertThat(packet.getShort(2)).isEqualTo((short) length);
            int port = packet.getShort(20);
            first = packets == 0 ? port : first;
            int side = port == first ? 0 : 1;
            int sequence = packet.getInt(24);
            assertThat(next[side] < 0 || next[side] == sequence).isTrue();
            boolean counted = (packet.get(33) & 3) != 0;
            next[side] = sequence + length - 40 + (counted ? 1 : 0);
            packets++;
        }
        assertThat(packets).isGreaterThan(40);
        String raw = new String(file.toByteArray(), StandardCharsets.ISO_8859_1);
        assertThat(raw).contains("CHAP_N=user", "CHAP_R=****").doesNotContain("CHAP_R=0x", "CHAP_C=0x");
    }

    @Test
    @Tag("interop")
    void tsharkDecodesTheCapture(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        session(new PcapTrace(file, () -> Instant.ofEpochSecond(1_700_000_000)));
        Path capture = Files.write(folder.resolve("session.pcap"), file.toByteArray());
        int port = ByteBuffer.wrap(file.toByteArray()).getShort(24 + 16 + 22) & 0xffff;
        Process tshark = new ProcessBuilder(
                        List.of("tshark", "-r", capture.toString(), "-d", "tcp.port==" + port + ",iscsi"))
                .redirectErrorStream(true)
                .start();
        String output = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tshark.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output)
                .contains("Login Command", "Login Response", "Inquiry", "Report LUNs", "Read(16)", "Ready To Transfer")
                .contains("NOP Out", "Logout Command")
                .doesNotContain("Malformed", "Retransmission", "Out-Of-Order", "unseen segment");
    }
}
