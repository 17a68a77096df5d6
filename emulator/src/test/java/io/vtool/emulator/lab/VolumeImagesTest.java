package io.vtool.emulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.file.LabFile;
import io.vtool.emulator.lab.file.LabFileException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes that are copies of files. */
class VolumeImagesTest {
    private static final int SIZE = (3 << 20) + 700;

    @TempDir
    private Path folder;

    private static String lab(String volume) {
        return """
                lab: 1
                arrays:
                  - name: a
                    volumes:
                      - {name: v, %s}
                    targets:
                      - {iqn: "iqn.2008-01.com.example:a", portals: [{address: "127.0.10.1:3260"}], luns: [{lun: 0, volume: v}]}
                """.formatted(volume);
    }

    private byte[] image() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(5).nextBytes(bytes);
        Arrays.fill(bytes, 4096, 2 << 20, (byte) 0);
        Files.write(folder.resolve("disk.img"), bytes);
        return bytes;
    }

    private LabDefinition parse(String volume) throws LabFileException {
        return LabFile.parse(lab(volume), (word, known) -> "", folder);
    }

    private byte[] made(LabDefinition lab) throws Exception {
        Path data = folder.resolve("data");
        LabVolumes volumes = new LabVolumes(lab, data);
        new VolumeImages(lab, volumes).copy();
        VolumeConfig volume = volumes.config("a/v");
        ByteBuffer whole = ByteBuffer.allocate((int) volume.size());
        try (LunStore store = volumes.open("a/v", volume)) {
            store.read(0, whole);
        }
        return whole.array();
    }

    @Test
    void theVolumeHasTheBytesOfTheFile() throws Exception {
        byte[] bytes = image();
        LabDefinition lab = parse("image: disk.img, block_size: 4096");
        byte[] volume = made(lab);
        assertThat(volume).hasSize(((SIZE + 4095) / 4096) * 4096);
        assertThat(Arrays.copyOf(volume, SIZE)).isEqualTo(bytes);
        assertThat(Arrays.copyOfRange(volume, SIZE, volume.length)).containsOnly(0);
        assertThat(LunStore.mappedBlocks(folder.resolve("data/a/v.map"))).isLessThan(volume.length / 4096 - 500);
    }

    @Test
    void aLargerVolumeEndsInZeroes() throws Exception {
        byte[] bytes = image();
        byte[] volume = made(parse("image: disk.img, size: 4MiB"));
        assertThat(volume).hasSize(4 << 20);
        assertThat(Arrays.copyOf(volume, SIZE)).isEqualTo(bytes);
    }

    @Test
    void mistakesAreTold() throws Exception {
        image();
        assertThat(mistake("image: none.img")).contains("image 'none.img' cannot be read as a file");
        assertThat(mistake("image: disk.img, size: 1MiB")).contains("size '1MiB' is less than the image's");
        Files.write(folder.resolve("empty.img"), new byte[0]);
        assertThat(mistake("image: empty.img")).contains("image 'empty.img' is empty");
        String group = lab("image: disk.img") + "volume_groups: [{name: vg, volumes: [v], extent: 1MiB}]\n";
        LabFileException e =
                catchThrowableOfType(LabFileException.class, () -> LabFile.parse(group, (word, known) -> "", folder));
        assertThat(e.problems().get(0).message()).contains("vg cannot be made on volume a/v, which has an image");
    }

    @Test
    void aFileThatIsGoneWhenTheLabIsMadeAnewIsTold() throws Exception {
        image();
        LabDefinition lab = parse("image: disk.img");
        Files.delete(folder.resolve("disk.img"));
        assertThatThrownBy(() -> made(lab))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("the image of volume a/v")
                .hasMessageContaining("cannot be read");
        Files.write(folder.resolve("disk.img"), new byte[SIZE * 2]);
        assertThatThrownBy(() -> made(lab)).hasMessageContaining("has grown beyond the volume's");
    }

    private String mistake(String volume) {
        LabFileException e = catchThrowableOfType(LabFileException.class, () -> parse(volume));
        return e.problems().get(0).message();
    }
}
