package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.config.Membership;
import io.vtool.dfsr.engine.FolderState;
import io.vtool.dfsr.store.StoreException;
import io.vtool.dfsr.wmi.Moment;
import io.vtool.dfsr.wmi.WmiException;
import io.vtool.dfsr.wmi.WmiInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service of a computer (DfsrMachineConfig, DfsrInfo, DfsrConfig).
 *
 * @param seats the computer's memberships, in which its settings are kept
 */
record MachineInstance(List<Seat> seats) implements WmiInstance {
    private static final long RUNNING = 1;
    private static final long DEGRADED = 2;

    private Seat first() {
        return seats.get(0);
    }

    @Override
    public @Nullable Object value(String property) throws WmiException {
        return switch (property) {
            case "Identifier" -> "@";
            case "LastChangeNumber" -> first().number("changes", 0) + 1;
            case "LastChangeTime" -> first().changed();
            case "ServiceStartTime" -> first().started();
            case "LastDsPollTime" -> polled();
            case "State" -> state();
            default -> null;
        };
    }

    private Moment polled() throws WmiException {
        long polled = first().number("ad_poll", 0);
        return polled == 0 ? first().started() : Moment.ofMillis(polled);
    }

    private long state() throws WmiException {
        try {
            for (Seat seat : seats) {
                for (Membership membership : seat.member().config().memberships()) {
                    if (seat.member().state(membership.folder().guid()) == FolderState.IN_ERROR) {
                        return DEGRADED;
                    }
                }
            }
            return RUNNING;
        } catch (StoreException e) {
            throw new WmiException(WmiException.FAILED, e);
        }
    }

    @Override
    public @Nullable String setting(String property) throws WmiException {
        return first().setting(property);
    }

    @Override
    public void set(String property, String value) throws WmiException {
        for (Seat seat : seats) {
            seat.set(property, value);
        }
    }
}
