package io.vtool.emulator.array;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.iscsi.chap.ChapAccount;
import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.target.ScsiDevice;
import io.vtool.iscsi.target.TargetDefinition;
import io.vtool.iscsi.target.TargetPortal;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the target engine has to serve for an array: its targets with their portals, numbered as the array numbers its ports. */
public final class ArrayTargets {
    private static final int DEFAULT_PORT = 3260;

    private ArrayTargets() {}

    /**
     * Derives the definitions.
     *
     * @param config the array
     * @param device its device server
     * @return one definition for each target
     */
    public static List<TargetDefinition> of(ArrayConfig config, ScsiDevice device) {
        List<TargetPort> ports = config.ports();
        List<TargetDefinition> definitions = new ArrayList<>();
        for (TargetConfig target : config.targets()) {
            List<TargetPortal> portals = new ArrayList<>();
            for (PortalConfig portal : target.portals()) {
                int relativePort = relativePort(ports, target.iqn(), portal.tpgt());
                portals.add(new TargetPortal(
                        address(portal.address()), portal.tpgt(), relativePort, null, portal.address()));
            }
            Set<String> acl = target.acl().isEmpty() ? null : Set.copyOf(target.acl());
            definitions.add(new TargetDefinition(
                    target.iqn(), null, portals, device, policy(target.chap()), acl, target.parameters()));
        }
        return definitions;
    }

    private static int relativePort(List<TargetPort> ports, String iqn, int tpgt) {
        for (TargetPort port : ports) {
            if (port.tpgt() == tpgt && port.targetName().equals(iqn)) {
                return port.relativeId();
            }
        }
        throw new IllegalStateException("target " + iqn + " has no port for portal group " + tpgt);
    }

    /**
     * Reads the address of a portal.
     *
     * @param text {@code host:port}, an IPv6 host in brackets; port 3260 if there is none
     * @return the address, resolved
     */
    public static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        boolean hasPort = colon > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, colon) : text;
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        try {
            return new InetSocketAddress(host, hasPort ? Integer.parseInt(text.substring(colon + 1)) : DEFAULT_PORT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("portal address " + text + " is not host:port", e);
        }
    }

    private static @Nullable ChapPolicy policy(@Nullable ChapConfig chap) {
        if (chap == null) {
            return null;
        }
        String mutualUser = chap.mutualUser();
        String mutualSecret = chap.mutualSecret();
        ChapAccount target = mutualUser == null || mutualSecret == null
                ? null
                : ChapAccount.of(mutualUser, mutualSecret.toCharArray());
        return new ChapPolicy(ChapAccount.of(chap.user(), chap.secret().toCharArray()), target);
    }
}
