package io.vtool.lvm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.model.GroupReader;
import io.vtool.lvm.model.GroupReading;
import io.vtool.lvm.model.GroupTexts;
import io.vtool.lvm.scan.GroupView;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.view.GroupState;
import io.vtool.lvm.view.Volume;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final ReportSettings SETTINGS = new ReportSettings(
            Units.DEFAULT,
            false,
            ",",
            ReportSettings.TIME_FORMAT,
            true,
            false,
            false,
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            Map.of());

    private static GroupState group(String... volumes) throws Exception {
        byte[] text = GroupTexts.group(1, volumes).getBytes(StandardCharsets.ISO_8859_1);
        MetadataText metadata = MetadataText.of(ConfigParser.parse(text));
        assertThat(metadata).isNotNull();
        GroupReading reading = GroupReader.read(metadata);
        assertThat(reading.group()).isNotNull();
        return GroupState.of(new GroupView(reading.group(), List.of(), reading, List.of(), List.of()));
    }

    private static String thin(String name, @Nullable String origin) {
        String from = origin == null ? "" : "\norigin = \"" + origin + "\"";
        return GroupTexts.volume(name, "thin", "thin_pool = \"pool\"\ntransaction_id = 0\ndevice_id = 1" + from);
    }

    private static Volume volume(GroupState group, String name) {
        Volume volume = group.volume(name);
        assertThat(volume).isNotNull();
        return volume;
    }

    @Test
    void descendantsAreListedDepthFirst() throws Exception {
        GroupState group = group(thin("a", null), thin("b", "a"), thin("c", "a"), thin("d", "b"));
        Lineage lineage = new Lineage(SETTINGS);
        assertThat(lineage.descendants(volume(group, "a"), false)).containsExactly("b", "d", "c");
        assertThat(lineage.ancestors(volume(group, "d"), false)).containsExactly("b", "a");
    }

    @Test
    void aChainOfThousandsOfSnapshotsOverflowsNoStack() throws Exception {
        int length = 20_000;
        String[] volumes = new String[length];
        for (int i = 0; i < length; i++) {
            volumes[i] = thin("v" + i, i == 0 ? null : "v" + (i - 1));
        }
        GroupState group = group(volumes);
        Lineage lineage = new Lineage(SETTINGS);
        assertThat(lineage.descendants(volume(group, "v0"), true))
                .hasSize(length - 1)
                .endsWith("v" + (length - 1));
        assertThat(lineage.ancestors(volume(group, "v" + (length - 1)), true))
                .hasSize(length - 1)
                .endsWith("v0");
    }

    @Test
    void volumesThatAreMadeFromEachOtherEnd() throws Exception {
        GroupState group = group(thin("a", "b"), thin("b", "a"));
        Lineage lineage = new Lineage(SETTINGS);
        assertThat(lineage.descendants(volume(group, "a"), false)).containsExactly("b", "a");
        assertThat(lineage.ancestors(volume(group, "a"), false)).containsExactly("b", "a");
    }
}
