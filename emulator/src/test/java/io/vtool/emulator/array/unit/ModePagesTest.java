package io.vtool.emulator.array.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.scsi.table.FactTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModePagesTest {
    @Test
    void theTableIsSortedAndItsPagesHaveTheLengthTheyClaim() {
        List<String> keys = new ArrayList<>();
        for (String[] row : FactTable.load(ModePages.class, "/io/vtool/emulator/array/mode-pages")
                .rows()) {
            keys.add(row[0] + "/" + row[1]);
            byte[] page = Hex.parse(row[3]);
            boolean sub = (page[0] & 0x40) != 0;
            assertThat(page[0] & 0x3f).isEqualTo(Integer.parseInt(row[0], 16));
            assertThat(page.length).isEqualTo(sub ? 4 + page[3] : 2 + page[1]);
            assertThat(Hex.parse(row[4])).hasSameSizeAs(page);
        }
        assertThat(keys).isSorted().doesNotHaveDuplicates().contains("08/00", "0a/00", "0a/01", "1c/00");
    }

    @Test
    void savedValuesComeBackAndRubbishIsIgnored(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("v.mode");
        Files.writeString(file, "zz\n0a0a\n\nffff\n");
        ModePages pages = new ModePages(file);
        assertThat(pages.writeCache()).isTrue();
        ModePages.Page caching = pages.all().get(2);
        byte[] values = caching.values(0);
        values[2] = 0;
        assertThat(pages.update(caching, values)).isTrue();
        assertThat(pages.update(caching, values)).isFalse();
        assertThat(new ModePages(file).writeCache()).isTrue();
        pages.save();
        assertThat(new ModePages(file).writeCache()).isFalse();
        assertThat(caching.values(2)[2]).isEqualTo((byte) 4);
        assertThat(caching.values(3)[2]).isZero();
        assertThat(caching.values(1)[2]).isEqualTo((byte) 5);
    }
}
