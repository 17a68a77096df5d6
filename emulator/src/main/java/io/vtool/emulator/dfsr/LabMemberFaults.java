package io.vtool.emulator.dfsr;

import io.vtool.dfsr.config.Connection;
import io.vtool.dfsr.engine.MemberFaults;
import io.vtool.emulator.lab.fault.LabFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of a lab, as replication meets them. */
public final class LabMemberFaults implements MemberFaults {
    private final List<LabFault> faults = new ArrayList<>();

    /**
     * Takes those of the lab's faults that are about replication.
     *
     * @param all the lab's faults
     */
    public LabMemberFaults(List<LabFault> all) {
        for (LabFault fault : all) {
            if (isOne(fault.kind())) {
                faults.add(fault);
            }
        }
    }

    /**
     * Whether a kind of fault is about replication.
     *
     * @param kind its name
     */
    public static boolean isOne(String kind) {
        return kind.startsWith("dfsr-");
    }

    private @Nullable LabFault find(String kind, String on) {
        for (LabFault fault : faults) {
            if (fault.kind().equals(kind) && fault.on().equalsIgnoreCase(on)) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable LabFault find(String kind, Connection connection) {
        return find(kind, connection.sending() + ">" + connection.receiving());
    }

    private @Nullable LabFault file(String kind, String member, String path) {
        for (LabFault fault : faults) {
            boolean here = fault.kind().equals(kind) && fault.on().equalsIgnoreCase(member);
            if (here && fault.value("path").equalsIgnoreCase(path)) {
                return fault;
            }
        }
        return null;
    }

    private static long since(@Nullable LabFault fault) {
        return fault == null ? 0 : Math.max(1, fault.since());
    }

    @Override
    public boolean serviceStopped(String member) {
        return find("dfsr-service-stopped", member) != null;
    }

    @Override
    public boolean connectionDown(Connection connection) {
        return find("dfsr-connection-down", connection) != null;
    }

    @Override
    public boolean rightsLost(String member) {
        return find("dfsr-rights-lost", member) != null;
    }

    @Override
    public boolean sharingViolation(String member, String path) {
        return file("dfsr-sharing-violation", member, path) != null;
    }

    @Override
    public boolean mixedVersions(Connection connection) {
        return find("dfsr-mixed-versions", connection) != null;
    }

    @Override
    public long stagingQuota(String member) {
        LabFault fault = find("dfsr-staging-quota", member);
        return fault == null ? -1 : Long.parseLong(fault.value("bytes"));
    }

    @Override
    public boolean scheduleClosed(Connection connection) {
        return find("dfsr-schedule-closed", connection) != null;
    }

    @Override
    public long configurationLate(Connection connection) {
        return since(find("dfsr-ad-latency", connection));
    }

    @Override
    public long journalWrap(String member) {
        return since(find("dfsr-journal-wrap", member));
    }

    @Override
    public long dirtyShutdown(String member) {
        return since(find("dfsr-dirty-shutdown", member));
    }

    @Override
    public boolean recoversItself(String member) {
        LabFault fault = find("dfsr-dirty-shutdown", member);
        return fault != null && fault.value("auto").equals("true");
    }

    @Override
    public long manifestDamaged(String member) {
        return since(find("dfsr-manifest-damaged", member));
    }

    @Override
    public long staleStageFile(String member, String path) {
        return since(file("dfsr-stale-stage-file", member, path));
    }

    @Override
    public boolean contentStale(String member) {
        return find("dfsr-content-freshness", member) != null;
    }

    /**
     * Whether a kind of fault is about the moment in which it is added.
     *
     * @param kind its name
     */
    public static boolean happensAtOnce(String kind) {
        return kind.startsWith("dfsr-snapshot");
    }

    @Override
    public long snapshotTaken(String member) {
        return since(find("dfsr-snapshot", member));
    }

    @Override
    public long snapshotRollback(String member) {
        return since(find("dfsr-snapshot-rollback", member));
    }

    @Override
    public int lostVersions(String member) {
        LabFault fault = find("dfsr-snapshot-rollback", member);
        return fault == null ? 0 : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(fault.value("versions")));
    }

    @Override
    public String filter(String member) {
        LabFault fault = find("dfsr-filter", member);
        return fault == null ? "" : fault.value("pattern");
    }
}
