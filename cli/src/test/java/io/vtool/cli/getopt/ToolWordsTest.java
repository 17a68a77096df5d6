package io.vtool.cli.getopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.AllCommands;
import io.vtool.cli.model.Catalogue;
import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolWordsTest {
    private final Catalogue catalogue = AllCommands.catalogue();

    @Test
    void theTableIsSortedAndKnowsOnlyTools() {
        List<String> keys = new ArrayList<>();
        for (List<String> row : FactTable.rows(ToolWords.class, "tool-words.tsv")) {
            assertThat(row).hasSize(3);
            assertThat(catalogue.tools()).contains(row.get(0));
            assertThat(List.of(row.get(2).split(" "))).doesNotContain("").doesNotHaveDuplicates();
            keys.add(row.get(0) + " " + row.get(1));
        }
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void valuesBelongToOptionsThatThereAre() {
        for (String tool : List.of("iscsiadm", "multipath")) {
            ToolWords words = catalogue.toolWords(tool);
            Set<String> letters = new HashSet<>(words.options());
            for (String place : words.behind().keySet()) {
                boolean known = letters.contains(place) || tool.equals("iscsiadm") && place.length() == 2;
                assertThat(known).as(tool + " " + place).isTrue();
            }
        }
    }

    @Test
    void everyToolHasWords() {
        for (String tool : catalogue.tools()) {
            assertThat(catalogue.toolWords(tool).words()).as(tool).isNotEmpty();
        }
        assertThat(catalogue.toolWords("pvck").behind().get("--dump")).contains("headers", "backup_to_raw");
        assertThat(catalogue.toolWords("vgck").options()).contains("--updatemetadata", "--image");
        assertThat(catalogue.toolWords("lvs").behind().get("-o")).contains("lv_name", "data_percent");
    }
}
