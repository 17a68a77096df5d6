package io.vtool.cli.lab;

import static io.vtool.cli.lab.ServedLab.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies on the lab's LUNs is copied over iSCSI to files and back by QEMU, and read by the real lvm2 on loop devices. */
@Tag("interop")
@Timeout(180)
class LvmOverIscsiIT {
    private static final int LUNS = 3;
    private static final String LINE_START = """
            lab: 1
            arrays:
              - name: store01
                volumes:
                  - {name: v0, size: 64MiB}
                  - {name: v1, size: 64MiB, thin: false}
                  - {name: v2, size: 96MiB}
                targets:
                  - iqn: iqn.2026-01.io.vtool:it
                    portals:
                      - {address: "127.0.10.1:3260", tpgt: 1}
                      - {address: "127.0.20.1:3260", tpgt: 2}
                      - {address: "127.0.30.1:3260", tpgt: 3}
                    luns: [{lun: 0, volume: v0}, {lun: 1, volume: v1}, {lun: 2, volume: v2}]
            hosts:
              - {name: xen1, iqn: "iqn.1993-08.org.debian:01:xen1", sessions: all}
            """;
    private static final String GROUPS = """
            volume_groups:
              - name: vgw
                volumes: [v0, v1, v2]
                extent: 1MiB
                tags: [rack1, blue]
                lvs:
                  - {name: lin, size: 20MiB, type: linear}
                  - {name: str, size: 24MiB, type: striped}
                  - {name: mir, size: 6MiB, type: raid1}
                  - {name: pool, size: 16MiB, type: thin-pool}
                  - {name: t1, size: 40MiB, type: thin, pool: pool}
            """;
    private static final List<List<String>> REPORTS = List.of(
            List.of("vgs", "-o", "all"),
            List.of("vgs", "-o", "all", "--units", "b", "--nosuffix", "--reportformat", "json"),
            List.of("lvs", "-a", "-o", "lv_all", "--driverloaded", "n"),
            List.of(
                    "lvs",
                    "-a",
                    "--segments",
                    "-o",
                    "lv_name,segtype,stripes,stripe_size,seg_size_pe,chunk_size,thin_id,seg_start_pe"
                            + ",region_size,seg_tags",
                    "--driverloaded",
                    "n",
                    "-S",
                    "lv_role!=private"),
            List.of(
                    "pvs",
                    "--noheadings",
                    "-o",
                    "pv_uuid,pv_size,pv_used,pe_start,pv_mda_free,pv_mda_used_count",
                    "-O",
                    "pv_uuid"));

    @TempDir
    Path folder;

    private final List<String> loops = new ArrayList<>();

    private Path image(int lun) {
        return folder.resolve("lun" + lun + ".raw");
    }

    private void attach() throws Exception {
        for (int lun = 0; lun < LUNS; lun++) {
            ServedLab.Result loop =
                    ServedLab.result("losetup", "-f", "--show", image(lun).toString());
            assumeTrue(loop.status() == 0, "no loop devices here");
            loops.add(loop.output().trim());
        }
    }

    @AfterEach
    void detach() throws Exception {
        for (String loop : loops) {
            run("losetup", "-d", loop);
        }
    }

    /** The standard output of the real tool, which sees no device but ours. */
    private String real(List<String> command) throws Exception {
        StringBuilder filter = new StringBuilder();
        for (String loop : loops) {
            filter.append("\"a|^").append(loop).append("$|\",");
        }
        List<String> words = new ArrayList<>(command);
        words.add("--config");
        words.add("devices{filter=[" + filter + "\"r|.*|\"] use_devicesfile=0 hints=\"none\""
                + " obtain_device_list_from_udev=0 external_device_info_source=\"none\"}"
                + " backup{backup=0 archive=0} activation{monitoring=0 udev_sync=0 udev_rules=0}");
        return output(words);
    }

    private String ours(List<String> command) throws Exception {
        List<String> words = new ArrayList<>(List.of(ServedLab.vtool()));
        words.addAll(command);
        return output(words);
    }

    private String output(List<String> words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().put("LVM_SUPPRESS_FD_WARNINGS", "1");
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.environment().put("VTOOL_LAB", ServedLab.lab(folder));
        builder.environment().put("VTOOL_HOST", "xen1");
        Path errors = folder.resolve("errors");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", words) + "\n" + Files.readString(errors))
                .isZero();
        return out;
    }

    private void compare() throws Exception {
        for (List<String> report : REPORTS) {
            assertThat(ours(report)).as(String.join(" ", report)).isEqualTo(real(report));
        }
    }

    @Test
    void copiesOfTheLabsLunsAreReadAlike() throws Exception {
        ServedLab.make(folder, LINE_START + GROUPS);
        try (ServedLab lab = ServedLab.start(folder)) {
            for (int lun = 0; lun < LUNS; lun++) {
                run(
                        "qemu-img",
                        "convert",
                        "-O",
                        "raw",
                        lab.url(lun, lun),
                        image(lun).toString());
            }
            attach();
            assertThat(real(List.of("vgs", "--noheadings", "-o", "name,tags,pv_count,lv_count")))
                    .isEqualTo("  vgw blue,rack1   3   5\n");
            compare();
        }
    }

    /** A group of four volumes on three loop devices. */
    private void madeByTheRealTool() throws Exception {
        int[] sizes = {64, 64, 96};
        for (int lun = 0; lun < LUNS; lun++) {
            try (RandomAccessFile file = new RandomAccessFile(image(lun).toFile(), "rw")) {
                file.setLength((long) sizes[lun] << 20);
            }
        }
        attach();
        real(List.of("vgcreate", "-s", "2m", "--addtag", "made", "vgr", loops.get(0), loops.get(2), loops.get(1)));
        for (String line : List.of(
                "-l 8 -n lin", "-i 3 -l 9 -n str", "-l 40 -n span --addtag wide", "--type raid0 -i 2 -l 4 -n r0")) {
            List<String> words =
                    new ArrayList<>(List.of("lvcreate", "--driverloaded", "n", "-an", "-Zn", "-Wn", "vgr"));
            words.addAll(List.of(line.split(" ")));
            real(words);
        }
    }

    @Test
    void imagesOfTheRealToolAreLuns() throws Exception {
        madeByTheRealTool();
        String definition = LINE_START
                .replace("{name: v0, size: 64MiB}", "{name: v0, image: " + image(0) + "}")
                .replace("{name: v1, size: 64MiB, thin: false}", "{name: v1, image: lun1.raw, thin: false}")
                .replace("{name: v2, size: 96MiB}", "{name: v2, image: lun2.raw, size: 96MiB}");
        ServedLab.make(folder, definition);
        assertThat(ours(List.of("vgs", "--noheadings", "-o", "name,tags,lv_count")))
                .isEqualTo("  vgr made      4\n");
        compare();
    }

    @Test
    void whatTheRealToolMadeIsReadAlikeFromTheLabsLuns() throws Exception {
        ServedLab.make(folder, LINE_START);
        madeByTheRealTool();
        try (ServedLab lab = ServedLab.start(folder)) {
            for (int lun = 0; lun < LUNS; lun++) {
                run(
                        "qemu-img",
                        "convert",
                        "-n",
                        "-f",
                        "raw",
                        "-O",
                        "raw",
                        image(lun).toString(),
                        lab.url(0, lun));
                run("qemu-img", "compare", "-f", "raw", image(lun).toString(), lab.url(1, lun));
            }
            assertThat(ours(List.of("vgs", "--noheadings", "-o", "name,tags,lv_count")))
                    .isEqualTo("  vgr made      4\n");
            compare();
        }
    }
}
