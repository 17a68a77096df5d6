package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.lab.unit.PortalAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalMapTest {
    private static final List<InetSocketAddress> PORTALS = List.of(at("127.0.10.1:3260"), at("127.0.20.1:3260"));

    private static InetSocketAddress at(String text) {
        return Objects.requireNonNull(PortalAddress.parse(text));
    }

    private static List<String> moved(String... rules) {
        PortalMap map = new PortalMap();
        for (String rule : rules) {
            map.add(rule);
        }
        List<String> listening = new ArrayList<>();
        for (InetSocketAddress address : map.apply(PORTALS).values()) {
            listening.add(PortalAddress.format(address));
        }
        return listening;
    }

    @Test
    void withoutRulesPortalsStayWhereTheyAre() {
        assertThat(moved()).containsExactly("127.0.10.1:3260", "127.0.20.1:3260");
    }

    @Test
    void oneAddressMovesAllToPortsInARow() {
        assertThat(moved("127.0.0.1:4000")).containsExactly("127.0.0.1:4000", "127.0.0.1:4001");
        assertThat(moved("127.0.0.1")).containsExactly("127.0.0.1:3260", "127.0.0.1:3261");
        assertThat(moved("127.0.0.1:0")).containsExactly("127.0.0.1:0", "127.0.0.1:0");
    }

    @Test
    void aRuleForOnePortalGoesBefore() {
        assertThat(moved("127.0.0.1:4000", "127.0.10.1=127.0.0.2:5000"))
                .containsExactly("127.0.0.2:5000", "127.0.0.1:4000");
        assertThat(moved("127.0.20.1:3260=[::1]:0")).containsExactly("127.0.10.1:3260", "[::1]:0");
    }

    @Test
    void rulesThatContradictAreRefused() {
        assertThatThrownBy(() -> moved("127.0.0.1:1", "127.0.0.1:2")).hasMessageContaining("two addresses for all");
        assertThatThrownBy(() -> moved("127.0.0.9=127.0.0.1:2"))
                .hasMessageStartingWith("the lab has no portal 127.0.0.9:3260; known: ");
        assertThatThrownBy(() -> moved("127.0.10.1=127.0.20.1"))
                .hasMessage("portals 127.0.10.1:3260 and 127.0.20.1:3260 would both listen on 127.0.20.1:3260");
        assertThatThrownBy(() -> moved("127.0.0.1:65535")).hasMessageContaining("more portals than ports");
        assertThatThrownBy(() -> moved("localhost:1")).hasMessageContaining("'localhost:1' is not an address");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:3260",
        "127.0.0.1:1, 127.0.0.1:1",
        "::1, [::1]:3260",
        "[::1], [::1]:3260",
        "[::1]:99, [::1]:99",
    })
    void addressesAreUnderstood(String text, String canonical) {
        assertThat(PortalAddress.format(at(text))).isEqualTo(canonical);
        assertThat(at(canonical)).isEqualTo(at(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "1.2.3",
                "1.2.3.256",
                "1.2.3.4:",
                "1.2.3.4:65536",
                "1.2.3.4:-1",
                "[::1",
                "::g",
                "1.2.3.4.5",
                "fe80::1%eth0"
            })
    void whatIsNoAddressIsNot(String text) {
        assertThat(PortalAddress.parse(text)).isNull();
    }
}
