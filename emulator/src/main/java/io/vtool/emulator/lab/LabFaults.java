package io.vtool.emulator.lab;

import io.vtool.emulator.host.HostFile;
import io.vtool.emulator.lab.fault.FaultText;
import io.vtool.emulator.lab.fault.LabFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of what is broken in a lab. Changes take effect at once where the lab is served, else with the next command. */
public final class LabFaults {
    private final HostFile file;

    LabFaults(HostFile file) {
        this.file = file;
    }

    /**
     * Lists the faults.
     *
     * @return by number
     * @throws IOException if they cannot be read
     */
    public List<LabFault> list() throws IOException {
        return FaultText.parse(file.read());
    }

    String text() throws IOException {
        return file.read();
    }

    /**
     * Adds faults, each with the lowest number that is free.
     *
     * @param faults the faults
     * @param now the lab's time, milliseconds since 1970; those that have no beginning begin now
     * @return the faults as they were added
     * @throws IOException if that cannot be kept
     */
    public List<LabFault> add(List<LabFault> faults, long now) throws IOException {
        List<LabFault> added = new ArrayList<>();
        file.update(old -> {
            added.clear();
            List<LabFault> all = FaultText.parse(old);
            for (LabFault fault : faults) {
                LabFault numbered = fault.numbered(free(all), fault.since() == 0 ? now : fault.since());
                all.add(numbered);
                added.add(numbered);
            }
            return sorted(all);
        });
        return added;
    }

    private static String sorted(List<LabFault> all) {
        all.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return FaultText.format(all);
    }

    private static int free(List<LabFault> faults) {
        int id = 1;
        for (boolean taken = true; taken; ) {
            taken = false;
            for (LabFault fault : faults) {
                taken |= fault.id() == id;
            }
            id += taken ? 1 : 0;
        }
        return id;
    }

    /**
     * Takes faults away.
     *
     * @param ids their numbers
     * @return those that there were
     * @throws IOException if that cannot be kept
     */
    public List<LabFault> clear(Set<Integer> ids) throws IOException {
        List<LabFault> cleared = new ArrayList<>();
        file.update(old -> {
            cleared.clear();
            List<LabFault> left = new ArrayList<>();
            for (LabFault fault : FaultText.parse(old)) {
                (ids.contains(fault.id()) ? cleared : left).add(fault);
            }
            return sorted(left);
        });
        return cleared;
    }

    /**
     * Replaces a fault by what is left of it.
     *
     * @param old the fault as it was
     * @param times how often it may still be met; 0 takes it away
     * @throws IOException if that cannot be kept
     */
    void used(LabFault old, int times) throws IOException {
        Map<String, String> values = new TreeMap<>(old.values());
        values.put("times", Integer.toString(times));
        change(old, times == 0 ? null : new LabFault(old.id(), old.kind(), old.on(), values, old.since()));
    }

    /**
     * Replaces a fault; one that is not there any more as it was is left as it is.
     *
     * @param old the fault as it was
     * @param changed what it is now, null to take it away
     * @throws IOException if that cannot be kept
     */
    void change(LabFault old, @Nullable LabFault changed) throws IOException {
        file.update(text -> {
            List<LabFault> all = new ArrayList<>();
            for (LabFault fault : FaultText.parse(text)) {
                if (!fault.equals(old)) {
                    all.add(fault);
                } else if (changed != null) {
                    all.add(changed);
                }
            }
            return sorted(all);
        });
    }
}
