package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import io.vtool.lvm.write.MemoryTarget;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings in a host's lvm.conf, lvmlocal.conf and profiles; what is expected was recorded of lvm2 2.03.16. */
class HostSettingsTest {
    private static final String CONF = """
            # remarks are skipped
            report { aligned=0 headings=0 nosuch=1 }
            global { units="b" suffix=0 }
            """;

    private final OwnLvm lvm = new OwnLvm(KernelState.NOTHING_ACTIVE);

    HostSettingsTest() {
        lvm.device("/dev/sda", new MemoryTarget(8));
    }

    private void file(String name, String text) {
        lvm.files.put("/etc/lvm/" + name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void localSettingsWinAndUnknownOnesAreToldAtEachReading() {
        file("lvm.conf", CONF);
        file("lvmlocal.conf", "global { units=\"k\" system_id_source=\"lvmlocal\" }\nlocal { system_id=\"node_a\" }\n");
        String unknown = "  Configuration setting \"report/nosuch\" unknown.\n";
        assertThat(lvm.run("pvs", "-a")).isEqualTo(new OwnLvm.Answer(0, "  /dev/sda   --- 0 0\n", unknown));
        assertThat(lvm.run("systemid")).isEqualTo(new OwnLvm.Answer(0, "  system ID: node_a\n", unknown));
        assertThat(lvm.run("lvmconfig").out()).isEqualTo("""
                report {
                \taligned=0
                \theadings=0
                }
                local {
                \tsystem_id="node_a"
                }
                global {
                \tunits="k"
                \tsystem_id_source="lvmlocal"
                \tsuffix=0
                }
                """);
        OwnLvm.Answer overridden = lvm.run("pvs", "-a", "--config", "report/headings=1");
        assertThat(overridden.out()).isEqualTo("  PV VG Fmt Attr PSize PFree\n  /dev/sda   --- 0 0\n");
        assertThat(overridden.err()).isEqualTo(unknown + unknown + unknown);
    }

    @Test
    void aFileThatIsNoneEndsTheCommand() {
        file("lvm.conf", "report { aligned=");
        assertThat(lvm.run("vgs"))
                .isEqualTo(new OwnLvm.Answer(
                        4,
                        "",
                        "Parse error at byte 18 (line 1): expected a value\n"
                                + "  Failed to load config file /etc/lvm/lvm.conf\n"));
        file("lvm.conf", "foo { x=1 }\nconfig { abort_on_errors=1 }\n");
        assertThat(lvm.run("vgs"))
                .isEqualTo(new OwnLvm.Answer(
                        4, "", "  Configuration section \"foo\" unknown.\n  LVM_ configuration invalid.\n"));
        file("lvm.conf", "foo { x=1 }\nconfig { checks=0 }\n");
        assertThat(lvm.run("vgs")).isEqualTo(new OwnLvm.Answer(0, "", ""));
    }

    @Test
    void filtersInTheFileHold() {
        file("lvm.conf", "devices { filter=[\"r|sda|\"] }\n");
        assertThat(lvm.run("pvs", "-a").out()).isEmpty();
        assertThat(lvm.run("pvs", "-a", "--config", "devices{filter=[\"a|.*|\"]}")
                        .out())
                .contains("  /dev/sda ");
    }

    @Test
    void tagsOfTheHost() {
        file("lvm.conf", "tags { hosttags=1 web {} db { host_list=[\"other\"] } at { host_list=[\"stor1\"] } }\n");
        file("lvm_web.conf", "report { headings=0 }\n");
        assertThat(lvm.run("tags").out()).isEqualTo("  stor1\n  web\n  at\n");
        assertThat(lvm.run("lvmconfig").out()).isEqualTo("report {\n\theadings=0\n}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report { aligned=0 headings=0 separator=\";\" }|0|",
                "report { nosuch=1 }|5|Configuration setting \"report/nosuch\" unknown.",
                "foo { a=1 }|5|Configuration section \"foo\" unknown.",
                "a=1|5|Configuration setting \"a\" invalid. It's not part of any section.",
                "global { activation=0 }|5|Configuration option \"global/activation\" is not customizable by a profile.",
                "devices { filter=[\"r/x/\"] }|5|Configuration section \"devices\" is not customizable by a profile.",
                "allocation { thin_pool_zero=0 }|5|Configuration option \"allocation/thin_pool_zero\" is customizable by"
                        + " metadata profile only, not command profile.",
                "allocation { cache_settings { mq { a=1 } } }|5|Configuration section \"allocation/cache_settings\" is"
                        + " customizable by metadata profile only, not command profile."
            })
    void profiles(String text, int status, @org.jspecify.annotations.Nullable String said) {
        file("profile/p.profile", text);
        OwnLvm.Answer answer = lvm.run("pvs", "-a", "--profile", "p");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.err())
                .isEqualTo(
                        said == null
                                ? ""
                                : "  " + said
                                        + "\n  Ignoring invalid command profile p.\n  Failed to apply command profile p.\n");
        if (status == 0) {
            assertThat(answer.out()).isEqualTo("  /dev/sda;;;---;0 ;0 \n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system_id_source=\"machineid\"|3d1219c7c4c5404aaa1f6d2a48adfda4|",
                "system_id_source=\"appmachineid\"|8904c2aa8c6a4e68973b69d39b56789b|",
                "system_id_source=\"uname\"|stor1|",
                "system_id_source=\"file\" system_id_file=\"/etc/id\"|host-77|Ignoring extra line(s) in system ID file /etc/id.",
                "system_id_source=\"file\" system_id_file=\"/none\"||/none: fopen failed: No such file or directory",
                "system_id_source=\"file\"||No system ID found from system_id_source file.",
                "system_id_source=\"nosuch\"||Unrecognised system_id_source \"nosuch\"."
            })
    void identities(
            String settings,
            @org.jspecify.annotations.Nullable String id,
            @org.jspecify.annotations.Nullable String said) {
        lvm.files.put("/etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n".getBytes(StandardCharsets.UTF_8));
        lvm.files.put("/etc/id", "# whose\n\n  host-77 \nother\n".getBytes(StandardCharsets.UTF_8));
        OwnLvm.Answer answer = lvm.run("systemid", "--config", "global{" + settings + "}");
        assertThat(answer.out()).isEqualTo("  system ID: " + (id == null ? "" : id) + "\n");
        assertThat(answer.err()).startsWith(said == null ? "" : "  WARNING: " + said + "\n");
    }
}
