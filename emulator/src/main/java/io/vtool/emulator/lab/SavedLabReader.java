package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.VolumeImage;
import io.vtool.emulator.lab.fault.FaultText;
import io.vtool.emulator.lab.fault.LabFault;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.scsi.table.EnumNames;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a saved definition; what makes no sense is an exception of the runtime's. */
final class SavedLabReader {
    private final List<ArrayConfig> arrays = new ArrayList<>();
    private String @Nullable [] array;
    private final List<VolumeConfig> volumes = new ArrayList<>();
    private final List<TargetConfig> targets = new ArrayList<>();
    private @Nullable String iqn;
    private final List<PortalConfig> portals = new ArrayList<>();
    private final List<LunConfig> luns = new ArrayList<>();
    private @Nullable ChapConfig chap;
    private final List<String> acl = new ArrayList<>();
    private boolean controller;
    private final Map<String, String> parameters = new HashMap<>();
    private final List<HostConfig> hosts = new ArrayList<>();
    private String @Nullable [] host;
    private final List<String> sessions = new ArrayList<>();
    private final List<String> rescanned = new ArrayList<>();
    private final List<String> active = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<LabFault> faults = new ArrayList<>();
    private final List<VolumeImage> images = new ArrayList<>();
    private final SavedGroupReader more = new SavedGroupReader();

    void take(String[] f) {
        switch (f[0]) {
            case "array" -> {
                endArray();
                array = f;
            }
            case "target" -> {
                endTarget();
                iqn = f[1];
            }
            case "volume" ->
                volumes.add(new VolumeConfig(
                        f[1],
                        Long.parseLong(f[2]),
                        Integer.parseInt(f[3]),
                        Integer.parseInt(f[4]),
                        f[5],
                        f[6],
                        Boolean.parseBoolean(f[7]),
                        Boolean.parseBoolean(f[8]),
                        Boolean.parseBoolean(f[9])));
            case "access" -> access(f);
            case "portal" -> portals.add(portal(f));
            case "lun" -> luns.add(new LunConfig(Integer.parseInt(f[1]), f[2]));
            case "chap" -> chap = new ChapConfig(f[1], f[2], orNull(f[3]), orNull(f[4]));
            case "acl" -> acl.add(f[1]);
            case "controller" -> controller = true;
            case "parameter" -> parameters.put(f[1], f[2]);
            case "host" -> {
                endArray();
                endHost();
                host = f;
            }
            case "session" -> sessions.add(f[1]);
            case "rescanned" -> rescanned.add(f[1]);
            case "active" -> active.add(f[1]);
            case "open" -> open.add(f[1]);
            case "image" -> images.add(new VolumeImage(f[1], LineText.unescape(f[2])));
            case "fault" -> faults.addAll(FaultText.parse(String.join("\t", f).substring(f[0].length() + 1)));
            default -> more.take(f);
        }
    }

    /** A group's access to the volume of the line before. */
    private void access(String[] f) {
        VolumeConfig volume = volumes.remove(volumes.size() - 1);
        Map<Integer, AluaAccess> access = new HashMap<>(volume.access());
        AluaState state = EnumNames.find(AluaState.values(), f[2]);
        access.put(Integer.parseInt(f[1]), new AluaAccess(state, Boolean.parseBoolean(f[3])));
        volumes.add(volume.withAccess(access));
    }

    private static PortalConfig portal(String[] f) {
        InetSocketAddress address = PortalAddress.parse(f[1]);
        if (address == null) {
            throw new IllegalArgumentException("no address");
        }
        // once an address of IPv6 was written as Java has it
        String now = f[1].startsWith("[") ? PortalAddress.format(address) : f[1];
        return new PortalConfig(
                now, Integer.parseInt(f[2]), Integer.parseInt(f[3]), EnumNames.find(AluaState.values(), f[4]));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void endTarget() {
        String name = iqn;
        if (name != null) {
            targets.add(new TargetConfig(name, portals, luns, chap, acl, controller, parameters));
        } else if (!portals.isEmpty() || !luns.isEmpty() || chap != null || !acl.isEmpty()) {
            throw new IllegalArgumentException("no target");
        }
        iqn = null;
        portals.clear();
        luns.clear();
        chap = null;
        acl.clear();
        controller = false;
        parameters.clear();
    }

    private void endArray() {
        endTarget();
        String[] a = array;
        if (a != null) {
            arrays.add(
                    new ArrayConfig(a[1], a[2], a[3], a[4], EnumNames.find(AluaMode.values(), a[5]), volumes, targets));
        } else if (!volumes.isEmpty() || !targets.isEmpty()) {
            throw new IllegalArgumentException("no array");
        }
        array = null;
        volumes.clear();
        targets.clear();
    }

    private void endHost() {
        String[] h = host;
        if (h != null) {
            hosts.add(new HostConfig(
                    h[1],
                    h[2],
                    EnumNames.find(HostConfig.Style.values(), h[3]),
                    EnumNames.find(HostConfig.Sessions.values(), h[4]),
                    sessions,
                    rescanned,
                    Boolean.parseBoolean(h[5]),
                    Boolean.parseBoolean(h[6]) ? LineText.unescape(h[7]) : null,
                    active,
                    open));
        } else if (!sessions.isEmpty() || !rescanned.isEmpty() || !active.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        host = null;
        sessions.clear();
        rescanned.clear();
        active.clear();
        open.clear();
    }

    /** The definition, when all lines were taken. */
    LabDefinition end() {
        endArray();
        endHost();
        return new LabDefinition(arrays, hosts, more.groups(), more.dfsr(), faults, images);
    }
}
