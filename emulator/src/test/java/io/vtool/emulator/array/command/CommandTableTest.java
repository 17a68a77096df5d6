package io.vtool.emulator.array.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {
    private final List<String[]> cells = FactTable.load(CommandTable.class, "/io/vtool/emulator/array/commands")
            .rows();

    @Test
    void rowsAreSortedAndUnique() {
        List<String> keys = new ArrayList<>();
        for (String[] row : cells) {
            keys.add(row[0] + "/" + row[1] + "/" + row[11]);
        }
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyRowMakesSenseAndHasItsClass() {
        for (String[] cell : cells) {
            CommandRow row = new CommandRow(cell);
            assertThat(row.command()).as(cell[2]).isNotNull();
            assertThat(row.usage()[0] & 0xff).isEqualTo(row.opcode());
            assertThat(row.usage()).hasSize(new Cdb(row.usage()).length());
            assertThat(row.usage()[row.usage().length - 1])
                    .as("control byte of " + cell[2])
                    .isZero();
            assertThat(row.timeoutSeconds()).isPositive();
            if (row.hasServiceAction()) {
                assertThat(row.usage()[1] & row.serviceAction()).isEqualTo(row.serviceAction());
            }
        }
    }

    @Test
    void spotValues() {
        assertThat(cells)
                .anySatisfy(row -> assertThat(row).startsWith("28", "", "READ(10)", "read", "2818ffffffff1fffff00"));
        assertThat(cells)
                .anySatisfy(row -> assertThat(row)
                        .startsWith(
                                "9e", "12", "GET LBA STATUS", "get-lba-status", "9e12ffffffffffffffffffffffff0000"));
    }

    @Test
    void lunsSurviveTheWire() {
        for (int lun = 0; lun <= 0x3fff; lun++) {
            assertThat(Luns.decode(Luns.encode(lun))).isEqualTo(lun);
        }
        assertThat(Luns.encode(1)).isEqualTo(0x0001_0000_0000_0000L);
        assertThat(Luns.decode(0x0100_0000_0000_0000L)).isEqualTo(Luns.NONE);
        assertThat(Luns.decode(0x0001_0001_0000_0000L)).isEqualTo(Luns.NONE);
        assertThat(Luns.decode(0xc101_0000_0000_0000L)).isEqualTo(Luns.NONE);
    }
}
