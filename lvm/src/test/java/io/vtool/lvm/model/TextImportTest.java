package io.vtool.lvm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that lvm2 gives up on, with what it says; the lines are those of lvm2 2.03.16 on the same texts. */
class TextImportTest {
    private static final String VOLUMES = GroupTexts.linear("a", "pv0", 0, 8)
            + GroupTexts.linear("b", "pv1", 4, 8)
            + GroupTexts.volume("m", "mirror", "mirror_count = 2 mirrors = [\"a\", 0, \"b\", 0]");

    private static GroupReading read(String text) throws Exception {
        MetadataText metadata = MetadataText.of(ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(metadata).isNotNull();
        return GroupReader.read(metadata);
    }

    @Test
    void aSoundTextIsTaken() throws Exception {
        GroupReading reading = read(GroupTexts.group(1, VOLUMES));
        assertThat(reading.lines()).isEmpty();
        assertThat(reading.taken()).isTrue();
        assertThat(reading.corruption()).isEmpty();
        assertThat(reading.summary()).isEmpty();
        assertThat(reading.listed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_lv = 0|max_lv = x|Couldn't read 'max_lv' for volume group vg.",
                "status = [\"RESIZEABLE\"]|status = [\"BOGUS\"]|Unknown status flag 'BOGUS'.",
                "status = [\"ALLOCATABLE\"]|status = [1]|Status value is not a string.",
                "pe_start = 2048|pe_begin = 2048|Couldn't read extent start value (pe_start) for physical volume.",
                "physical_volumes {|pvs {|Couldn't find section 'physical_volumes'.",
                "segment_count = 1|segment_count = 2|segment_count and actual number of segments disagree for logical volume a.",
                "segment_count = 1|count = 1|Couldn't read segment count for logical volume a.",
                "stripe_count = 1|stripe_count = 2|Couldn't read stripe_size for segment segment1 of logical volume a.",
                "[\"pv0\", 0]|[\"pv9\", 0]|Couldn't find volume 'pv9' for segment 'segment1'.",
                "[\"pv0\", 0]|[\"pv0\", 90]|Segment with extent 98 in PV [unknown] not found",
                "[\"pv0\", 0]|[\"pv0\", 0, \"pv1\", 0]|Incorrect number of areas in area array for segment 'segment1'.",
                "[\"pv0\", 0]|[]|Bad volume name in areas array for segment segment1.",
                "[\"pv0\", 0]|[\"a\", 0]|LV a: segment 1 has inconsistent LV area 0",
                "[\"a\", 0, \"b\", 0]|[\"c\", 0, \"b\", 0]|Couldn't find volume 'c' for segment 'segment1'.",
                "start_extent = 0|start_extent = 3|LV a invalid: segment 1 should begin at LE 0 (found 3).",
                "type = \"mirror\"|type = \"snapshot\"|Couldn't read chunk size for snapshot."
            })
    void whatLvm2SaysFirst(String was, String is, String line) throws Exception {
        String text = GroupTexts.group(1, VOLUMES);
        int at = text.indexOf(was);
        assertThat(at).isNotNegative();
        GroupReading reading = read(text.substring(0, at) + is + text.substring(at + was.length()));
        assertThat(reading.taken()).isFalse();
        assertThat(reading.lines().get(0).text()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max_lv = 0|max_lv = 0 max_lv = 5|max_lv",
                "pe_count = 95|pe_count = 95 pe_count = 1|pe_count",
                "segment_count = 1|segment_count = 1 segment_count = 7|segment_count",
                "extent_count = 8|extent_count = 8 extent_count = 9|extent_count",
                "stripes = [\"pv0\", 0]|stripes = [\"pv0\", 0] stripes = [\"pv9\", 0]|stripes",
                "mirror_count = 2|mirror_count = 2 mirror_count = 3|mirror_count"
            })
    void ofAMemberThatStandsTwiceTheFirstOneCounts(String was, String is, String name) throws Exception {
        String text = GroupTexts.group(1, VOLUMES);
        int at = text.indexOf(was);
        GroupReading reading = read(text.substring(0, at) + is + text.substring(at + was.length()));
        assertThat(reading.taken()).isTrue();
        assertThat(reading.lines())
                .containsOnly(new ImportLine(
                        "WARNING: Ignoring duplicate config node: " + name + " (seeking " + name + ")", false));
        assertThat(reading.group().volumes().get(0).segments().get(0).extentCount())
                .isEqualTo(8);
    }

    @Test
    void ofSectionsThatStandTwiceTheFirstOneCounts() throws Exception {
        String text = GroupTexts.group(1, VOLUMES);
        GroupReading reading = read(text.replace("logical_volumes {", "logical_volumes {\n}\nlogical_volumes {"));
        assertThat(reading.taken()).isTrue();
        assertThat(reading.group().volumes()).isEmpty();
        assertThat(reading.lines()).hasSize(2);
    }

    @Test
    void volumesWithoutTiesArePlain() throws Exception {
        String text = GroupTexts.group(1, GroupTexts.linear("a", "pv0", 0, 8));
        assertThat(read(text).plain()).isTrue();
        assertThat(read(text.replace("[\"READ\", \"VISIBLE\"]", "[\"READ\", \"METADATA_FORMAT\"]"))
                        .plain())
                .isFalse();
        assertThat(read(GroupTexts.group(1, VOLUMES)).plain()).isFalse();
    }

    @Test
    void extentsThatTwoVolumesLieOn() throws Exception {
        GroupReading reading =
                read(GroupTexts.group(1, GroupTexts.linear("a", "pv0", 0, 8) + GroupTexts.linear("b", "pv0", 4, 8)));
        assertThat(reading.taken()).isTrue();
        assertThat(reading.corruption())
                .contains("Inconsistent length: 4 8", "Internal error: PV segments corrupted in vg.");
    }

    @Test
    void theSummaryIsLookedAtFirst() throws Exception {
        String text = GroupTexts.group(1, VOLUMES);
        GroupReading reading = read(text.replace("seqno = 1", "seqno = \"1\""));
        assertThat(reading.listed()).isFalse();
        assertThat(reading.summary())
                .containsExactly(new ImportLine("Couldn't read seqno for volume group vg.", false));
    }
}
