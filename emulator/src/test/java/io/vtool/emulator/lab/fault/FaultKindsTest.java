package io.vtool.emulator.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.lab.unit.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultKindsTest {
    @Test
    void tablesAreSortedAndFitTogether() {
        assertThat(FaultKinds.names()).isSorted().doesNotHaveDuplicates().contains("busy", "portal-refuse", "resize");
        List<String> keys = FaultKinds.allKeys().stream().map(FaultKey::name).toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        Set<String> used = new HashSet<>();
        for (FaultKind kind : FaultKinds.all()) {
            assertThat(kind.on()).isIn("array", "array or volume", "connection", "member", "portal", "volume");
            assertThat(kind.meaning()).isNotBlank().doesNotEndWith(".");
            used.addAll(kind.required());
            used.addAll(kind.optional());
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void whatIsWrittenIsRead() {
        List<LabFault> faults = new ArrayList<>();
        for (FaultKind kind : FaultKinds.all()) {
            faults.add(new LabFault(faults.size() + 1, kind.name(), "a/b", Map.of("lba", "7", "code", "3/11/0"), 17));
        }
        assertThat(FaultText.parse(FaultText.format(faults))).isEqualTo(faults);
        assertThat(FaultText.parse("")).isEmpty();
        assertThat(FaultText.parse("1\tsomething-new\tx\t5\n2\tbusy\ta/b\tx\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "30s, 30000",
        "10m, 600000",
        "1h30m, 5400000",
        "2d, 172800000",
        "7, 7000",
        "'', -1",
        "m, -1",
        "1x, -1",
        "-1s, -1",
        "1m 2s, -1"
    })
    void spansAreUnderstood(String text, long millis) {
        assertThat(Span.parse(text)).isEqualTo(millis);
        if (millis > 0) {
            assertThat(Span.parse(Span.format(millis))).isEqualTo(millis);
        }
    }
}
