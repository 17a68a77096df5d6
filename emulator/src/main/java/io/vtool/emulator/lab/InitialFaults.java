package io.vtool.emulator.lab;

import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the definition of a lab says is broken from the start: it is broken once all hosts are installed. */
final class InitialFaults {
    /** A fault that disks are found with. */
    private static final String BORN_WITH = "duplicate-wwid";

    /** What hosts take to notice: each path is checked every 20 seconds at least, and a lost connection is given 5. */
    private static final long NOTICED_MILLIS = 30_000;

    private static final long BEFORE_MILLIS = 60_000;

    private final OpenLab lab;
    private final LabHosts hosts;

    InitialFaults(OpenLab lab, LabHosts hosts) {
        this.lab = lab;
        this.hosts = hosts;
    }

    /** Breaks it; what a command that died at this has left is taken away first. */
    void happen(OpenLab.Whole whole) throws IOException, LabException {
        LabClock clock = lab.clock();
        Set<Integer> ids = new HashSet<>();
        for (LabFault left : lab.faults().list()) {
            ids.add(left.id());
        }
        lab.faults().clear(ids);
        long now = clock.millis();
        long first = 0;
        List<LabFault> always = new ArrayList<>();
        List<LabFault> later = new ArrayList<>();
        for (LabFault fault : lab.definition().faults()) {
            first = Math.min(first, fault.since());
            (fault.kind().equals(BORN_WITH) ? always : later).add(fault.numbered(0, now + fault.since()));
        }
        lab.addFaults(always, now);
        long offset = clock.offsetMillis();
        clock.offsetMillis(offset + first - BEFORE_MILLIS); // hosts were there before anything broke
        try {
            hosts.install();
            whole.use(lab);
        } finally {
            clock.offsetMillis(offset);
        }
        List<LabFault> broken = lab.addFaults(later, now);
        lab.advance(NOTICED_MILLIS);
        lab.notice(broken, now, true);
        for (HostConfig config : lab.definition().hosts()) {
            hosts.rescan(config);
        }
    }
}
