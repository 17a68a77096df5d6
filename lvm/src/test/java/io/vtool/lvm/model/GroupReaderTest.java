package io.vtool.lvm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.model.ModelProblem.Kind;
import io.vtool.lvm.model.Segment.Area;
import io.vtool.lvm.model.Segment.Reference;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupReaderTest {
    @Test
    void readsAGroup() throws Exception {
        GroupReading reading = read(GroupTexts.group(7, GroupTexts.linear("root", "pv0", 0, 5)));
        VolumeGroup group = reading.group();
        assertThat(reading.problems()).isEmpty();
        assertThat(group.name()).isEqualTo("vg");
        assertThat(group.seqno()).isEqualTo(7);
        assertThat(group.extentCount()).isEqualTo(190);
        assertThat(group.exported()).isFalse();
        assertThat(group.foreign(null)).isFalse();
        assertThat(group.pvs()).extracting(PvEntry::deviceHint).containsExactly("/dev/sda", "/dev/sdb");
        LogicalVolume root = group.volumes().get(0);
        assertThat(root.visible()).isTrue();
        assertThat(root.extentCount()).isEqualTo(5);
        assertThat(root.segments().get(0).areas()).containsExactly(new Area("pv0", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "snapshot|origin = \"a\" cow_store = \"b\"|cow_store,origin",
                "mirror|mirror_log = \"a\" mirrors = [\"b\", 0, \"pv0\", 4]|mirror_log",
                "thin-pool|metadata = \"a\" pool = \"b\"|metadata,pool",
                "thin|thin_pool = \"a\" external_origin = \"b\"|external_origin,thin_pool",
                "cache|cache_pool = \"a\" origin = \"b\"|cache_pool,origin",
                "cache-pool+METADATA_FORMAT|data = \"a\" metadata = \"b\"|data,metadata",
                "cache+CACHE_USES_CACHEVOL|cache_pool = \"a\" origin = \"b\"|cache_pool,origin",
                "writecache|writecache = \"a\" origin = \"b\"|origin,writecache",
                "integrity|meta_dev = \"a\" origin = \"b\"|meta_dev,origin",
                "vdo|vdo_pool = \"a\"|vdo_pool",
                "vdo-pool|data = \"b\"|data"
            })
    void knowsWhatSegmentsAreMadeOf(String type, String settings, String roles) throws Exception {
        GroupReading reading = read(GroupTexts.group(
                1,
                GroupTexts.linear("a", "pv0", 0, 1),
                GroupTexts.linear("b", "pv0", 1, 1),
                GroupTexts.volume("top", type, settings)));
        Segment segment = reading.group().volumes().get(2).segments().get(0);
        assertThat(reading.problems()).isEmpty();
        assertThat(segment.known()).isTrue();
        assertThat(segment.references()).extracting(Reference::role).containsExactly(roles.split(","));
        assertThat(segment.typeFlags()).hasSize(type.contains("+") ? 1 : 0);
    }

    @Test
    void raidAreasAreVolumes() throws Exception {
        GroupReading reading = read(GroupTexts.group(
                1,
                GroupTexts.linear("r_rmeta_0", "pv0", 0, 1),
                GroupTexts.linear("r_rimage_0", "pv0", 1, 1),
                GroupTexts.volume("r", "raid5_ls+RESHAPE", "raids = [\"r_rmeta_0\", \"r_rimage_0\"]")));
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.group().volumes().get(2).segments().get(0).areas())
                .containsExactly(new Area("r_rmeta_0", 0), new Area("r_rimage_0", 0));
    }

    @Test
    void unknownTypesAreKept() throws Exception {
        GroupReading reading = read(GroupTexts.group(1, GroupTexts.volume("x", "hologram", "shards = [\"y\"]")));
        Segment segment = reading.group().volumes().get(0).segments().get(0);
        assertThat(segment.type()).isEqualTo("hologram");
        assertThat(segment.known()).isFalse();
        assertThat(segment.settings().texts("shards")).containsExactly("y");
    }

    @Test
    void volumesMadeOfEachOtherAreFound() throws Exception {
        GroupReading reading = read(GroupTexts.group(
                1,
                GroupTexts.volume("a", "striped", "stripes = [\"b\", 0]"),
                GroupTexts.volume("b", "cache", "origin = \"c\""),
                GroupTexts.volume("c", "raid1", "raids = [\"a\", \"pv0\"]"),
                GroupTexts.volume("d", "thin", "origin = \"d\"")));
        assertThat(reading.problems())
                .containsExactly(
                        new ModelProblem(Kind.CYCLE, "vg/logical_volumes/c", "a"),
                        new ModelProblem(Kind.CYCLE, "vg/logical_volumes/d", "d"));
    }

    @Test
    void longChainsNeedNoStack() throws Exception {
        String[] volumes = new String[20_000];
        for (int i = 0; i < volumes.length; i++) {
            int next = (i + 1) % volumes.length;
            volumes[i] = GroupTexts.volume("v" + i, "striped", "stripes = [\"v" + next + "\", 0]");
        }
        assertThat(read(GroupTexts.group(1, volumes)).problems())
                .extracting(ModelProblem::kind)
                .containsExactly(Kind.CYCLE);
    }

    @Test
    void saysWhatIsWrongAndWhere() throws Exception {
        String good = GroupTexts.group(1, GroupTexts.linear("root", "pv0", 0, 5));
        assertThat(problems(good.replace("\"pv0\", 0", "\"pv9\", 0")))
                .containsExactly(new ModelProblem(Kind.DANGLING, "vg/logical_volumes/root", "pv9"));
        assertThat(problems(good.replace("extent_count = 5", "extent_count = 4294967296")))
                .contains(new ModelProblem(Kind.RANGE, "vg/logical_volumes/root/segment1/extent_count", "4294967296"));
        assertThat(problems(good.replace("start_extent = 0", "start_extent = 3")))
                .containsExactly(new ModelProblem(Kind.GAP, "vg/logical_volumes/root", "3"));
        assertThat(problems(good.replace("pv1 {", "pv0 {")))
                .containsExactly(new ModelProblem(Kind.DUPLICATE, "vg/physical_volumes", "pv0"));
        assertThat(problems(good.replace("seqno = 1", "")))
                .containsExactly(new ModelProblem(Kind.ABSENT, "vg/seqno", ""));
        assertThat(problems(good.replace("extent_size = 2048", "extent_size = 0")))
                .containsExactly(new ModelProblem(Kind.RANGE, "vg/extent_size", "0"));
    }

    @Test
    void remembersRemovedVolumes() throws Exception {
        String text = GroupTexts.group(1);
        String history = "historical_logical_volumes { old { id = \"" + GroupTexts.id(9)
                + "\" removal_time = 5 origin = \"-older\" descendants = [\"x\"] } }";
        VolumeGroup group =
                read(text.substring(0, text.lastIndexOf('}')) + history + "}").group();
        assertThat(group.history().get(0).removalTime()).isEqualTo(5);
        assertThat(group.history().get(0).origin()).isEqualTo("-older");
    }

    @Test
    void theTableIsSortedAndUnique() {
        List<String> types = new ArrayList<>();
        for (List<String> row : FactTable.rows(SegmentTypes.class, "segment-types.tsv")) {
            assertThat(row).hasSize(3);
            types.add(row.get(0));
        }
        assertThat(types).isSorted().doesNotHaveDuplicates().contains("raid6_n_6", "vdo", "writecache", "zero");
    }

    private static List<ModelProblem> problems(String text) throws Exception {
        return read(text).problems();
    }

    private static GroupReading read(String text) throws Exception {
        return GroupReader.read(MetadataText.of(ConfigParser.parse(text.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
