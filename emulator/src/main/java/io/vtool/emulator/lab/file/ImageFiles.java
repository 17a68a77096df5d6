package io.vtool.emulator.lab.file;

import io.vtool.emulator.lab.config.VolumeImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds the image files that a lab file names, and remembers which volume has which. */
final class ImageFiles {
    private final Path folder;
    private final List<VolumeImage> images = new ArrayList<>();

    /**
     * Readies it.
     *
     * @param folder where relative paths begin
     */
    ImageFiles(Path folder) {
        this.folder = folder;
    }

    /** The size of a volume's image in bytes; 0, after saying why, if there is none. */
    long take(String array, String volume, String text, Node where, Problems problems) {
        try {
            Path file = folder.resolve(text).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.add(where, "image '" + text + "' cannot be read as a file; paths begin at " + folder);
                return 0;
            }
            long size = Files.size(file);
            if (size == 0) {
                problems.add(where, "image '" + text + "' is empty");
            }
            images.add(new VolumeImage(array + "/" + volume, file.toString()));
            return size;
        } catch (InvalidPathException | IOException e) {
            problems.add(where, "image '" + text + "' cannot be read");
            return 0;
        }
    }

    /** Whether a volume, ARRAY/VOLUME, has one. */
    boolean has(String volume) {
        for (VolumeImage image : images) {
            if (image.volume().equals(volume)) {
                return true;
            }
        }
        return false;
    }

    List<VolumeImage> images() {
        return images;
    }
}
