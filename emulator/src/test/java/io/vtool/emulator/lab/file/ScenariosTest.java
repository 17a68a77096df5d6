package io.vtool.emulator.lab.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    @Test
    void everyScenarioIsAGoodLabFile() throws LabFileException {
        List<String> names =
                Scenarios.all().stream().map(Scenarios.Scenario::name).toList();
        assertThat(names).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(10);
        for (String name : names) {
            String text = Objects.requireNonNull(Scenarios.text(name), name);
            assertThat(LabFile.parse(text, (word, known) -> "").hosts())
                    .as(name)
                    .isNotEmpty();
        }
        assertThat(Scenarios.text("nothing")).isNull();
    }

    @Test
    void aScenarioReplacesSectionsOfTheStandardLab() throws LabFileException {
        String text = String.valueOf(Scenarios.text("same-subnet"));
        assertThat(LabFile.parse(text, (word, known) -> "").arrays()).hasSize(1);
        assertThat(text).startsWith("# All portals are on one network").doesNotContain("store01");
    }
}
