package io.vtool.iscsi.target;

import io.vtool.iscsi.login.ChapPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a {@link TargetServer} serves.
 *
 * @param targets the targets; several may share an address
 * @param discoveryChap the proofs a discovery session needs, or null for none
 * @param limits what is spent at most
 * @param anyAddress whether portals may be other than loopback addresses
 */
public record ServerDefinition(
        List<TargetDefinition> targets, @Nullable ChapPolicy discoveryChap, ServerLimits limits, boolean anyAddress) {

    /** Copies the list. */
    public ServerDefinition {
        targets = List.copyOf(targets);
    }
}
