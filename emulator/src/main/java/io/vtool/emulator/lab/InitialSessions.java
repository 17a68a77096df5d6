package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.host.HostBoot;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.admin.Portal;
import io.vtool.iscsi.text.AddressText;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a host is logged in to when the lab is new. */
final class InitialSessions {
    private InitialSessions() {}

    static List<HostBoot.Wanted> of(LabDefinition definition, HostConfig host) {
        List<HostBoot.Wanted> wanted = new ArrayList<>();
        for (ArrayConfig array : definition.arrays()) {
            for (TargetConfig target : array.targets()) {
                List<Portal> portals = portals(target, host);
                if (target.admits(host.initiatorName()) && !portals.isEmpty()) {
                    wanted.add(new HostBoot.Wanted(target.iqn(), portals, chap(target.chap())));
                }
            }
        }
        return wanted;
    }

    private static List<Portal> portals(TargetConfig target, HostConfig host) {
        List<Portal> portals = new ArrayList<>();
        for (PortalConfig portal : target.portals()) {
            boolean taken = switch (host.sessions()) {
                case ALL -> true;
                case NONE -> false;
                case SOME -> host.portals().contains(portal.address());
            };
            if (taken) {
                InetSocketAddress at = Objects.requireNonNull(PortalAddress.parse(portal.address()));
                portals.add(new Portal(AddressText.of(at.getAddress()), at.getPort()));
            }
        }
        return portals;
    }

    private static @Nullable List<String> chap(@Nullable ChapConfig chap) {
        if (chap == null) {
            return null;
        }
        String user = chap.mutualUser();
        String secret = chap.mutualSecret();
        return List.of(chap.user(), chap.secret(), user == null ? "" : user, secret == null ? "" : secret);
    }
}
