package io.vtool.lvm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.FactTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentWordsTest {
    @Test
    void isSortedByListAndOrderAndEachListHasAWordOnce() {
        List<String> places = new ArrayList<>();
        Set<String> words = new HashSet<>();
        for (List<String> row : FactTable.rows(SegmentWords.class, "segment-words.tsv")) {
            places.add(row.get(0) + ' ' + row.get(1));
            assertThat(words.add(row.get(0) + ' ' + row.get(2))).as(row.get(2)).isTrue();
            assertThat(row.get(3)).isIn("yes", "no");
        }
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void listsKeepTheOrderInWhichLvm2Reads() {
        assertThat(SegmentWords.of(SegmentWords.WRITECACHE))
                .extracting(SegmentWords.Word::text)
                .startsWith("high_watermark", "low_watermark")
                .endsWith("cleaner", "max_age");
        assertThat(SegmentWords.of("vdo-pool"))
                .contains(new SegmentWords.Word("slab_size_mb", true))
                .contains(new SegmentWords.Word("use_compression", false));
        assertThat(SegmentWords.of("no such list")).isEmpty();
    }

    @Test
    void flagsOfTypesAreKnown() {
        assertThat(SegmentWords.hasAll(SegmentTypes.FLAGS, List.of("METADATA_FORMAT", "CROP_METADATA")))
                .isTrue();
        assertThat(SegmentWords.hasAll(SegmentTypes.FLAGS, List.of("CROP_METADATA", "READ")))
                .isFalse();
    }
}
