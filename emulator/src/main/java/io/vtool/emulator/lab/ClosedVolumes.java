package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Volumes of arrays that nobody serves: their files are opened for each use. */
final class ClosedVolumes implements LvmDamage.Volumes {
    private final LabDirectory directory;
    private final LabDefinition definition;
    private final FaultWatch watch;

    ClosedVolumes(LabDirectory directory, LabDefinition definition, FaultWatch watch) {
        this.directory = directory;
        this.definition = definition;
        this.watch = watch;
    }

    @Override
    public void use(String place, LvmDamage.Work work) throws IOException, LabException {
        VolumeConfig volume = volume(place, watch.now());
        Path folder = directory.data(place.substring(0, place.indexOf('/')));
        Files.createDirectories(folder, PrivateFile.FOLDER);
        try (LunStore store = LunStore.open(
                folder.resolve(volume.name() + ".img"),
                folder.resolve(volume.name() + ".map"),
                volume.blocks(),
                volume.blockSize(),
                volume.thin())) {
            work.on(store, volume.blockSize());
        }
    }

    private VolumeConfig volume(String place, FaultPlan plan) {
        int slash = place.indexOf('/');
        for (ArrayConfig array : definition.arrays()) {
            for (VolumeConfig volume : array.volumes()) {
                if (array.name().equals(place.substring(0, slash))
                        && volume.name().equals(place.substring(slash + 1))) {
                    return plan.applied(array, volume);
                }
            }
        }
        throw new IllegalArgumentException("no volume " + place);
    }
}
