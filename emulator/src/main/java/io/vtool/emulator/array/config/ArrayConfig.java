package io.vtool.emulator.array.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One array of a lab definition.
 *
 * @param name name, unique in the lab
 * @param vendor T10 VENDOR IDENTIFICATION, at most 8 characters
 * @param product PRODUCT IDENTIFICATION, at most 16 characters
 * @param revision PRODUCT REVISION LEVEL, at most 4 characters
 * @param alua how it manages asymmetric access
 * @param volumes its volumes
 * @param targets its iSCSI targets
 */
public record ArrayConfig(
        String name,
        String vendor,
        String product,
        String revision,
        AluaMode alua,
        List<VolumeConfig> volumes,
        List<TargetConfig> targets) {

    /** Copies the lists and checks that every LUN has its volume and every name is unique. */
    public ArrayConfig {
        volumes = List.copyOf(volumes);
        targets = List.copyOf(targets);
        Set<String> names = new HashSet<>();
        for (VolumeConfig volume : volumes) {
            if (!names.add(volume.name())) {
                throw new IllegalArgumentException("array " + name + ": two volumes " + volume.name());
            }
        }
        Set<String> iqns = new HashSet<>();
        for (TargetConfig target : targets) {
            if (!iqns.add(target.iqn())) {
                throw new IllegalArgumentException("array " + name + ": two targets " + target.iqn());
            }
            for (LunConfig lun : target.luns()) {
                if (!names.contains(lun.volume())) {
                    throw new IllegalArgumentException(
                            "target " + target.iqn() + ": LUN " + lun.lun() + " has no volume " + lun.volume());
                }
            }
        }
    }

    /**
     * Returns the SCSI target ports: one for each target portal group of each target, numbered from 1.
     *
     * @return the ports in the order of the definition
     */
    public List<TargetPort> ports() {
        List<TargetPort> ports = new ArrayList<>();
        for (TargetConfig target : targets) {
            Set<Integer> seen = new HashSet<>();
            for (PortalConfig portal : target.portals()) {
                if (seen.add(portal.tpgt())) {
                    ports.add(new TargetPort(
                            ports.size() + 1, target.iqn(), portal.tpgt(), portal.portGroup(), portal.state()));
                }
            }
        }
        return ports;
    }

    /**
     * Returns how the target port groups give access to what has no access of its own.
     *
     * @return access by group number
     */
    public Map<Integer, AluaAccess> access() {
        Map<Integer, AluaAccess> access = new TreeMap<>();
        for (TargetPort port : ports()) {
            if (!access.containsKey(port.group())) {
                access.put(port.group(), AluaAccess.of(port.initialState()));
            }
        }
        return access;
    }

    /**
     * Returns how the target port groups give access to a volume.
     *
     * @param volume the volume
     * @return access by group number
     */
    public Map<Integer, AluaAccess> access(VolumeConfig volume) {
        Map<Integer, AluaAccess> access = access();
        for (Map.Entry<Integer, AluaAccess> own : volume.access().entrySet()) {
            access.replace(own.getKey(), own.getValue());
        }
        return access;
    }
}
