package io.vtool.iscsi.admin;

import java.io.IOException;
import java.util.List;

/** {@code iscsiadm}: does what a request asks of a host. */
public final class Admin {
    private final AdminHost host;
    private final AdminOutput out;

    /**
     * Readies it.
     *
     * @param host the host
     * @param out where answers go
     */
    public Admin(AdminHost host, AdminOutput out) {
        this.host = host;
        this.out = out;
    }

    /**
     * Carries out a request.
     *
     * @param request what is asked; its options are those that its mode allows
     * @return the exit status
     * @throws IOException if the host's own files cannot be read or written
     */
    public int run(AdminRequest request) throws IOException {
        int code = dispatch(request);
        warnings(host.database().warnings());
        return code;
    }

    private int dispatch(AdminRequest request) throws IOException {
        return switch (request.mode()) {
            case DISCOVERY -> new DiscoveryMode(host, out).run(request);
            case DISCOVERYDB -> new DiscoveryDatabaseMode(host, out).run(request);
            case NODE -> new NodeMode(host, out).run(request);
            case SESSION -> new SessionMode(host, out).run(request);
            case HOST -> new HostMode(host, out).run(request);
            case IFACE -> new IfaceMode(host, out).run(request);
            case FW -> {
                out.error(DiscoveryMode.NO_FIRMWARE);
                yield ExitCode.NO_OBJS_FOUND;
            }
        };
    }

    private void warnings(List<String> texts) {
        for (String text : texts) {
            out.error(text);
        }
    }
}
