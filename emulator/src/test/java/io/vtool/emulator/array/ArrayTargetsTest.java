package io.vtool.emulator.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.iscsi.target.TargetDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrayTargetsTest {
    private static final ChapConfig CHAP = new ChapConfig("u", "secretsecret", "m", "othersecret1");

    private static ArrayConfig config() {
        return new ArrayConfig(
                "store01",
                "ACME",
                "DISK",
                "1",
                AluaMode.NONE,
                List.of(),
                List.of(
                        new TargetConfig(
                                "iqn.2000-01.com.example:a",
                                List.of(
                                        new PortalConfig("127.0.10.1:3261", 1, 1, AluaState.OPTIMIZED),
                                        new PortalConfig("127.0.10.2", 1, 1, AluaState.OPTIMIZED),
                                        new PortalConfig("[::1]:3260", 2, 2, AluaState.OPTIMIZED)),
                                List.of(),
                                CHAP,
                                List.of("iqn.2000-01.com.example:host")),
                        new TargetConfig(
                                "iqn.2000-01.com.example:b",
                                List.of(new PortalConfig("[::1]", 1, 2, AluaState.STANDBY)),
                                List.of(),
                                null,
                                List.of())));
    }

    @Test
    void portsAreNumberedThroughTheArray(@TempDir Path directory) throws Exception {
        ArrayConfig config = config();
        assertThat(config.ports().stream().map(TargetPort::name))
                .containsExactly(
                        "iqn.2000-01.com.example:a,t,0x0001",
                        "iqn.2000-01.com.example:a,t,0x0002",
                        "iqn.2000-01.com.example:b,t,0x0001");
        try (Lab lab = new Lab(directory)) {
            List<TargetDefinition> targets = ArrayTargets.of(config, lab.device());
            assertThat(targets.get(0).portals())
                    .extracting(portal -> portal.relativePort())
                    .containsExactly(1, 1, 2);
            assertThat(targets.get(0).portals())
                    .extracting(portal -> portal.address().getPort())
                    .containsExactly(3261, 3260, 3260);
            assertThat(targets.get(1).portals().get(0).relativePort()).isEqualTo(3);
            assertThat(targets.get(0).acl()).containsExactly("iqn.2000-01.com.example:host");
            assertThat(targets.get(1).acl()).isNull();
            assertThat(targets.get(0).chap()).isNotNull();
            assertThat(targets.get(1).chap()).isNull();
        }
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(config().toString()).doesNotContain("secret1").doesNotContain("secretsecret");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> ArrayTargets.address("127.0.0.1:99999")).hasMessageContaining("host:port");
        assertThatThrownBy(() -> new LunConfig(16384, "v")).hasMessageContaining("16383");
        assertThatThrownBy(() -> new VolumeConfig("v", 1000, 512, 512, "6".repeat(32), "s", true, false, false))
                .hasMessageContaining("multiple of 512");
        assertThatThrownBy(() -> new VolumeConfig("v", 1024, 512, 512, "naa.6", "s", true, false, false))
                .hasMessageContaining("NAA");
        assertThatThrownBy(() -> new ArrayConfig(
                        "a",
                        "V",
                        "P",
                        "1",
                        AluaMode.NONE,
                        List.of(),
                        List.of(new TargetConfig(
                                "iqn.x:y", List.of(), List.of(new LunConfig(0, "gone")), null, List.of()))))
                .hasMessageContaining("gone");
    }
}
