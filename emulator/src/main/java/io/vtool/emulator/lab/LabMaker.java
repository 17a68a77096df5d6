package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a lab in a folder, or makes it anew: a definition that names the next data folder, in one step that happens or does not. */
record LabMaker(Path folder) {

    /** Makes it; the lab is as it was before if the definition asks for what cannot be. */
    SavedLab make(LabDefinition definition) throws IOException, LabException {
        int generation = 1;
        while (Files.exists(data(generation)) || Files.exists(state(generation))) {
            generation++;
        }
        Path data = data(generation);
        Files.createDirectories(data, PrivateFile.FOLDER);
        try {
            new VolumeGroups(definition, data).write();
        } catch (IOException | LabException | RuntimeException e) {
            FileTree.delete(data);
            throw e;
        }
        SavedLab made = new SavedLab(generation, definition);
        AtomicFile.write(folder.resolve(LabDirectory.DEFINITION), SavedLabText.write(made));
        removeOthers(data, state(generation));
        return made;
    }

    private void removeOthers(Path data, Path state) throws IOException {
        String ours = "{" + LabDirectory.DATA + "," + LabDirectory.STATE + "}*";
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, ours)) {
            for (Path other : all) {
                if (!other.equals(data) && !other.equals(state)) {
                    FileTree.delete(other);
                }
            }
        }
    }

    private Path data(int generation) {
        return folder.resolve(LabDirectory.DATA + generation);
    }

    private Path state(int generation) {
        return folder.resolve(LabDirectory.STATE + generation);
    }
}
