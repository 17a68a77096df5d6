package io.vtool.lvm.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    @Test
    void theTableIsSortedAndHasNoNameTwice() {
        List<String> names = new ArrayList<>();
        for (List<String> row : FactTable.rows(Names.class, "reserved-names.tsv")) {
            names.add(row.get(0));
            assertThat(row.get(1)).isIn("anywhere", "start");
        }
        assertThat(names).isSorted().doesNotHaveDuplicates().contains("_rimage", "pvmove");
    }
}
