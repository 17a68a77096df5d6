package io.vtool.lvm.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.FactTable;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetadataWriterTest {
    @ParameterizedTest
    @EnumSource(TextForm.class)
    void writesWhatLvm2Wrote(TextForm form) throws Exception {
        byte[] original = resource(form == TextForm.DISK ? "own-disk.txt" : "own-file.txt");
        assertThat(new String(write(ConfigParser.parse(original), form), ISO_8859_1))
                .isEqualTo(new String(original, ISO_8859_1));
    }

    @Test
    void turnsTheDiskFormIntoTheFileForm() throws Exception {
        Section disk = ConfigParser.parse(resource("own-disk.txt"));
        String file = new String(write(disk, TextForm.FILE), ISO_8859_1);
        String recorded = new String(resource("own-file.txt"), ISO_8859_1);
        assertThat(file.substring(file.indexOf("\nvgown"))).isEqualTo(recorded.substring(recorded.indexOf("\nvgown")));
    }

    @Test
    void setsPoolsRaidsAndHistoryAsLvm2Does() throws Exception {
        String text = """
                vg {
                extent_size = 2048

                physical_volumes {
                }

                logical_volumes {

                pool {
                segment_count = 2

                segment1 {
                start_extent = 0

                type = "thin-pool"
                chunk_size = 128

                message1 {
                create = "t1"
                }
                }
                segment2 {

                type = "raid0"

                raid0_lvs = [
                "a",
                "b"
                ]

                raids = [
                "a", "b",
                "c", "d"
                ]
                }
                }
                }

                historical_logical_volumes {

                old {
                removal_time = 0
                }
                }
                }
                """;
        Section root = ConfigParser.parse(text.getBytes(ISO_8859_1));
        assertThat(new String(write(root, TextForm.DISK), ISO_8859_1)).isEqualTo(text);
        assertThat(new String(write(root, TextForm.FILE), ISO_8859_1))
                .contains("\n\textent_size = 2048\t\t# 1024 Kilobytes\n")
                .contains("\n\t\t\t\tchunk_size = 128\t# 64 Kilobytes\n")
                .contains("\n\t\t\tremoval_time = 0\t# 1970-01-01 00:00:00 +0000\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 Kilobytes",
        "1,0.5 Kilobytes",
        "2048,1024 Kilobytes",
        "2050,1.00098 Megabytes",
        "204800,100 Megabytes",
        "4294967296,2 Terabytes",
        "2097153,1 Gigabytes"
    })
    void sizesHaveSixDigits(double sectors, String words) {
        assertThat(Hint.size(sectors)).isEqualTo(words);
    }

    @ParameterizedTest
    @EnumSource(TextForm.class)
    void whatIsWrittenReadsBackTheSame(TextForm form) throws Exception {
        Random random = new Random(form.ordinal());
        for (int i = 0; i < 500; i++) {
            Section group = new Section("vg" + i, nodes(random, 0));
            Section root = ConfigParser.parse(write(new Section("", List.of(group)), form));
            assertThat(root).isEqualTo(new Section("", List.of(group)));
        }
    }

    @Test
    void theTableIsSortedAndUnique() {
        List<String> keys = new ArrayList<>();
        for (List<String> row : FactTable.rows(Layout.class, "metadata-layout.tsv")) {
            assertThat(row).hasSize(5);
            keys.add(row.get(0) + '\t' + row.get(1));
        }
        assertThat(keys).isSorted().doesNotHaveDuplicates().contains("pv\tdev_size", "segment\tstripes");
    }

    private static List<ConfigNode> nodes(Random random, int depth) {
        String[] names = {"type", "stripes", "segment1", "a b", "logical_volumes", "x", "device", "policy", "\"q\\"};
        List<ConfigNode> nodes = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = names[random.nextInt(names.length)];
            nodes.add(
                    depth < 4 && random.nextInt(3) == 0
                            ? new Section(name, nodes(random, depth + 1))
                            : new Setting(name, value(random, true)));
        }
        return nodes;
    }

    private static ConfigValue value(Random random, boolean arrays) {
        switch (random.nextInt(arrays ? 4 : 3)) {
            case 0:
                return new ConfigValue.Int(random.nextLong());
            case 1:
                return new ConfigValue.Real(random.nextInt(1000) + ".25");
            case 2:
                byte[] bytes = new byte[random.nextInt(6)];
                random.nextBytes(bytes);
                return new ConfigValue.Text(new String(bytes, ISO_8859_1).replace('\0', '"'));
            default:
                List<ConfigValue> members = new ArrayList<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.add(value(random, false));
                }
                return new ConfigValue.Array(members);
        }
    }

    private static byte[] write(Section root, TextForm form) {
        return MetadataWriter.write(MetadataText.of(root), form, ZoneOffset.UTC);
    }

    static byte[] resource(String name) throws Exception {
        try (InputStream in = MetadataWriterTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
