package io.vtool.cli.lvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.cli.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabActivationTest {
    private static final String LAB = """
            lab: 1
            arrays:
              - name: a
                volumes: [{name: v, size: 64MiB}, {name: w, size: 64MiB}]
                targets:
                  - iqn: iqn.2026-01.io.vtool:a
                    portals: [{address: 127.0.10.1}, {address: 127.0.20.1, tpgt: 2}]
                    luns: [{lun: 0, volume: v}, {lun: 1, volume: w}]
            volume_groups:
              - name: vg-x
                volumes: [v, w]
                lvs:
                  - {name: one, size: 8MiB}
                  - {name: wide, size: 8MiB, type: striped, stripes: 2}
                  - {name: pair, size: 4MiB, type: raid1}
                  - {name: long, size: 80MiB}
            hosts:
              - {name: h1, sessions: all, active: [vg-x], multipath_conf: "defaults {\\n find_multipaths no\\n}\\n"}
              - {name: h2, sessions: ["127.0.10.1:3260"], multipathd: false, active: [vg-x/one]}
              - {name: h3, sessions: none, active: [vg-x/one]}
            """;

    @TempDir
    Path folder;

    private CommandRun.Result run(String... words) {
        List<String> all =
                new ArrayList<>(List.of("--lab", folder.resolve("lab").toString()));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray(new String[0])).stdin(LAB).in(folder).run();
    }

    private String attributes(String host) {
        CommandRun.Result result =
                run("--host", host, "lvm", "lvs", "--noheadings", "--separator", "=", "-olv_name,lv_attr", "-Olv_name");
        assertThat(result.err()).isEmpty();
        return result.out().replace(" ", "").replace("\n", " ").trim();
    }

    @Test
    void whatTheLabFileSaysIsActive() {
        assertThat(run("lab", "init", "-").err()).isEmpty();
        String all = "long=-wi-a----- one=-wi-a----- pair=rwi-a-r--- wide=-wi-a-----";
        assertThat(attributes("h1")).isEqualTo(all);
        assertThat(attributes("h1")).as("once").isEqualTo(all);
        assertThat(attributes("h2")).isEqualTo("long=-wi------- one=-wi-a----- pair=rwi---r--- wide=-wi-------");
        assertThat(attributes("h3")).isEmpty();
        assertThat(run("--host", "h1", "lvm", "lvscan").out())
                .contains("ACTIVE            '/dev/vg-x/wide'", "ACTIVE            '/dev/vg-x/pair'");
        assertThat(run("--host", "h1", "lvm", "lvs", "--noheadings", "-odm_path,lv_kernel_major", "vg-x/one")
                        .out()
                        .trim())
                .isEqualTo("/dev/mapper/vg--x-one  253");
    }

    /** Volumes are active from the start of a host, not from the first question about them. */
    @Test
    void theMapsBelowAreInUseFromTheStart() {
        assertThat(run("lab", "init", "-").err()).isEmpty();
        CommandRun.Result refused = run("--host", "h1", "multipath", "-F");
        assertThat(refused.out() + refused.err()).contains("map in use");
    }

    /** The maps below active volumes are in use, and can be removed on hosts where none is. */
    @Test
    void theMapsBelowAreInUse() {
        run("lab", "init", "-");
        attributes("h1");
        CommandRun.Result refused = run("--host", "h1", "multipath", "-F");
        assertThat(refused.out() + refused.err()).contains("map in use");
    }

    /** What is on a copy of a disk is active where all its disks are seen, as LVM does it, and stays so. */
    @Test
    void groupsOnImagesAreActiveByThemselves() throws Exception {
        assertThat(run("lab", "init", "-").err()).isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("lab"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.equals("v.img") || name.equals("w.img")) {
                    Files.copy(file, folder.resolve(name));
                }
            }
        }
        String images = LAB.replace("size: 64MiB}, {name: w, size: 64MiB}", "image: v.img}, {name: w, image: w.img}")
                        .replaceAll("(?s)volume_groups.*", "")
                + """
                hosts:
                  - {name: h1, sessions: all, multipath_conf: "defaults {\\n find_multipaths no\\n}\\n"}
                  - {name: h2, sessions: ["127.0.10.1:3260"], active: []}
                  - {name: h3, sessions: ["127.0.10.1:3260"], active: [vg-x/one]}
                  - {name: h4, sessions: none}
                """;
        Files.writeString(folder.resolve("images.yaml"), images);
        assertThat(run("lab", "init", "--force", "images.yaml").err()).isEmpty();
        String all = "long=-wi-a----- one=-wi-a----- pair=rwi-a-r--- wide=-wi-a-----";
        assertThat(attributes("h1")).isEqualTo(all);
        assertThat(attributes("h1")).as("once").isEqualTo(all);
        assertThat(attributes("h2")).isEqualTo("long=-wi------- one=-wi------- pair=rwi---r--- wide=-wi-------");
        assertThat(attributes("h3")).isEqualTo("long=-wi------- one=-wi-a----- pair=rwi---r--- wide=-wi-------");
        run("--host", "h4", "iscsiadm", "-m", "discovery", "-t", "st", "-p", "127.0.10.1");
        run("--host", "h4", "iscsiadm", "-m", "node", "-p", "127.0.10.1", "-l");
        assertThat(attributes("h4")).isEqualTo(all);
    }
}
