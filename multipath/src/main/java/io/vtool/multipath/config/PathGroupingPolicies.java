package io.vtool.multipath.config;

import java.util.List;

/** The names of the path grouping policies of release 0.9.4. */
final class PathGroupingPolicies {
    static final List<String> NAMES =
            List.of("failover", "multibus", "group_by_serial", "group_by_prio", "group_by_node_name");

    private PathGroupingPolicies() {}
}
