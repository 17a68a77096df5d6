package io.vtool.multipath.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of multipath 0.9.4 and its daemon, each of the configuration beside it, byte for byte. */
class ConfigTextTest {
    @Test
    void multipathListsWhatIsBuiltIn() throws IOException {
        assertThat(ConfigText.whole(MultipathConfig.builtIn(), false)).isEqualTo(Samples.text("tool.expected"));
    }

    @Test
    void theDaemonListsItsOwnForm() throws IOException {
        MultipathConfig config = Samples.read(Samples.text("oneshot.conf"));
        assertThat(ConfigText.whole(config, true)).isEqualTo(Samples.text("daemon.expected"));
    }

    @Test
    void localListsTheDevicesAndMapsThatExist() throws IOException {
        MultipathConfig config = Samples.read(Samples.text("local.conf"));
        DeviceSettings path = config.forDevice("NETAPP", "LUN C-Mode", "9700", "scsi:iscsi");
        String local = ConfigText.local(
                config,
                true,
                List.of(path, path),
                List.of(
                        new NamedMap("3600a098038303557372b4d4f30374f31", "3600a098038303557372b4d4f30374f31"),
                        new NamedMap("3600a098038303557372b4d4f30374f32", "3600a098038303557372b4d4f30374f32"),
                        new NamedMap("3600a098038303557372b4d4f30374f33", "3600a098038303557372b4d4f30374f33")));
        assertThat(local).isEqualTo(Samples.text("local.expected"));
    }

    @Test
    void aliasesThatNoFileGivesAreRemarks() {
        MultipathConfig config =
                Samples.read("multipaths {\nmultipath {\nwwid b\nalias beta\n}\nmultipath {\nwwid x\n}\n}\n");
        String local = ConfigText.local(
                config, false, List.of(), List.of(new NamedMap("c", "mpathc"), new NamedMap("b", "beta")));
        assertThat(local.substring(local.indexOf("\nmultipaths {") + 1))
                .isEqualTo(
                        "multipaths {\n\tmultipath {\n\t\twwid \"b\"\n\t\talias \"beta\"\n\t\t# alias \"beta\"\n\t}\n"
                                + "\tmultipath {\n\t\twwid \"c\"\n\t\t# alias \"mpathc\"\n\t}\n}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad", "mixed", "odd"})
    void mistakesAreReportedAndPassedOver(String name) throws IOException {
        MultipathConfig config = Samples.read(Samples.text(name + ".conf"));
        assertThat(Samples.problems(config)).isEqualTo(Samples.text(name + ".problems"));
        assertThat(ConfigText.whole(config, false)).isEqualTo(Samples.text(name + ".expected"));
        assertThat(config.refused()).isFalse();
    }

    @Test
    void theDaemonReportsItsRules() throws IOException {
        MultipathConfig config = Samples.read(Samples.text("blacklist.conf"));
        assertThat(BlacklistText.report(config.blacklist())).isEqualTo(Samples.text("blacklist.expected"));
    }

    @Test
    void anInvalidExpressionEndsIt() {
        MultipathConfig config = Samples.read("blacklist {\n wwid \"(abc\"\n}\n");
        assertThat(Samples.problems(config))
                .isEqualTo("/etc/multipath.conf line 2, parsing failed:  wwid \"(abc\"\nerror parsing config file\n");
        assertThat(config.refused()).isTrue();
    }
}
