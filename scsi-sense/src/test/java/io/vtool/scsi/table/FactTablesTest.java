package io.vtool.scsi.table;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactTablesTest {
    static List<String> names() {
        return Tables.list().stream().map(Tables.Entry::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isSortedUniqueAndRectangular(String name) {
        FactTable table = requireNonNull(Tables.open(name));
        Set<String> seen = new HashSet<>();
        String previous = "";
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            List<String> cells = table.cells(row);
            String line = String.join("\t", cells);
            assertThat(cells).as(line).hasSameSizeAs(table.columns());
            assertThat(Arrays.compareUnsigned(
                            previous.getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8)))
                    .as(line)
                    .isNegative();
            assertThat(seen.add(line)).as(line).isTrue();
            previous = line;
        }
        assertThat(table.source()).isNotBlank();
        assertThat(table.rowCount()).isEqualTo(seen.size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsEveryRowByItsLeadingCells(String name) {
        FactTable table = requireNonNull(Tables.open(name));
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            List<String> cells = table.cells(row);
            String key = String.join("\t", cells.subList(0, cells.size() - 1)) + "\t";
            int found = table.find(key);
            assertThat(found).as(key).isNotEqualTo(FactTable.NONE).isLessThanOrEqualTo(row);
            assertThat(table.startsWith(found, key)).isTrue();
            assertThat(table.find(key + "\uffff")).isEqualTo(FactTable.NONE);
        }
    }

    @Test
    void knowsNoOtherTable() {
        assertThat(Tables.open("nothing")).isNull();
        assertThatThrownBy(() -> FactTable.load("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void searchesAllTablesForWords() {
        List<Tables.Match> matches = Tables.search(List.of("reservation", "conflict"));
        assertThat(matches).extracting(Tables.Match::table).contains("status", "nvme-status");
        assertThat(Tables.search(List.of())).isEmpty();
        assertThat(Tables.search(List.of("no such word"))).isEmpty();
    }
}
