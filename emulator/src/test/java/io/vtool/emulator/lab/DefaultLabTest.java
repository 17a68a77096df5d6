package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vtool.emulator.host.EmulatedHost;
import io.vtool.emulator.host.ScsiAnswer;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.LabFileException;
import io.vtool.emulator.lab.file.Scenarios;
import io.vtool.iscsi.initiator.MediumAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultLabTest {
    @Test
    void theFormThatNeedsNoYamlSaysTheSame() throws LabFileException, IOException {
        String saved = SavedLabText.write(new SavedLab(1, LabFile.parse(LabFile.standard(), (word, known) -> "")));
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(Path.of("src/main/resources/io/vtool/emulator/lab/default-lab.tsv"), saved);
        }
        assertThat(DefaultLab.text()).isEqualTo(saved);
    }

    @Test
    void everyScenarioCanBeMade(@TempDir Path folder) throws Exception {
        for (Scenarios.Scenario scenario : Scenarios.all()) {
            String text = Objects.requireNonNull(Scenarios.text(scenario.name()));
            LabDirectory directory = new LabDirectory(folder.resolve(scenario.name()));
            try (LabLock lock = directory.lock("test")) {
                directory.create(LabFile.parse(text, (word, known) -> ""), lock);
                OpenLab.finish(directory, lock, OpenLabTest.use(MediumAccess.READ_ONLY), lab -> {});
            }
            try (OpenLab lab = OpenLab.open(directory, OpenLabTest.use(MediumAccess.READ_ONLY))) {
                assertThat(lab.host("xen1").disks()).as(scenario.name()).isNotEmpty();
                assertThat(lab.faults().list()).hasSameSizeAs(lab.definition().faults());
            }
        }
    }

    @Test
    void theVolumesCarryTheirGroups(@TempDir Path folder) throws Exception {
        LabDirectory directory = new LabDirectory(folder.resolve("lab"));
        try (OpenLab lab = OpenLab.open(directory, OpenLabTest.use(MediumAccess.READ_ONLY))) {
            EmulatedHost host = lab.host("xen1");
            byte[] read = {0x28, 0, 0, 0, 0, 0, 0, 0, 8, 0};
            ScsiAnswer label = host.execute(host.disks().get(0), read, 4096, Duration.ofSeconds(30));
            assertThat(new String(label.data(), 512, 8, StandardCharsets.US_ASCII))
                    .isEqualTo("LABELONE");
        }
    }

    @Test
    void aGroupThatDoesNotFitIsRefusedAndTheOldLabStays(@TempDir Path folder) throws Exception {
        LabDirectory directory = new LabDirectory(folder.resolve("lab"));
        LabDefinition tooLarge = LabFile.parse(
                LabFile.standard().replace("{name: home, size: 600MiB}", "{name: home, size: 600GiB}"),
                (word, known) -> "");
        try (LabLock lock = directory.lock("test")) {
            directory.create(DefaultLab.definition(), lock);
            assertThatThrownBy(() -> directory.create(tooLarge, lock))
                    .isInstanceOf(LabException.class)
                    .hasMessageStartingWith("volume group vg_data cannot be made: home: needs ")
                    .extracting("subject")
                    .isEqualTo("vg_data/home");
        }
        assertThat(new LabDirectory(folder.resolve("lab")).definition()).isEqualTo(DefaultLab.definition());
    }
}
