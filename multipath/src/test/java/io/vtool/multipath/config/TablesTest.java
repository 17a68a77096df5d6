package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are sorted, without duplicates, complete in their cells, and say what they should. */
class TablesTest {
    @ParameterizedTest
    @CsvSource({"former, 12, 1", "hardware, 123, 1", "lint, 40, 1", "names, 27, 2", "keywords, 213, 2", "values, 59, 2"
    })
    void tablesAreSortedAndUnique(String name, int rows, int keys) {
        FactTable table = FactTable.load(Keywords.class, name);
        assertThat(table.source()).contains("multipath-tools 0.9.4");
        assertThat(table.rowCount()).isEqualTo(rows);
        List<String> found = new ArrayList<>();
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            assertThat(table.cells(row)).hasSameSizeAs(table.columns());
            found.add(String.join("\t", table.cells(row).subList(0, keys)));
        }
        assertThat(found).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keywordsHaveTheirKindsAndDefaults() {
        Keyword verbosity = Objects.requireNonNull(Keywords.find("defaults", "verbosity"));
        assertThat(verbosity.kind()).isEqualTo("integer 0 4");
        assertThat(verbosity.fallback()).isEqualTo("2");
        assertThat(Keywords.find("overrides", "hardware_handler")).isNull();
        assertThat(Keywords.find("defaults", "verb")).isNull();
        assertThat(Objects.requireNonNull(Keywords.find("blacklist", "wwid")).repeats())
                .isTrue();
        assertThat(Keywords.of("protocol"))
                .extracting(Keyword::name)
                .containsExactly("type", "fast_io_fail_tmo", "dev_loss_tmo", "eh_deadline");
    }

    @Test
    void everyValueOfTheHardwareTableIsOneThatAFileMayHold() {
        Problems problems = new Problems();
        ValueReader reader = new ValueReader(problems);
        for (int row = BuiltInDevices.first(); row != BuiltInDevices.NONE; row = BuiltInDevices.next(row)) {
            Settings settings = BuiltInDevices.settings(row);
            for (Keyword keyword : Keywords.of("device")) {
                Setting setting = settings.get(keyword.name());
                if (setting != null && !keyword.name().equals("checker")) {
                    Settings read = new Settings();
                    ConfigLine line =
                            Objects.requireNonNull(ConfigLine.of(keyword.name() + " \"" + setting.value() + "\""));
                    reader.read(keyword, line, setting.origin(), read);
                    assertThat(read.value(keyword.name())).isEqualTo(setting.value());
                }
            }
        }
        assertThat(problems.list()).isEmpty();
    }
}
