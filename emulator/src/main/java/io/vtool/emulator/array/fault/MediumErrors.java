package io.vtool.emulator.array.fault;

import io.vtool.emulator.array.store.BadBlocks;
import java.util.List;

/** The medium errors of one volume at work. */
record MediumErrors(List<ActiveFault> faults) implements BadBlocks {
    @Override
    public long first(long lba, long count) {
        ActiveFault nearest = null;
        long first = NONE;
        for (ActiveFault fault : faults) {
            if (fault.fault().effect() instanceof Effect.MediumError error && fault.rest() != null) {
                long at = Math.max(lba, error.lba());
                boolean touches = at < lba + count && at < error.lba() + error.count();
                if (touches && (first == NONE || at < first)) {
                    first = at;
                    nearest = fault;
                }
            }
        }
        return nearest == null || !nearest.meet() ? NONE : first;
    }
}
