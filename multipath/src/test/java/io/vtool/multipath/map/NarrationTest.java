package io.vtool.multipath.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrationTest {
    @Test
    void theTableIsSortedAndUnique() {
        FactTable table = FactTable.load(SetupNarration.class, "told");
        assertThat(table.source()).contains("multipath-tools 0.9.4");
        assertThat(table.rowCount()).isEqualTo(27);
        List<String> orders = new ArrayList<>();
        List<String> keywords = new ArrayList<>();
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            orders.add(table.text(row, 0));
            keywords.add(table.text(row, 1));
        }
        assertThat(orders).isSorted().doesNotHaveDuplicates();
        assertThat(keywords).doesNotHaveDuplicates().startsWith("failback").endsWith("flush_on_last_del");
    }

    @ParameterizedTest
    @CsvSource({
        "2097152, 1011, 34, 61",
        "4194304, 1009, 67, 62",
        "1048576, 1011, 17, 61",
        "1310720, 1023, 21, 61",
        "0, 0, 64, 32",
        "8589934592, 65535, 255, 63",
        "20971520, 1023, 331, 62"
    })
    void disksGetTheGeometryThatLinuxMakesUp(long capacity, long cylinders, long heads, long sectors) {
        Geometry geometry = Geometry.of(capacity);
        boolean more = heads > 255;
        assertThat(geometry)
                .isEqualTo(more ? new Geometry(capacity / 2048, 64, 32) : new Geometry(cylinders, heads, sectors));
    }
}
