package io.vtool.cli.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import io.vtool.lvm.disk.LvmChecksum;
import io.vtool.lvm.write.BlockTarget;
import io.vtool.lvm.write.GroupPlan;
import io.vtool.lvm.write.GroupWriter;
import io.vtool.lvm.write.PlanException;
import io.vtool.lvm.write.PvPlan;
import io.vtool.lvm.write.Stamp;
import io.vtool.lvm.write.VolumePlan;
import io.vtool.lvm.write.VolumeType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LvmViewsTest {
    private static final long MIB = 1 << 20;
    private static final String LEAF = "VHD-3b6e1c52-7a80-4d9f-b1e4-95f02d8c6a17";
    private static final String BASE = "VHD-c84d02f9-1e57-4b3a-9d60-7fa21b5e8c33";

    @TempDir
    private Path folder;

    private void group(String name, int pvs, VolumePlan... volumes) throws IOException, PlanException {
        List<PvPlan> plans = new ArrayList<>();
        for (int i = 0; i < pvs; i++) {
            plans.add(PvPlan.of(new FileTarget(folder.resolve("pv" + i + ".img")), "/dev/sd" + (char) ('a' + i)));
        }
        Stamp stamp = Stamp.of("stor1", "vtool", 1_795_000_000L);
        GroupWriter.write(GroupPlan.of(name, plans, 4 * MIB, List.of(volumes)), stamp, new Random(1));
    }

    private CommandRun.Result run(String verb, List<Integer> images, String... more) {
        List<String> words = new ArrayList<>(List.of("lvm", verb));
        for (int image : images) {
            words.add("--image");
            words.add("/dev/sd" + (char) ('a' + image) + "=pv" + image + ".img");
        }
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(new String[0])).in(folder).run();
    }

    private void ordinary() throws IOException, PlanException {
        group(
                "vg0",
                2,
                VolumePlan.of("home", 12 * MIB, VolumeType.LINEAR),
                VolumePlan.of("mail", 8 * MIB, VolumeType.RAID1));
    }

    @Test
    void aWholeGroupIsGood() throws Exception {
        ordinary();
        CommandRun.Result result = run("health", List.of(0, 1));
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("vg0: good  (2 of 2 metadata copies good, 2 PVs, 2 volumes,");
        assertThat(result.status()).isZero();
    }

    @Test
    void aMissingPvIsAFault() throws Exception {
        ordinary();
        CommandRun.Result result = run("health", List.of(1));
        assertThat(result.out())
                .startsWith("vg0: critical")
                .contains("vg0/home cannot be used whole")
                .contains("is missing; it has 64.00 MiB and was last seen as /dev/sda")
                .contains("vg0/mail works without 1 of its images");
        assertThat(result.status()).isEqualTo(1);
        CommandRun.Result json = run("health", List.of(1), "-o", "json");
        assertThat(json.out())
                .contains("\"schema\":\"vtool.lvm.health/1\"")
                .contains("\"verdict\":\"critical\"")
                .contains("\"code\":\"pv_missing\"")
                .contains("\"pvs_missing\":1");
    }

    @Test
    void aDamagedCopyIsNamed() throws Exception {
        ordinary();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("pv0.img").toFile(), "rw")) {
            file.seek(4096 + 100);
            file.write(1);
        }
        assertThat(run("health", List.of(0, 1)).out())
                .contains("1 of 2 metadata copies good")
                .contains("/dev/sda: metadata header checksum at byte 4096");
    }

    @Test
    void historyTellsWhatChanged() throws Exception {
        ordinary();
        CommandRun.Result result = run("history", List.of(0, 1), "vg0");
        assertThat(result.out())
                .contains("version 1  2026-11-18T")
                .contains("+ volume home, 3 extents")
                .contains("version 3 (current)")
                .contains("+ volume mail_rimage_0, 2 extents");
        assertThat(result.status()).isZero();
        assertThat(run("history", List.of(0, 1), "vg0", "-o", "jsonl")
                        .out()
                        .lines()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void oldVersionsAreExported() throws Exception {
        ordinary();
        String text = run("export", List.of(0), "vg0", "--seqno", "2").out();
        assertThat(text).contains("seqno = 2").contains("home {").doesNotContain("mail {");
        assertThat(text.indexOf("contents = ")).isLessThan(text.indexOf("vg0 {"));
        CommandRun.Result none = run("export", List.of(0), "vg0", "--seqno", "9");
        assertThat(none.status()).isEqualTo(69);
        assertThat(none.err()).contains("there are 1, 2, 3");
    }

    @Test
    void theTreeGoesDownToThePvs() throws Exception {
        ordinary();
        assertThat(run("tree", List.of(0, 1)).out())
                .contains("|- home  volume  12.00 MiB")
                .contains("`- extents 0 to 2  linear")
                .contains("mail_rimage_1")
                .contains("/dev/sdb  PV  extents");
    }

    @Test
    void layersWithoutEndAreCutShort() throws Exception {
        group("vg0", 1, VolumePlan.of("v0", 8 * MIB, VolumeType.LINEAR));
        StringBuilder layers = new StringBuilder("logical_volumes {\n");
        for (int i = 1; i <= 500; i++) {
            String id = Integer.toString(100_000 + i);
            String below = "\"v" + (i - 1) + "\", 0";
            layers.append("v" + i + " {\nid = \"abcdef-ghij-klmn-opqr-stuv-wxyz-" + id + "\"\n")
                    .append("status = [\"READ\", \"VISIBLE\"]\nsegment_count = 1\n")
                    .append("segment1 {\nstart_extent = 0\nextent_count = 2\ntype = \"striped\"\n")
                    .append("stripe_count = 2\nstripe_size = 128\nstripes = [" + below + ", " + below + "]\n}\n}\n");
        }
        rewrite(folder.resolve("pv0.img"), "logical_volumes {\n", layers.toString());
        CommandRun.Result tree = run("tree", List.of(0));
        assertThat(tree.err()).isEmpty();
        assertThat(tree.out()).contains("v499  volume", "and more below", "as above");
        assertThat(tree.out().length()).isLessThan(10 << 20);
    }

    /** All views agree with lvm2's commands about which groups are of no use; what they hold is shown all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                segment_count = 1          | segment_count = 2
                extent_count = 3           | extent_count = 99
                "pv1", 0                   | "pv7", 0
                "mail_rimage_1"            | "home"
                "mail_rmeta_0"             | "nowhere"
                type = "raid1"             | type = "raid5_ls"
                status = ["ALLOCATABLE"]   | status = 5
                extent_size = 8192         | extent_sise = 8192
                pe_count = 15              | pe_count = 2
                format = "lvm2"            | format = "lvm9"
                """)
    void viewsOfAGroupThatLvm2RefusesSaySo(String words, String instead) throws Exception {
        ordinary();
        for (int image = 0; image < 2; image++) {
            rewrite(folder.resolve("pv" + image + ".img"), words, instead);
        }
        assertThat(run("vgs", List.of(0, 1), "vg0").status()).as("vgs").isEqualTo(5);
        CommandRun.Result tree = run("tree", List.of(0, 1));
        assertThat(tree.out()).startsWith("vg0");
        assertThat(tree.err()).contains("lvm2 refuses group vg0: ");
        assertThat(tree.status()).isEqualTo(1);
        assertThat(run("tree", List.of(0, 1), "-o", "json").out()).contains("\"code\":\"group_refused\"");
        CommandRun.Result history = run("history", List.of(0, 1), "vg0");
        assertThat(history.out()).containsOnlyOnce("    lvm2 refuses it: ").contains("(current)");
        assertThat(history.err()).contains("lvm2 refuses group vg0: ");
        assertThat(history.status()).isEqualTo(1);
        CommandRun.Result export = run("export", List.of(0, 1), "vg0");
        assertThat(export.out()).contains("home {");
        assertThat(export.err()).contains("lvm2 refuses version 3 of group vg0: ");
        assertThat(export.status()).isEqualTo(1);
        assertThat(run("export", List.of(0, 1), "vg0", "--seqno", "2").status()).isZero();
        assertThat(run("health", List.of(0, 1)).out()).startsWith("vg0: critical");
        CommandRun.Result check = check();
        assertThat(check.out()).startsWith("LVM CRITICAL");
        assertThat(check.status()).isEqualTo(2);
    }

    private CommandRun.Result check() {
        return CommandRun.of("check", "lvm", "--image", "/dev/sda=pv0.img", "--image", "/dev/sdb=pv1.img")
                .in(folder)
                .run();
    }

    @Test
    void viewsOfAllGroupsSayWhichMetadataTheyCouldNotRead() throws Exception {
        ordinary();
        for (int image = 0; image < 2; image++) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve("pv" + image + ".img").toFile(), "rw")) {
                file.seek(4096 + 100);
                file.write(1);
            }
        }
        for (String verb : List.of("tree", "sr")) {
            CommandRun.Result result = run(verb, List.of(0, 1));
            assertThat(result.err())
                    .contains("/dev/sda: metadata header checksum", "/dev/sdb: metadata header checksum");
            assertThat(result.status()).isEqualTo(1);
        }
        assertThat(run("history", List.of(0, 1), "vg0").err())
                .contains("there is no volume group 'vg0'")
                .contains("/dev/sda: metadata header checksum");
    }

    /** Puts something else in the place of words of the committed text. */
    private static void rewrite(Path image, String words, String instead) throws IOException {
        byte[] bytes = Files.readAllBytes(image);
        ByteBuffer disk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int area = 4096;
        int place = area + (int) disk.getLong(area + 40);
        String text = new String(bytes, place, (int) disk.getLong(area + 48), StandardCharsets.ISO_8859_1);
        byte[] changed = text.replace(words, instead).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(changed, 0, bytes, place, changed.length);
        disk.putLong(area + 48, changed.length);
        disk.putInt(area + 56, (int) LvmChecksum.of(bytes, place, changed.length));
        disk.putInt(area, (int) LvmChecksum.of(bytes, area + 4, 508));
        Files.write(image, bytes);
    }

    @Test
    void aStorageRepositoryIsRead() throws Exception {
        group(
                "VG_XenStorage-5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948",
                1,
                VolumePlan.of("MGT", 4 * MIB, VolumeType.LINEAR),
                VolumePlan.of(BASE, 8 * MIB, VolumeType.LINEAR).asReadOnly(),
                VolumePlan.of(LEAF, 12 * MIB, VolumeType.LINEAR));
        Files.writeString(
                folder.resolve("vdi.txt"),
                "uuid ( RO)                : 3b6e1c52-7a80-4d9f-b1e4-95f02d8c6a17\n          name-label ( RW): root disk\n\n");
        CommandRun.Result result = run("sr", List.of(0), "--xe", "vdi.txt");
        assertThat(result.out())
                .startsWith("SR 5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948: ")
                .contains("management  4.00 MiB  MGT")
                .contains("hidden      8.00 MiB  " + BASE)
                .contains("leaf       12.00 MiB  " + LEAF + "  root disk");
        assertThat(run("sr", List.of(0), "-o", "json").out()).contains("\"hidden_from\":\"permission\"");
    }

    @Test
    void disksOfXeAndVolumesArePaired() throws Exception {
        group(
                "VG_XenStorage-5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948",
                1,
                VolumePlan.of(BASE, 8 * MIB, VolumeType.LINEAR).asReadOnly(),
                VolumePlan.of(LEAF, 12 * MIB, VolumeType.LINEAR));
        String lost = "11111111-4c28-4e85-a3b7-e16d904c52fb";
        String here = "             sr-uuid ( RO): 5d2f7a0e-91c4-4a6b-8f3d-2c7e60b1a948\n\n";
        Files.writeString(
                folder.resolve("vdi.txt"),
                "uuid ( RO)                : " + LEAF.substring(4) + "\n          name-label ( RW): root\n" + here
                        + "uuid ( RO)                : " + lost + "\n          name-label ( RW): gone\n" + here
                        + "uuid ( RO)                : 22222222-4c28-4e85-a3b7-e16d904c52fb\n"
                        + "             sr-uuid ( RO): 00000000-91c4-4a6b-8f3d-2c7e60b1a948\n");
        assertThat(run("sr", List.of(0), "--xe", "vdi.txt").out())
                .contains(BASE + "  not listed by xe\n")
                .contains(LEAF + "  root\n")
                .endsWith("  no volume            VDI " + lost + "  gone\n");
        assertThat(run("sr", List.of(0), "--xe", "vdi.txt", "-o", "json").out())
                .contains("\"listed_by_xe\":false", "\"without_volume\":[{\"uuid\":\"" + lost + "\"");
        Files.writeString(folder.resolve("none.txt"), "The server could not join\n");
        CommandRun.Result none = run("sr", List.of(0), "--xe", "none.txt");
        assertThat(none.out()).doesNotContain("not listed");
        assertThat(none.err()).contains("none.txt holds no record as xe prints them");
    }

    @Test
    void unknownGroupsAreNamed() throws Exception {
        ordinary();
        CommandRun.Result result = run("health", List.of(0, 1), "vg1");
        assertThat(result.status()).isEqualTo(69);
        assertThat(result.err()).contains("there is no volume group 'vg1'").contains("there are vg0");
    }

    @Test
    void lvm2sCommandsAreReachedThroughTheGroupAndByName() throws Exception {
        ordinary();
        String image = "/dev/sda=pv0.img";
        String second = "/dev/sdb=pv1.img";
        CommandRun.Result direct = CommandRun.of("vgscan", "--image", image, "--image", second)
                .in(folder)
                .run();
        assertThat(direct.out()).isEqualTo("  Found volume group \"vg0\" using metadata type lvm2\n");
        assertThat(run("vgscan", List.of(0, 1)).out()).isEqualTo(direct.out());
    }

    private record FileTarget(Path file) implements BlockTarget {
        @Override
        public long size() {
            return 64 * MIB;
        }

        @Override
        public void write(long offset, byte[] bytes, int at, int length) throws IOException {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                out.setLength(size());
                out.seek(offset);
                out.write(bytes, at, length);
            }
        }
    }

    private CommandRun.Result vtool(String... words) {
        return CommandRun.of(words)
                .variable("VTOOL_LAB", folder.resolve("lab").toString())
                .in(folder)
                .run();
    }

    @Test
    void whatCannotBeReadIsToldAsAnyFile() {
        for (String command : new String[] {"lvm health", "pvs"}) {
            CommandRun.Result image = vtool((command + " --image NAME=.").split(" "));
            assertThat(image.status()).as(command).isEqualTo(74);
            assertThat(image.err()).contains("cannot read '.': it is a directory");
            CommandRun.Result state = vtool((command + " --image none --dm nofile").split(" "));
            assertThat(state.status()).as(command).isEqualTo(74);
            assertThat(state.err()).contains("cannot read 'nofile': no such file");
        }
    }

    @Test
    void theNameOfTheHostMayBeItsSystemId() {
        String[] line = {"lvm", "systemid", "--config", "global/system_id_source=\"uname\""};
        assertThat(vtool(line).out()).isEqualTo("  system ID: xen1\n");
    }
}
