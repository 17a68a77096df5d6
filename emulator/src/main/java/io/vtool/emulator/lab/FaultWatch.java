package io.vtool.emulator.lab;

import io.vtool.emulator.lab.fault.FaultPlan;
import io.vtool.emulator.lab.fault.FaultText;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.List;

/** Keeps an eye on a lab's faults: they change while it is in use, by other commands and as time passes. */
final class FaultWatch {
    private static final long FRESH_NANOS = 40_000_000;

    private final LabDefinition definition;
    private final LabFaults faults;
    private final LabClock clock;
    private String text = "";
    private List<LabFault> list = List.of();
    private FaultPlan plan;
    private long read;
    private boolean known;

    FaultWatch(LabDefinition definition, LabFaults faults, LabClock clock) {
        this.definition = definition;
        this.faults = faults;
        this.clock = clock;
        this.plan = FaultPlan.of(definition.arrays(), definition.hosts(), list, clock.millis());
    }

    /** What the faults come to now; the same object as before if nothing has changed. */
    synchronized FaultPlan now() throws IOException {
        long nanos = clock.nanos();
        if (known && nanos - read < FRESH_NANOS) {
            return plan;
        }
        String current = faults.text();
        read = nanos;
        known = true;
        if (!current.equals(text)) {
            text = current;
            list = FaultText.parse(current);
            plan = FaultPlan.of(definition.arrays(), definition.hosts(), list, clock.millis());
        } else if (changesByItself()) {
            plan = FaultPlan.of(definition.arrays(), definition.hosts(), list, clock.millis());
        }
        return plan;
    }

    /** Reads them anew next time, however fresh what is known. */
    synchronized void forget() {
        known = false;
    }

    private boolean changesByItself() {
        for (LabFault fault : list) {
            if (fault.kind().equals("portal-flap")) {
                return true;
            }
        }
        return false;
    }

    /** The list that {@link #now} was made from, in the form of its file. */
    synchronized String text() {
        return text;
    }

    synchronized List<LabFault> list() {
        return list;
    }
}
