package io.vtool.emulator.lab;

import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.iscsi.node.PrivateFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a lab in a folder, or makes it anew: the next data folder is filled and everything installed, and then a definition that
 * names it takes the place of the old one, in one step that happens or does not.
 */
record LabMaker(Path folder) {

    /** Fills the folders of the lab to be; the lab is as it was before. */
    SavedLab draft(LabDefinition definition) throws IOException, LabException {
        int generation = 1;
        while (Files.exists(data(generation)) || Files.exists(state(generation))) {
            generation++;
        }
        Path data = data(generation);
        Files.createDirectories(data, PrivateFile.FOLDER);
        try {
            LabVolumes volumes = new LabVolumes(definition, data);
            new VolumeImages(definition, volumes).copy();
            new VolumeGroups(definition, volumes).write();
        } catch (IOException | LabException | RuntimeException e) {
            FileTree.delete(data);
            throw e;
        }
        return new SavedLab(generation, definition);
    }

    /** Makes the draft the lab. */
    void keep(SavedLab draft) throws IOException {
        AtomicFile.write(folder.resolve(LabDirectory.DEFINITION), SavedLabText.write(draft));
        removeOthers(data(draft.generation()), state(draft.generation()));
    }

    /** Takes the draft away. */
    void discard(SavedLab draft) throws IOException {
        for (Path part : List.of(data(draft.generation()), state(draft.generation()))) {
            if (Files.exists(part)) {
                FileTree.delete(part);
            }
        }
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
