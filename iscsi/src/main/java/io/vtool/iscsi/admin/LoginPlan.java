package io.vtool.iscsi.admin;

import io.vtool.iscsi.node.DatabaseRecord;
import io.vtool.iscsi.node.InitiatorName;
import io.vtool.iscsi.node.NodeRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the settings of a login from a node record. */
final class LoginPlan {
    private final AdminHost host;

    LoginPlan(AdminHost host) {
        this.host = host;
    }

    /** The settings that a record asks for. */
    LoginSettings of(NodeRecord node) throws IOException {
        DatabaseRecord settings = node.settings();
        String own = settings.get("iface.initiatorname");
        String initiator =
                own.isEmpty() ? InitiatorName.readOrMake(host.database().root(), host.random()) : own;
        Map<String, String> wishes = new LinkedHashMap<>();
        wishes.put("HeaderDigest", settings.get("node.conn[0].iscsi.HeaderDigest"));
        wishes.put("DataDigest", settings.get("node.conn[0].iscsi.DataDigest"));
        for (String key : List.of(
                "InitialR2T",
                "ImmediateData",
                "MaxBurstLength",
                "FirstBurstLength",
                "MaxOutstandingR2T",
                "MaxConnections",
                "DefaultTime2Wait",
                "DefaultTime2Retain")) {
            wishes.put(key, settings.get("node.session.iscsi." + key));
        }
        wishes.put("ErrorRecoveryLevel", settings.get("node.session.iscsi.ERL"));
        wishes.put("MaxRecvDataSegmentLength", settings.get("node.conn[0].iscsi.MaxRecvDataSegmentLength"));
        return new LoginSettings(
                new Portal(node.id().address(), node.id().port()),
                node.id().target(),
                initiator,
                chap(settings, "node.session.auth."),
                wishes,
                host.within(settings.number("node.conn[0].timeo.login_timeout")),
                host.left());
    }

    /** The credentials of a record, null when it says that there are none. */
    static @Nullable ChapSettings chap(DatabaseRecord settings, String prefix) {
        if (!settings.get(prefix + "authmethod").equals("CHAP")) {
            return null;
        }
        return new ChapSettings(
                settings.get("node.session.auth.chap_algs"),
                settings.get(prefix + "username"),
                settings.get(prefix + "password"),
                settings.get(prefix + "username_in"),
                settings.get(prefix + "password_in"));
    }
}
