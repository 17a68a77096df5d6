package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one kind of discoveries: {@code send_targets/ADDRESS,PORT/st_config} and, beside it, a link for each record
 * found there, {@code TARGET,ADDRESS,PORT,TAG,IFACE}.
 */
public final class DiscoveryFolder {
    private static final int FIELDS_AFTER_TARGET = 4;

    private final Path root;
    private final DiscoveryType type;
    private final Path folder;
    private final List<String> warnings;

    DiscoveryFolder(Path root, DiscoveryType type, List<String> warnings) {
        this.root = root;
        this.type = type;
        this.folder = root.resolve(type.folder());
        this.warnings = warnings;
    }

    /**
     * All discovery records, sorted by the names of their folders.
     *
     * @throws IOException if a folder cannot be read
     */
    public List<DatabaseRecord> all() throws IOException {
        List<DatabaseRecord> found = new ArrayList<>();
        for (Path entry : NodeFolder.list(folder)) {
            DatabaseRecord record = read(entry.resolve(type.config()));
            if (record != null) {
                found.add(record);
            }
        }
        return found;
    }

    /**
     * The record of an address, null when there is none.
     *
     * @param address discovery address
     * @param port discovery port
     * @throws IOException if it cannot be read
     */
    public @Nullable DatabaseRecord find(String address, int port) throws IOException {
        return read(place(address, port).resolve(type.config()));
    }

    private @Nullable DatabaseRecord read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        DatabaseRecord record = DatabaseRecord.initial(type.table());
        RecordFile.read(file, record, true, warnings);
        return record;
    }

    /**
     * Writes a record.
     *
     * @param record the record; its address and port say where
     * @throws IOException if it cannot be written
     */
    public void write(DatabaseRecord record) throws IOException {
        Path place = place(record.get(type.addressKey()), record.number(type.portKey()));
        PrivateFile.write(place.resolve(type.config()), RecordFile.format(record));
    }

    /**
     * Deletes a record and the links beside it.
     *
     * @param address discovery address
     * @param port discovery port
     * @throws IOException if it cannot be deleted
     */
    public void delete(String address, int port) throws IOException {
        Path place = place(address, port);
        for (Path entry : NodeFolder.list(place)) {
            Files.delete(entry);
        }
        Files.deleteIfExists(place);
    }

    /**
     * The records that a discovery found, by the names of its links.
     *
     * @param address discovery address
     * @param port discovery port
     * @throws IOException if the folder cannot be read
     */
    public List<NodeAddress> found(String address, int port) throws IOException {
        List<NodeAddress> ids = new ArrayList<>();
        for (Path entry : NodeFolder.list(place(address, port))) {
            NodeAddress id = parse(entry.getFileName().toString());
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    /**
     * Links a record to the discovery that found it.
     *
     * @param address discovery address
     * @param port discovery port
     * @param id the record
     * @throws IOException if the link cannot be made
     */
    public void link(String address, int port, NodeAddress id) throws IOException {
        Path place = PrivateFile.folders(place(address, port));
        Path to = new NodeFolder(root, warnings).portalFolder(id).toAbsolutePath();
        try {
            Files.createSymbolicLink(place.resolve(name(id)), to);
        } catch (FileAlreadyExistsException e) {
            // it was found before
            return;
        }
    }

    /** Removes every discovery's link to a record. */
    void unlink(NodeAddress id) throws IOException {
        for (Path entry : NodeFolder.list(folder)) {
            Files.deleteIfExists(entry.resolve(name(id)));
        }
    }

    private Path place(String address, int port) throws IOException {
        if (!NodeAddress.fits(address)) {
            throw new IOException("address '" + address + "' cannot be a file's name");
        }
        return folder.resolve(address + "," + port);
    }

    static String name(NodeAddress id) {
        return id.target() + "," + id.address() + "," + id.port() + "," + id.tpgt() + "," + id.iface();
    }

    /** The target's name comes first and may hold commas itself. */
    private static @Nullable NodeAddress parse(String name) {
        String[] fields = new String[FIELDS_AFTER_TARGET];
        int end = name.length();
        for (int i = FIELDS_AFTER_TARGET - 1; i >= 0; i--) {
            int comma = name.lastIndexOf(',', end - 1);
            if (comma < 0) {
                return null;
            }
            fields[i] = name.substring(comma + 1, end);
            end = comma;
        }
        return new NodeAddress(
                name.substring(0, end),
                fields[0],
                DatabaseRecord.leadingNumber(fields[1]),
                DatabaseRecord.leadingNumber(fields[2]),
                fields[3]);
    }
}
