package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The volumes of a lab that is being made, by ARRAY/VOLUME.
 *
 * @param lab the definition
 * @param data the folder that holds those of the arrays
 */
record LabVolumes(LabDefinition lab, Path data) {
    /** What is defined of a volume. */
    VolumeConfig config(String place) {
        int slash = place.indexOf('/');
        for (ArrayConfig array : lab.arrays()) {
            for (VolumeConfig volume : array.volumes()) {
                if (array.name().equals(place.substring(0, slash))
                        && volume.name().equals(place.substring(slash + 1))) {
                    return volume;
                }
            }
        }
        throw new IllegalArgumentException("no volume " + place);
    }

    /** Opens a volume's store, which comes into being. */
    LunStore open(String place, VolumeConfig volume) throws IOException {
        Path folder = data.resolve(place.substring(0, place.indexOf('/')));
        Files.createDirectories(folder, PrivateFile.FOLDER);
        return LunStore.open(
                folder.resolve(volume.name() + ".img"),
                folder.resolve(volume.name() + ".map"),
                volume.blocks(),
                volume.blockSize(),
                volume.thin());
    }
}
