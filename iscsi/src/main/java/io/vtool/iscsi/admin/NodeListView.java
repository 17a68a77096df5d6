package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.NodeAddress;
import java.util.List;

/**
 * Node records, one a line or as a tree.
 *
 * @param nodes the records
 * @param tree whether as a tree
 */
public record NodeListView(List<NodeAddress> nodes, boolean tree) implements AdminView {
    /** Copies the list. */
    public NodeListView {
        nodes = List.copyOf(nodes);
    }

    @Override
    public void print(StringBuilder out) {
        if (tree) {
            tree(nodes, out);
            return;
        }
        for (NodeAddress node : nodes) {
            out.append(Portal.show(node.address()))
                    .append(':')
                    .append(node.port())
                    .append(',');
            out.append(Integer.toUnsignedString(node.tpgt()))
                    .append(' ')
                    .append(node.target())
                    .append('\n');
        }
    }

    /** Prints records below their targets. */
    static void tree(List<NodeAddress> nodes, StringBuilder out) {
        String target = "";
        for (NodeAddress node : nodes) {
            if (!node.target().equals(target)) {
                target = node.target();
                out.append("Target: ").append(target).append('\n');
            }
            out.append("\tPortal: ")
                    .append(Portal.show(node.address()))
                    .append(':')
                    .append(node.port());
            out.append(',')
                    .append(node.tpgt())
                    .append("\n\t\tIface Name: ")
                    .append(node.iface())
                    .append('\n');
        }
    }
}
