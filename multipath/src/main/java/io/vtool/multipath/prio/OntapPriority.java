package io.vtool.multipath.prio;

import io.vtool.multipath.host.ScsiReply;
import io.vtool.multipath.path.LivePath;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The prioritizer {@code ontap}: kind of adapter, and whether a Fibre Channel path goes through the partner. */
final class OntapPriority implements Prioritizer {
    private static final int ADAPTER = 0x41;
    private static final int PROXY = 0xc1;
    private static final int DIRECT = 4;
    private static final int ISCSI_ADAPTER = 3;
    private static final int ISCSI_SOFTWARE = 2;
    private static final int THROUGH_PARTNER = 1;
    private static final int NAME = 12;

    @Override
    public int priority(LivePath path, @Nullable String arguments, Questions questions) {
        ScsiReply adapter = questions.probe().adapterPage(ADAPTER, questions.timeout());
        byte[] data = adapter.data();
        if (adapter.good() && data.length > NAME && data[8] == ADAPTER && marked(data, 4)) {
            String name = new String(data, NAME, data.length - NAME, StandardCharsets.ISO_8859_1);
            if (name.startsWith("ism_sw") || name.startsWith("iswt")) {
                return ISCSI_SOFTWARE;
            }
            if (name.startsWith("ism_sn")) {
                return ISCSI_ADAPTER;
            }
        }
        ScsiReply proxy = questions.probe().page(PROXY, questions.timeout());
        if (!proxy.good()) {
            return 0;
        }
        byte[] page = proxy.data();
        return page.length > 19 && (page[1] & 0xff) == PROXY && (page[19] & 2) != 0 ? THROUGH_PARTNER : DIRECT;
    }

    private static boolean marked(byte[] data, int at) {
        return data[at] == 0x0a && (data[at + 1] & 0xff) == 0x98 && data[at + 2] == 0x0a;
    }
}
