package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.NodeAddress;
import java.util.List;

/**
 * Interface records, one a line or with the node records bound to them.
 *
 * @param ifaces the records
 * @param nodes all node records, sorted
 * @param tree whether as a tree
 */
public record IfaceListView(List<DatabaseRecord> ifaces, List<NodeAddress> nodes, boolean tree) implements AdminView {
    /** What a line shows after the name, in order. */
    private static final List<String> COLUMNS = List.of(
            "iface.transport_name", "iface.hwaddress", "iface.ipaddress", "iface.net_ifacename", "iface.initiatorname");

    /** Copies the lists. */
    public IfaceListView {
        ifaces = List.copyOf(ifaces);
        nodes = List.copyOf(nodes);
    }

    @Override
    public void print(StringBuilder out) {
        for (DatabaseRecord iface : ifaces) {
            String name = iface.get("iface.iscsi_ifacename");
            if (tree) {
                out.append("Iface: ").append(name).append('\n');
                bound(name, out);
            } else {
                line(name, iface, out);
            }
        }
    }

    private static void line(String name, DatabaseRecord iface, StringBuilder out) {
        out.append(name).append(' ');
        for (int i = 0; i < COLUMNS.size(); i++) {
            String value = iface.get(COLUMNS.get(i));
            out.append(i == 0 ? "" : ",").append(value.isEmpty() ? "<empty>" : value);
        }
        out.append('\n');
    }

    private void bound(String name, StringBuilder out) {
        String target = "";
        for (NodeAddress node : nodes) {
            if (!node.iface().equals(name)) {
                continue;
            }
            if (!node.target().equals(target)) {
                target = node.target();
                out.append("\tTarget: ").append(target).append('\n');
            }
            out.append("\t\tPortal: ")
                    .append(Portal.show(node.address()))
                    .append(':')
                    .append(node.port());
            out.append(',').append(node.tpgt()).append('\n');
        }
    }
}
