package io.vtool.emulator.array.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One iSCSI target of an array.
 *
 * @param iqn iSCSI name
 * @param portals where it can be reached
 * @param luns what it shows
 * @param chap authentication, null for none
 * @param acl names of the initiators that may log in; empty for everyone
 * @param controller whether LUN 0 is a storage array controller device, which has no medium
 * @param parameters what it wants of the text keys where that differs from the usual
 */
public record TargetConfig(
        String iqn,
        List<PortalConfig> portals,
        List<LunConfig> luns,
        @Nullable ChapConfig chap,
        List<String> acl,
        boolean controller,
        Map<String, String> parameters) {

    /**
     * Makes a target without a controller device, with the usual parameters.
     *
     * @param iqn iSCSI name
     * @param portals where it can be reached
     * @param luns what it shows
     * @param chap authentication, null for none
     * @param acl names of the initiators that may log in; empty for everyone
     */
    public TargetConfig(
            String iqn, List<PortalConfig> portals, List<LunConfig> luns, @Nullable ChapConfig chap, List<String> acl) {
        this(iqn, portals, luns, chap, acl, false, Map.of());
    }

    /** Copies the lists and checks that LUN 0 is not given away twice. */
    public TargetConfig {
        portals = List.copyOf(portals);
        luns = List.copyOf(luns);
        acl = List.copyOf(acl);
        parameters = Map.copyOf(parameters);
        for (LunConfig lun : luns) {
            if (controller && lun.lun() == 0) {
                throw new IllegalArgumentException("target " + iqn + ": LUN 0 is its controller");
            }
        }
    }

    /**
     * Tells whether an initiator may use this target.
     *
     * @param initiatorName iSCSI name
     * @return true if the access list is empty or has the name
     */
    public boolean admits(String initiatorName) {
        return acl.isEmpty() || acl.contains(initiatorName);
    }

    /**
     * Returns the same target with other portals.
     *
     * @param other where it can be reached
     * @return the changed target
     */
    public TargetConfig withPortals(List<PortalConfig> other) {
        return new TargetConfig(iqn, other, luns, chap, acl, controller, parameters);
    }

    /**
     * Returns the same target with other LUNs.
     *
     * @param other what it shows
     * @return the changed target
     */
    public TargetConfig withLuns(List<LunConfig> other) {
        return new TargetConfig(iqn, portals, other, chap, acl, controller, parameters);
    }
}
