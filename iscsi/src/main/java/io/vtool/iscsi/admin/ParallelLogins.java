package io.vtool.iscsi.admin;

import java.util.List;

/** Logs in at several portals at the same time. */
final class ParallelLogins {
    private static final LoginOutcome INTERRUPTED = new OperationFailure(OperationFailure.Kind.LOST, "interrupted", 0);

    private ParallelLogins() {}

    /** The outcomes, in the order of the settings. */
    static List<LoginOutcome> run(IscsiOperations wire, List<LoginSettings> all) {
        return Parallel.each(all, wire::login, INTERRUPTED);
    }
}
