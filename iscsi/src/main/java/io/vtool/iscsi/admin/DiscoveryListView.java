package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DiscoveryType;
import io.vtool.iscsi.node.NodeAddress;
import java.util.List;

/**
 * The discovery records, one a line or as a tree with what they found.
 *
 * @param discoveries the records
 * @param statics records that were added by hand
 * @param tree whether as a tree
 */
public record DiscoveryListView(List<Discovery> discoveries, List<NodeAddress> statics, boolean tree)
        implements AdminView {
    private static final String NOTHING = "No targets found.\n";

    /** Copies the lists. */
    public DiscoveryListView {
        discoveries = List.copyOf(discoveries);
        statics = List.copyOf(statics);
    }

    /**
     * One discovery address.
     *
     * @param type its kind
     * @param portal the address
     * @param found the records found there
     */
    public record Discovery(DiscoveryType type, Portal portal, List<NodeAddress> found) {
        /** Copies the list. */
        public Discovery {
            found = List.copyOf(found);
        }
    }

    @Override
    public void print(StringBuilder out) {
        if (!tree) {
            for (Discovery discovery : discoveries) {
                out.append(discovery.portal())
                        .append(" via ")
                        .append(discovery.type().word())
                        .append('\n');
            }
            return;
        }
        out.append("SENDTARGETS:\n");
        section(DiscoveryType.SENDTARGETS, out);
        out.append("iSNS:\n");
        section(DiscoveryType.ISNS, out);
        out.append("STATIC:\n");
        NodeListView.tree(statics, out);
        out.append(statics.isEmpty() ? NOTHING : "").append("FIRMWARE:\n").append(NOTHING);
    }

    private void section(DiscoveryType type, StringBuilder out) {
        boolean none = true;
        for (Discovery discovery : discoveries) {
            if (discovery.type() == type) {
                none = false;
                out.append("DiscoveryAddress: ")
                        .append(discovery.portal().address())
                        .append(',')
                        .append(discovery.portal().port())
                        .append('\n');
                NodeListView.tree(discovery.found(), out);
            }
        }
        out.append(none ? NOTHING : "");
    }
}
