package io.vtool.iscsi.target;

import io.vtool.iscsi.login.ChapPolicy;
import io.vtool.iscsi.login.TargetParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is to be served.
 *
 * @param name iSCSI name
 * @param alias alias told at login, or null
 * @param portals where it is reached
 * @param device its logical units
 * @param chap the proofs a login needs, or null for none
 * @param acl the initiator names that may see and use it, or null for everyone
 * @param parameters what it wants of the text keys where that differs from the usual, see {@link TargetParameters}
 */
public record TargetDefinition(
        String name,
        @Nullable String alias,
        List<TargetPortal> portals,
        ScsiDevice device,
        @Nullable ChapPolicy chap,
        @Nullable Set<String> acl,
        Map<String, String> parameters) {

    /**
     * Makes a target with the usual parameters.
     *
     * @param name iSCSI name
     * @param alias alias told at login, or null
     * @param portals where it is reached
     * @param device its logical units
     * @param chap the proofs a login needs, or null for none
     * @param acl the initiator names that may see and use it, or null for everyone
     */
    public TargetDefinition(
            String name,
            @Nullable String alias,
            List<TargetPortal> portals,
            ScsiDevice device,
            @Nullable ChapPolicy chap,
            @Nullable Set<String> acl) {
        this(name, alias, portals, device, chap, acl, Map.of());
    }

    /** Copies the collections and checks the parameters. */
    public TargetDefinition {
        portals = List.copyOf(portals);
        acl = acl == null ? null : Set.copyOf(acl);
        parameters = Map.copyOf(parameters);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String problem = TargetParameters.problem(parameter.getKey(), parameter.getValue());
            if (problem != null) {
                throw new IllegalArgumentException(name + ": " + parameter.getKey() + " " + problem);
            }
        }
    }

    boolean admits(String initiatorName) {
        return acl == null || acl.contains(initiatorName);
    }
}
