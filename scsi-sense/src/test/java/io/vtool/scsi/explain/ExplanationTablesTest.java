package io.vtool.scsi.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTablesTest {
    private static final FactTable EXPLANATIONS = FactTable.load("explanations");
    private static final FactTable SOURCES = FactTable.load("explanation-sources");
    private static final FactTable WORDS = FactTable.load("explanation-words");
    private static final Set<String> FAMILIES = families();

    private static Set<String> families() {
        Set<String> families = new HashSet<>(Set.of("*"));
        FactTable vendors = FactTable.load("vendor-asc");
        for (int row = vendors.first(); row != FactTable.NONE; row = vendors.next(row)) {
            families.add(vendors.text(row, 0));
        }
        return families;
    }

    private static final List<String> LAYERS =
            Arrays.stream(Cause.values()).map(Cause::layer).toList();

    @Test
    void everyRowUsesKnownWordsAndSaysSomething() {
        Set<String> patterns = new HashSet<>();
        Set<String> sources = new HashSet<>();
        for (int row = EXPLANATIONS.first(); row != FactTable.NONE; row = EXPLANATIONS.next(row)) {
            List<String> cells = EXPLANATIONS.cells(row);
            assertThat(patterns.add(String.join(" ", cells.subList(0, 5))))
                    .as(cells.toString())
                    .isTrue();
            assertThat(cells.get(0)).isIn(LAYERS);
            assertThat(cells.get(2)).isIn("*", "esx4");
            assertThat(cells.get(3)).isIn(FAMILIES);
            assertThat(Severity.of(cells.get(5))).isNotNull();
            if (!cells.get(6).isEmpty()) {
                assertThat(WORDS.find("esx\t" + cells.get(6) + "\t")).isNotEqualTo(FactTable.NONE);
            }
            if (!cells.get(7).isEmpty()) {
                assertThat(WORDS.find("linux\t" + cells.get(7) + "\t")).isNotEqualTo(FactTable.NONE);
            }
            assertThat(SOURCES.find(cells.get(8) + "\t")).as(cells.get(8)).isNotEqualTo(FactTable.NONE);
            sources.add(cells.get(8));
            assertThat(cells.get(9)).matches("[A-Z].*[.)]");
            assertThat(cells.get(10)).matches("[A-Z].*[.?]");
        }
        assertThat(sources).hasSize(SOURCES.rowCount());
    }

    @Test
    void coversMoreThanTheSamples() {
        int sense = 0;
        for (int row = EXPLANATIONS.first(); row != FactTable.NONE; row = EXPLANATIONS.next(row)) {
            sense += EXPLANATIONS.text(row, 0).equals("sense") ? 1 : 0;
        }
        assertThat(sense).isGreaterThan(300);
    }

    @Test
    void everySeverityHasWords() {
        for (Severity severity : Severity.values()) {
            assertThat(ExplanationWords.severity(severity.word())).isNotBlank().isNotEqualTo(severity.word());
        }
    }

    @Test
    void codePatternsAreHexadecimal() {
        for (int row = EXPLANATIONS.first(); row != FactTable.NONE; row = EXPLANATIONS.next(row)) {
            String code = EXPLANATIONS.text(row, 1);
            if (EXPLANATIONS.text(row, 0).equals("linux-block")) {
                continue;
            }
            String[] parts = code.split("/");
            assertThat(parts).hasSize(EXPLANATIONS.text(row, 0).equals("sense") ? 3 : 1);
            for (String part : parts) {
                assertThat(part).matches("\\*|[0-9a-f]{1,3}(-[0-9a-f]{1,3})?");
            }
            assertThat(EXPLANATIONS.text(row, 4)).matches("\\*|[0-9a-f]{1,2}(,[0-9a-f]{1,2})*");
        }
    }
}
