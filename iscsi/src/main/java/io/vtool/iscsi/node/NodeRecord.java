package io.vtool.iscsi.node;

/**
 * A node record: how to log in to one portal of one target through one interface.
 *
 * @param id what it is found by
 * @param settings all its keys
 */
public record NodeRecord(NodeAddress id, DatabaseRecord settings) {
    /**
     * A record whose identifying keys are set.
     *
     * @param id what it is found by
     * @param defaults the other values; copied
     */
    public static NodeRecord of(NodeAddress id, DatabaseRecord defaults) {
        DatabaseRecord settings = defaults.copy()
                .put("node.name", id.target())
                .put("node.tpgt", Integer.toString(id.tpgt()))
                .put("iface.iscsi_ifacename", id.iface())
                .put("node.conn[0].address", id.address())
                .put("node.conn[0].port", Integer.toString(id.port()));
        return new NodeRecord(id, settings);
    }

    /**
     * The record that a file holds.
     *
     * @param settings what was read
     */
    static NodeRecord read(DatabaseRecord settings) {
        return new NodeRecord(
                new NodeAddress(
                        settings.get("node.name"),
                        settings.get("node.conn[0].address"),
                        settings.number("node.conn[0].port"),
                        settings.number("node.tpgt"),
                        settings.get("iface.iscsi_ifacename")),
                settings);
    }

    /**
     * Gives it the interface's values.
     *
     * @param iface an interface record
     * @return this
     */
    public NodeRecord through(DatabaseRecord iface) {
        RecordTable keys = iface.table();
        for (int i = 0; i < keys.size(); i++) {
            settings.put(keys.key(i).name(), iface.value(i));
        }
        return this;
    }

    /**
     * Says which discovery found it.
     *
     * @param type such as {@code send_targets}
     * @param address discovery address
     * @param port discovery port
     * @return this
     */
    public NodeRecord foundBy(String type, String address, int port) {
        settings.put("node.discovery_type", type)
                .put("node.discovery_address", address)
                .put("node.discovery_port", Integer.toString(port));
        return this;
    }
}
