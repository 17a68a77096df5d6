package io.vtool.iscsi.initiator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.iscsi.text.KeyValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest {
    private static final TargetAddress ASKED = new TargetAddress("192.0.2.9", 3260, -1);

    @Test
    void findsEveryTargetWithItsPortals() throws Exception {
        try (Bench bench = new Bench()
                .target("iqn.2000-01.org.example:a", null, null, 1, 2)
                .target("iqn.2000-01.org.example:b", null, null, 7)
                .target("iqn.2000-01.org.example:hidden", null, Set.of("iqn.2000-01.org.example:other"), 1)
                .serve()) {
            List<DiscoveredTarget> found = bench.initiator().discover(bench.portal(0), bench.settings());
            assertThat(found)
                    .containsExactly(
                            new DiscoveredTarget(
                                    "iqn.2000-01.org.example:a",
                                    List.of(tagged(bench.portal(0), 1), tagged(bench.portal(1), 2))),
                            new DiscoveredTarget("iqn.2000-01.org.example:b", List.of(tagged(bench.portal(2), 7))));
        }
    }

    private static TargetAddress tagged(TargetAddress address, int tag) {
        return new TargetAddress(address.host(), address.port(), tag);
    }

    @Test
    void aListLongerThanOneSegmentIsAskedForPieceByPiece() throws Exception {
        Bench bench = new Bench();
        for (int i = 0; i < 40; i++) {
            bench.target("iqn.2000-01.org.example:" + "x".repeat(180) + i, null, null, i + 1);
        }
        try (bench) {
            bench.serve();
            SessionSettings small = bench.settings().with("MaxRecvDataSegmentLength", "512");
            List<DiscoveredTarget> found = bench.initiator().discover(bench.portal(0), small);
            assertThat(found).hasSize(40);
            assertThat(found.get(39).addresses()).containsExactly(tagged(bench.portal(39), 40));
        }
    }

    @Test
    void aNormalSessionTellsItsOwnTargetOnly() throws Exception {
        try (Bench bench = new Bench()
                        .target(Bench.TARGET, null, null, 5)
                        .target("iqn.2000-01.org.example:b", null, null, 7)
                        .serve();
                IscsiSession session = bench.login(bench.settings())) {
            assertThat(session.sendTargets())
                    .containsExactly(new DiscoveredTarget(Bench.TARGET, List.of(tagged(bench.portal(0), 5))));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            nullValues = "-",
            value = {
                "10.0.0.1 10.0.0.1 3260 -1",
                "10.0.0.1:860 10.0.0.1 860 -1",
                "10.0.0.1:860,12 10.0.0.1 860 12",
                "10.0.0.1,12 10.0.0.1 3260 12",
                "[2001:db8::1]:3261,65535 2001:db8::1 3261 65535",
                "[2001:db8::1] 2001:db8::1 3260 -1",
                "fe80::1%eth0 fe80::1%eth0 3260 -1",
                "store01.example.com:3260,0 store01.example.com 3260 0"
            })
    void addressesAreRead(String text, String host, int port, int tag) {
        TargetAddress address = TargetAddress.parse(text);
        assertThat(address).isEqualTo(new TargetAddress(host, port, tag));
        assertThat(TargetAddress.parse(address.toString())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":3260",
                "a:",
                "a:0",
                "a:65536",
                "a:1x",
                "a,",
                "a,65536",
                "[::1",
                "[::1]3260",
                "a b",
                "a\n",
                "[]:1",
                "a:99999999999"
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(TargetAddress.parse(text)).isNull();
    }

    @Test
    void aTargetWithoutAddressIsWhereItWasAskedFor() throws Exception {
        assertThat(SendTargets.targets(List.of(new KeyValue("TargetName", "iqn.x")), ASKED))
                .containsExactly(new DiscoveredTarget("iqn.x", List.of(ASKED)));
    }

    @Test
    void namesThatWouldHarmATerminalAreRefused() {
        assertThatThrownBy(() -> SendTargets.targets(List.of(new KeyValue("TargetName", "iqn.\u001b[2J")), ASKED))
                .isInstanceOfSatisfying(
                        IscsiException.class, e -> assertThat(e.kind()).isEqualTo(IscsiException.Kind.PROTOCOL));
        assertThatThrownBy(() -> SendTargets.targets(List.of(new KeyValue("SendTargets", "Reject")), ASKED))
                .isInstanceOfSatisfying(
                        IscsiException.class, e -> assertThat(e.kind()).isEqualTo(IscsiException.Kind.REJECTED));
    }
}
