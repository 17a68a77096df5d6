package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.LabFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefaultLabTest {
    @Test
    void theFormThatNeedsNoYamlSaysTheSame() throws LabFileException, IOException {
        String saved = SavedLabText.write(new SavedLab(1, LabFile.parse(LabFile.standard(), (word, known) -> "")));
        if (Boolean.getBoolean("vtool.regenerate")) {
            Files.writeString(Path.of("src/main/resources/io/vtool/emulator/lab/default-lab.tsv"), saved);
        }
        assertThat(DefaultLab.text()).isEqualTo(saved);
    }
}
