package io.vtool.lvm.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.lvm.kernel.KernelState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lvmconfig, devtypes and their like list; compared with lvm2 2.03.16. */
class SettingsListedTest {
    private final OwnLvm lvm = new OwnLvm(KernelState.NO_DRIVER);

    @Test
    void whatIsGivenStandsInItsSections() {
        OwnLvm.Answer answer = lvm.run("lvmconfig", "--config", "report/aligned=0 global{umask=77}");
        assertThat(answer.out()).isEqualTo("report {\n\taligned=0\n}\nglobal {\n\tumask=77\n}\n");
        assertThat(lvm.run("lvmconfig", "report", "--config", "report/aligned=0")
                        .out())
                .isEqualTo("report {\n\taligned=0\n}\n");
        assertThat(lvm.run("dumpconfig", "report/x").err()).isEqualTo("  Configuration node report/x not found\n");
    }

    @Test
    void onlyWhatDiffersFromTheDefaults() {
        assertThat(lvm.run("lvmconfig", "--type", "diff", "--config", "report/aligned=1 report/buffered=0")
                        .out())
                .isEqualTo("report {\n\tbuffered=0\n}\n");
    }

    @Test
    void settingsOfAReleaseAndTheirVersions() {
        assertThat(lvm.run("lvmconfig", "--type", "new", "--atversion", "2.03.10")
                        .out())
                .isEqualTo("allocation {\n\t# zero_metadata=1\n}\n");
        assertThat(lvm.run("lvmconfig", "--type", "list", "--withversions", "report/aligned")
                        .out())
                .isEqualTo("report/aligned - [1.0.0]\n");
        assertThat(lvm.run("lvmconfig", "--sinceversion", "2.3.0").status()).isEqualTo(3);
        assertThat(lvm.run("lvmconfig", "--type", "default", "--atversion", "bad")
                        .err())
                .startsWith("  Incorrect version format.\n");
    }

    @Test
    void valuesOfAnotherTypeMakeNoSense() {
        assertThat(lvm.run("lvmconfig", "--validate").out()).isEqualTo("  LVM configuration valid.\n");
        OwnLvm.Answer answer = lvm.run("lvmconfig", "--validate", "--config", "report/aligned=\"x\" foo/bar=1");
        assertThat(answer.err())
                .isEqualTo(
                        "  Configuration setting \"report/aligned\" invalid. Found string value \"x\", expected boolean"
                                + " value: 0/1, \"y/n\", \"yes/no\", \"on/off\", \"true/false\".\n"
                                + "  Configuration section \"foo\" unknown.\n"
                                + "  LVM configuration invalid.\n");
        assertThat(answer.status()).isEqualTo(5);
    }

    @Test
    void kindsOfDevicesAreAReport() {
        assertThat(lvm.run("devtypes", "-S", "devtype_name=~^nv", "--noheadings", "-o", "name,max_partitions")
                        .out())
                .isEqualTo("  nvme                 64\n".replaceAll(" +64", "          64"));
    }

    @Test
    void optionsOfDeviceEventsHaveToFit() {
        for (String option : List.of("--listvg", "--checkcomplete", "--udevoutput", "--vgonline")) {
            assertThat(lvm.run("pvscan", option).status()).as(option).isEqualTo(3);
        }
        assertThat(lvm.run("pvscan", "-aay").err()).isEqualTo("  Command does not accept option: --activate ay.\n");
        assertThat(lvm.run("vgck", "--updatemetadata").err())
                .isEqualTo("  Command does not accept option: --updatemetadata.\n");
    }
}
