package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.SavedLabText.Unusable;
import io.vtool.emulator.lab.config.VolumeImage;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SavedLabTextTest {
    static LabDefinition sample() {
        VolumeConfig disk = new VolumeConfig(
                "vol0", 1 << 20, 512, 4096, "6001405f00d000100000000000000001", "ABC 001", true, false, false);
        disk = disk.withAccess(Map.of(
                1, new AluaAccess(AluaState.NON_OPTIMIZED, false), 2, new AluaAccess(AluaState.OPTIMIZED, true)));
        VolumeConfig tape = new VolumeConfig(
                "vol1", 1 << 20, 4096, 4096, "6001405f00d000100000000000000002", "ABC002", false, true, true);
        TargetConfig open = new TargetConfig(
                "iqn.2008-01.com.example:a",
                List.of(new PortalConfig("127.0.10.1:3260", 1, 1, AluaState.OPTIMIZED)),
                List.of(new LunConfig(0, "vol0"), new LunConfig(7, "vol1")),
                null,
                List.of());
        TargetConfig closed = new TargetConfig(
                "iqn.2008-01.com.example:b",
                List.of(new PortalConfig("[::1]:3260", 2, 2, AluaState.STANDBY)),
                List.of(new LunConfig(1, "vol0")),
                new ChapConfig("user", "a secret", null, null),
                List.of("iqn.1993-08.org.debian:01:x"),
                true,
                Map.of("ImmediateData", "No", "MaxBurstLength", "65536"));
        return new LabDefinition(List.of(
                new ArrayConfig(
                        "store01", "ACME", "DISK", "", AluaMode.BOTH, List.of(disk, tape), List.of(open, closed)),
                new ArrayConfig("store02", "ACME", "DISK", "1", AluaMode.NONE, List.of(disk), List.of())));
    }

    @Test
    void whatIsWrittenIsRead() throws Unusable {
        SavedLab lab = new SavedLab(3, sample());
        assertThat(SavedLabText.read(SavedLabText.write(lab))).isEqualTo(lab);
    }

    @Test
    void imagesAreReadAgain() throws Unusable {
        LabDefinition lab = sample();
        LabDefinition whole = new LabDefinition(
                lab.arrays(),
                lab.hosts(),
                lab.groups(),
                lab.dfsr(),
                lab.faults(),
                List.of(new VolumeImage("store01/vol0", "/images/a b\tc.img")));
        SavedLab saved = new SavedLab(1, whole);
        assertThat(SavedLabText.read(SavedLabText.write(saved))).isEqualTo(saved);
    }

    @Test
    void everyPartOfTheStandardLabIsReadAgain() throws Exception {
        LabDefinition standard = LabFile.parse(LabFile.standard(), (word, known) -> "");
        for (Scenarios.Scenario scenario : Scenarios.all()) {
            LabDefinition lab =
                    LabFile.parse(Objects.requireNonNull(Scenarios.text(scenario.name())), (word, known) -> "");
            SavedLab saved = new SavedLab(2, lab);
            assertThat(SavedLabText.read(SavedLabText.write(saved))).isEqualTo(saved);
        }
        assertThat(standard.dfsr()).isNotEmpty();
    }

    @Test
    void theFirstFormIsReadAndGetsAHost() throws Unusable {
        String text = SavedLabText.write(new SavedLab(3, sample())).replace("vtool-lab\t2\t", "vtool-lab\t1\t");
        SavedLab old = SavedLabText.read(text.substring(0, text.indexOf("host\t")));
        assertThat(old).isEqualTo(new SavedLab(3, sample()));
        assertThat(old.definition().hosts()).hasSize(1);
    }

    @Test
    void addressesOfIpv6AsTheyOnceWereWrittenAreRead() throws Unusable {
        SavedLab lab = new SavedLab(3, sample());
        String text = SavedLabText.write(lab).replace("[::1]:3260", "[0:0:0:0:0:0:0:1]:3260");
        assertThat(SavedLabText.read(text)).isEqualTo(lab);
    }

    @Test
    void anotherVersionIsRefusedInWords() {
        assertThatThrownBy(() -> SavedLabText.read("vtool-lab\t9\t1\nsomething\tnew\n"))
                .isInstanceOf(Unusable.class)
                .hasMessage("it has form 9, and this version of vtool knows form 2");
        assertThatThrownBy(() -> SavedLabText.read("hello"))
                .isInstanceOf(Unusable.class)
                .hasMessage("it is no lab definition");
    }

    @Test
    void anyDamageIsReadOrRefused() {
        String whole = SavedLabText.write(new SavedLab(1, sample()));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(whole);
            int at = random.nextInt(text.length());
            if (random.nextBoolean()) {
                text.setCharAt(at, (char) (9 + random.nextInt(90)));
            } else {
                text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
            }
            try {
                SavedLabText.read(text.toString());
            } catch (Unusable e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }
}
