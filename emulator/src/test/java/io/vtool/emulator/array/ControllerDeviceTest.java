package io.vtool.emulator.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.unit.Hex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target whose LUN 0 is the array's controller. */
class ControllerDeviceTest {
    private Lab lab;
    private Initiator host;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        lab = new Lab(directory);
        TargetConfig old = lab.device().array().config().targets().get(0);
        lab.device()
                .map(new TargetConfig(
                        old.iqn(), old.portals(), List.of(new LunConfig(1, "thin")), null, List.of(), true, Map.of()));
        host = lab.session(1);
        host.lun(1).outcome("00 00 00 00 00 00");
        host.lun(0);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
    }

    @Test
    void itIsListedAndHasAnIdentityOfItsOwn() {
        assertThat(Hex.format(host.send("a0 00 00 000000 00000100 00 00").data()))
                .isEqualTo("0000001000000000" + "0000000000000000" + "0001000000000000");
        assertThat(host.send("12 00 00 0060 00").data()[0]).isEqualTo((byte) 0x0c);
        assertThat(Hex.format(host.send("12 01 00 00ff 00").data())).isEqualTo("0c000003" + "008083");
        assertThat(new String(host.send("12 01 80 00ff 00").data(), StandardCharsets.US_ASCII))
                .endsWith("store01");
        byte[] names = host.send("12 01 83 00ff 00").data();
        assertThat(names[3] & 0xff).isEqualTo(names.length - 4);
        assertThat(new String(names, StandardCharsets.US_ASCII)).contains("ACME", Lab.IQN + ",t,0x0001");
        assertThat(host.lun(1).send("12 00 00 0060 00").data()[0]).isZero();
    }

    @Test
    void itIsReadyAndHasNoMedium() {
        assertThat(host.outcome("00 00 00 00 00 00")).isEqualTo("GOOD");
        assertThat(host.send("03 00 00 00 12 00").data()[2]).isZero();
        assertThat(host.send("a3 0a 00000000 00000100 00 00").data()).hasSize(4 + 2 * 12);
        assertThat(host.outcome("a3 0c 00000000 00000100 00 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("28 00 00000000 00 0001 00")).isEqualTo("05/20/00");
        assertThat(host.outcome("12 01 b0 00ff 00")).isEqualTo("05/24/00");
        assertThat(host.outcome("12 00 80 00ff 00")).isEqualTo("05/24/00");
    }

    @Test
    void itsLunIsNotForVolumes() {
        TargetConfig target = new TargetConfig(Lab.IQN, List.of(), List.of(), null, List.of(), true, Map.of());
        assertThatThrownBy(() -> target.withLuns(List.of(new LunConfig(0, "thin"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LUN 0");
    }
}
