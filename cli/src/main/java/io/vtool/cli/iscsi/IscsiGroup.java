package io.vtool.cli.iscsi;

import io.vtool.cli.model.Command;
import io.vtool.cli.model.Group;
import io.vtool.cli.model.GroupModel;
import io.vtool.iscsi.admin.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands about iSCSI. A new one is a verb in the list and a line in the switch. */
public final class IscsiGroup implements Group {
    private final AdminHosts hosts;

    /** The group on the default host. */
    public IscsiGroup() {
        this(new LabHosts());
    }

    IscsiGroup(AdminHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public GroupModel model() {
        return new GroupModel(
                "iscsi",
                "Find iSCSI targets, log in to them and show sessions",
                List.of(
                        "Each mode of `iscsiadm` is a command here, with its options and the same text, and with JSON for every view. "
                                + "`-o` and `-v` mean something else in all commands of vtool: as those of `iscsiadm` they are taken where "
                                + "an operation such as `update` follows, and behind `-n`; `--op` and `--value` always are.",
                        "The host that logs in is one of the lab's, picked with `--host` or `$VTOOL_HOST`: its records are in "
                                + "`state-N/hosts/NAME/etc/iscsi` below the lab's folder, in the layout of open-iscsi. Addresses that the lab "
                                + "owns lead to its arrays, all others to real targets. `--iscsi-root DIR`, or `$VTOOL_ISCSI_ROOT`, works "
                                + "on another node database, such as the real /etc/iscsi, and changes it where the command says so."),
                List.of(
                        "discovery",
                        "discoverydb",
                        "node",
                        "session",
                        "iface",
                        "host",
                        "fw",
                        "luns",
                        "ping",
                        "daemon"));
    }

    @Override
    public List<String> options(List<String> words) {
        return AdminWords.toOptions(words);
    }

    @Override
    public @Nullable Command command(String verb) {
        return switch (verb) {
            case "discovery" -> new AdminCommand(Mode.DISCOVERY, hosts);
            case "discoverydb" -> new AdminCommand(Mode.DISCOVERYDB, hosts);
            case "node" -> new AdminCommand(Mode.NODE, hosts);
            case "session" -> new AdminCommand(Mode.SESSION, hosts);
            case "iface" -> new AdminCommand(Mode.IFACE, hosts);
            case "host" -> new AdminCommand(Mode.HOST, hosts);
            case "fw" -> new AdminCommand(Mode.FW, hosts);
            case "luns" -> new LunsCommand(hosts);
            case "ping" -> new PingCommand(hosts);
            case "daemon" -> new DaemonCommand(hosts);
            default -> null;
        };
    }
}
