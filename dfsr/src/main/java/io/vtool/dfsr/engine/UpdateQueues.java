package io.vtool.dfsr.engine;

import io.vtool.dfsr.model.IdRecord;
import io.vtool.dfsr.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/** The updates that receiving members have in their queues, and what each of them is doing. */
final class UpdateQueues {
    private final MemberFaults faults;

    UpdateQueues(MemberFaults faults) {
        this.faults = faults;
    }

    /** The queues of those that can come in, so many of each at most. */
    List<Update> of(List<Inbound> all, int most) throws StoreException {
        List<Update> updates = new ArrayList<>();
        for (Inbound inbound : all) {
            if (!inbound.awake()) {
                continue;
            }
            int number = 0;
            for (IdRecord record : inbound.pending(most)) {
                updates.add(update(inbound, record, number++));
            }
        }
        return updates;
    }

    private Update update(Inbound inbound, IdRecord record, int number) throws StoreException {
        Tree tree = inbound.from().tree(inbound.folder());
        String relative = tree.relative(record);
        String path = relative == null ? record.name() : relative;
        boolean there = faults.sharingViolation(inbound.from().config().name(), path);
        boolean here = faults.sharingViolation(inbound.to().config().name(), path);
        Update.State state = number < Transfer.CONCURRENT ? Update.State.DOWNLOADING : Update.State.SCHEDULED;
        String why = inbound.from().staging(inbound.folder()).obstacle(record, path);
        if (there || here) {
            state = Update.State.WAIT;
            why = "it is open on "
                    + (there ? inbound.from() : inbound.to()).config().name();
        } else if (!why.isEmpty()) {
            state = Update.State.WAIT;
        } else if (record.present() && !inbound.to().tree(inbound.folder()).hasParent(record)) {
            state = Update.State.BLOCKED;
            why = "its folder has to come first";
        }
        return new Update(inbound.connection(), record, state, path, there || here, why);
    }
}
