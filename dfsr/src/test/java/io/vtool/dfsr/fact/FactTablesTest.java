package io.vtool.dfsr.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"errors.tsv", "events.tsv", "messages.tsv"})
    void tablesAreSortedUniqueAndWhole(String name) throws IOException {
        List<String> lines;
        try (InputStream in = Objects.requireNonNull(FactTable.class.getResourceAsStream(name))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(lines.get(0)).startsWith("# source: ");
        int columns = lines.get(1).split("\t", -1).length;
        List<String> rows = lines.subList(2, lines.size());
        assertThat(rows).isSorted().doesNotHaveDuplicates().allMatch(row -> row.split("\t", -1).length == columns);
    }

    @Test
    void errorsAreFoundByEveryFormOfTheirNumber() {
        assertThat(DfsrError.of(DfsrError.number("0x80041002")))
                .extracting(DfsrError::symbol)
                .containsExactly("WBEM_E_NOT_FOUND");
        assertThat(DfsrError.of(DfsrError.number("-2147217406"))).hasSize(1);
        assertThat(DfsrError.of(DfsrError.number("9028")))
                .extracting(DfsrError::domain)
                .containsExactly("dfsr");
        assertThat(DfsrError.of(424242)).isEmpty();
    }

    @Test
    void eventsAreFound() {
        assertThat(Objects.requireNonNull(DfsrEvent.of(2213)).action()).contains("ResumeReplication");
        assertThat(DfsrEvent.of(1)).isNull();
    }

    @Test
    void theMoreSpecialMessageWins() {
        List<KnownMessage> known = KnownMessage.all();
        assertThat(Objects.requireNonNull(KnownMessage.of(
                                known,
                                "Staging::Create Failed to create stage file for GVSN {x}-v1 cannot find the file specified",
                                2L))
                        .id())
                .isEqualTo("stage-file-stale");
        assertThat(Objects.requireNonNull(KnownMessage.of(known, "A::EstablishSession failed", 9051L))
                        .id())
                .isEqualTo("partner-initialising");
        assertThat(KnownMessage.of(known, "nothing to say", 4711L)).isNull();
    }
}
