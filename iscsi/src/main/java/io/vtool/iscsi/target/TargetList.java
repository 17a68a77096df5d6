package io.vtool.iscsi.target;

import io.vtool.iscsi.login.LoginIdentity;
import io.vtool.iscsi.text.AddressText;
import io.vtool.iscsi.text.KeyValue;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** What one initiator may see of the targets: the answer to SendTargets (RFC 7143 appendix C). */
final class TargetList {
    private final Engine engine;
    private final LoginIdentity who;
    private final InetAddress local;

    /**
     * Makes a list for one connection.
     *
     * @param who who asks, in what session
     * @param local the address the initiator reached, told for portals that listen on every address
     */
    TargetList(Engine engine, LoginIdentity who, InetAddress local) {
        this.engine = engine;
        this.who = who;
        this.local = local;
    }

    void answer(String asked, List<KeyValue> answers) {
        boolean all = asked.equals("All");
        String own = who.targetName();
        boolean allowed = who.discovery() ? !asked.isEmpty() : asked.isEmpty() || asked.equals(own);
        if (!allowed) {
            answers.add(new KeyValue("SendTargets", KeyValue.REJECT));
            return;
        }
        for (TargetDefinition target : engine.definition.targets()) {
            boolean wanted = all || target.name().equals(asked.isEmpty() ? own : asked);
            if (wanted && target.admits(who.initiatorName())) {
                answers.add(new KeyValue("TargetName", target.name()));
                for (TargetPortal portal : target.portals()) {
                    answers.add(new KeyValue("TargetAddress", address(portal)));
                }
            }
        }
    }

    private String address(TargetPortal portal) {
        InetSocketAddress at = engine.bound.getOrDefault(portal.address(), portal.address());
        InetAddress host = at.getAddress();
        if (host == null || host.isAnyLocalAddress()) {
            host = local;
        }
        String text = AddressText.of(host);
        int zone = text.indexOf('%');
        text = zone < 0 ? text : text.substring(0, zone);
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + at.getPort() + "," + portal.groupTag();
    }
}
