package io.vtool.iscsi.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The database of one host: the folder that open-iscsi keeps in {@code /etc/iscsi} or {@code /var/lib/iscsi}. Records that
 * cannot be read in full never hide others; what was wrong stands in {@link #warnings}.
 */
public final class NodeDatabase {
    private static final String STATIC = "static";

    private final Path root;
    private final String shownRoot;
    private final List<String> warnings = new ArrayList<>();
    private final NodeFolder nodes;
    private final DiscoveryFolder sendTargets;
    private final DiscoveryFolder isns;
    private final IfaceFolder ifaces;

    /**
     * Opens a database; it may be missing.
     *
     * @param root its folder
     * @param shownRoot the folder as messages name it, the path that the host sees
     */
    public NodeDatabase(Path root, String shownRoot) {
        this.root = root;
        this.shownRoot = shownRoot;
        this.nodes = new NodeFolder(root, warnings);
        this.sendTargets = new DiscoveryFolder(root, DiscoveryType.SENDTARGETS, warnings);
        this.isns = new DiscoveryFolder(root, DiscoveryType.ISNS, warnings);
        this.ifaces = new IfaceFolder(root, warnings);
    }

    /** Its folder. */
    public Path root() {
        return root;
    }

    /** Its folder as messages name it. */
    public String shownRoot() {
        return shownRoot;
    }

    /** The node records. */
    public NodeFolder nodes() {
        return nodes;
    }

    /** The records of portals that were asked, and what was found there. */
    public DiscoveryFolder discoveries() {
        return sendTargets;
    }

    /**
     * The discovery records of a kind and what they found.
     *
     * @param type the kind
     */
    public DiscoveryFolder discoveries(DiscoveryType type) {
        return type == DiscoveryType.ISNS ? isns : sendTargets;
    }

    /** The interface records. */
    public IfaceFolder ifaces() {
        return ifaces;
    }

    /** What could not be understood since the last call. */
    public List<String> warnings() {
        List<String> all = List.copyOf(warnings);
        warnings.clear();
        return all;
    }

    /**
     * The values of a new node record: those of {@code iscsid.conf}, or of the packaged one when there is no such file.
     *
     * @throws IOException if the file cannot be read
     */
    public DatabaseRecord nodeDefaults() throws IOException {
        return defaults(RecordTable.node());
    }

    /**
     * The values of a new discovery record.
     *
     * @param type its kind
     * @throws IOException if {@code iscsid.conf} cannot be read
     */
    public DatabaseRecord discoveryDefaults(DiscoveryType type) throws IOException {
        return defaults(type.table());
    }

    private DatabaseRecord defaults(RecordTable table) throws IOException {
        Path conf = root.resolve("iscsid.conf");
        if (!Files.exists(conf)) {
            return DatabaseRecord.packaged(table);
        }
        DatabaseRecord record = DatabaseRecord.initial(table);
        RecordFile.read(conf, record, false, warnings);
        return record;
    }

    /**
     * Writes a node record that a user makes by hand. Where its group is known, a link tells of that.
     *
     * @param record the record
     * @throws IOException if it cannot be written
     */
    public void add(NodeRecord record) throws IOException {
        nodes.write(record);
        NodeAddress id = record.id();
        if (id.tpgt() != NodeAddress.UNKNOWN_GROUP) {
            Path link = PrivateFile.folders(root.resolve(STATIC)).resolve(DiscoveryFolder.name(id));
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(link, nodes.portalFolder(id).toAbsolutePath());
            }
        }
    }

    /**
     * Deletes a node record and the discovery's link to it.
     *
     * @param id what it is found by
     * @throws IOException if it cannot be deleted
     */
    public void delete(NodeAddress id) throws IOException {
        nodes.delete(id);
        Files.deleteIfExists(root.resolve(STATIC).resolve(DiscoveryFolder.name(id)));
        sendTargets.unlink(id);
        isns.unlink(id);
    }
}
