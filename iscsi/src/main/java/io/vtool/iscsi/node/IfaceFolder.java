package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of interface records, {@code ifaces/NAME}; two more are built in and have no file. */
public final class IfaceFolder {
    /** The interface of everyone who does not ask for one. */
    public static final String DEFAULT = "default";

    private static final String ISER = "iser";

    private final Path folder;
    private final List<String> warnings;

    IfaceFolder(Path root, List<String> warnings) {
        this.folder = root.resolve("ifaces");
        this.warnings = warnings;
    }

    /**
     * Whether a name is that of a built-in interface.
     *
     * @param name interface name
     */
    public static boolean builtIn(String name) {
        return name.equals(DEFAULT) || name.equals(ISER);
    }

    /** The records built in. */
    public static List<DatabaseRecord> builtIn() {
        return List.of(fresh(DEFAULT), fresh(ISER).put("iface.transport_name", ISER));
    }

    /**
     * A new record.
     *
     * @param name interface name
     */
    public static DatabaseRecord fresh(String name) {
        return DatabaseRecord.initial(RecordTable.iface()).put("iface.iscsi_ifacename", name);
    }

    /**
     * The records that a user made, sorted by name.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<DatabaseRecord> made() throws IOException {
        List<DatabaseRecord> found = new ArrayList<>();
        for (Path entry : NodeFolder.list(folder)) {
            String name = entry.getFileName().toString();
            DatabaseRecord record = builtIn(name) ? null : find(name);
            if (record != null) {
                found.add(record);
            }
        }
        return found;
    }

    /**
     * A record by name, null when there is none.
     *
     * @param name interface name
     * @throws IOException if it cannot be read
     */
    public @Nullable DatabaseRecord find(String name) throws IOException {
        for (DatabaseRecord record : builtIn()) {
            if (record.get("iface.iscsi_ifacename").equals(name)) {
                return record;
            }
        }
        if (!NodeAddress.fits(name)) {
            return null;
        }
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        DatabaseRecord record = fresh(name);
        RecordFile.read(file, record, true, warnings);
        return record;
    }

    /**
     * Writes a record.
     *
     * @param record the record
     * @throws IOException if it cannot be written
     */
    public void write(DatabaseRecord record) throws IOException {
        PrivateFile.write(file(record.get("iface.iscsi_ifacename")), RecordFile.format(record));
    }

    /**
     * Deletes a record.
     *
     * @param name interface name
     * @throws IOException if it cannot be deleted
     */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    private Path file(String name) throws IOException {
        if (!NodeAddress.fits(name)) {
            throw new IOException("interface name '" + name + "' cannot be a file's name");
        }
        return folder.resolve(name);
    }
}
