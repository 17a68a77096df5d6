package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The folder of node records: {@code nodes/TARGET/ADDRESS,PORT,TAG/IFACE}, or the plain file {@code nodes/TARGET/ADDRESS,PORT}
 * where no tag is known.
 */
public final class NodeFolder {
    private final Path folder;
    private final List<String> warnings;

    NodeFolder(Path root, List<String> warnings) {
        this.folder = root.resolve("nodes");
        this.warnings = warnings;
    }

    /**
     * All records, sorted by target, portal and interface.
     *
     * @throws IOException if a folder cannot be read
     */
    public List<NodeRecord> all() throws IOException {
        List<NodeRecord> found = new ArrayList<>();
        for (Path target : list(folder)) {
            for (Path portal : list(target)) {
                if (Files.isDirectory(portal)) {
                    for (Path iface : list(portal)) {
                        read(iface, found);
                    }
                } else {
                    read(portal, found);
                }
            }
        }
        Collections.sort(found, Comparator.comparing(NodeRecord::id));
        return found;
    }

    private void read(Path file, List<NodeRecord> found) {
        DatabaseRecord settings = DatabaseRecord.initial(RecordTable.node());
        try {
            RecordFile.read(file, settings, true, warnings);
        } catch (IOException e) {
            warnings.add("cannot read record " + file + ": " + e.getMessage());
            return;
        }
        NodeRecord record = NodeRecord.read(settings);
        if (record.id().fitsPath()) {
            found.add(record);
        } else {
            warnings.add("no record in " + file);
        }
    }

    /**
     * Writes a record, over one of the same identity.
     *
     * @param record the record
     * @throws IOException if it cannot be written, or its names cannot be those of files
     */
    public void write(NodeRecord record) throws IOException {
        NodeAddress id = record.id();
        Path file = file(id);
        Path plain = plain(id);
        if (!file.equals(plain) && Files.isRegularFile(plain)) {
            Files.delete(plain);
        }
        PrivateFile.write(file, RecordFile.format(record.settings()));
    }

    /**
     * Deletes a record and folders that become empty.
     *
     * @param id what it is found by
     * @throws IOException if it cannot be deleted
     */
    void delete(NodeAddress id) throws IOException {
        Path file = file(id);
        Files.deleteIfExists(file);
        for (Path above = file.getParent(); above != null && !above.equals(folder); above = above.getParent()) {
            try {
                Files.deleteIfExists(above);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private Path file(NodeAddress id) throws IOException {
        if (!id.fitsPath()) {
            throw new IOException("name '" + id.target() + "' cannot be a file's name");
        }
        return id.tpgt() == NodeAddress.UNKNOWN_GROUP
                ? plain(id)
                : portalFolder(id).resolve(id.iface());
    }

    private Path plain(NodeAddress id) {
        return folder.resolve(id.target()).resolve(id.address() + "," + id.port());
    }

    /** The folder of one portal's records, to which a discovery links. */
    Path portalFolder(NodeAddress id) {
        return folder.resolve(id.target()).resolve(id.address() + "," + id.port() + "," + id.tpgt());
    }

    /** What is in a folder but hidden files; nothing when it is missing. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (NoSuchFileException | java.nio.file.NotDirectoryException e) {
            return List.of();
        }
        Collections.sort(entries);
        return entries;
    }
}
