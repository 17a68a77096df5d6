package io.vtool.dfsr.engine;

import io.vtool.dfsr.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets updates come in through all connections up to a moment, the one whose clock is behind first. */
final class Pulling {
    private final Links links;
    private final LinkLog log;

    Pulling(Links links, LinkLog log) {
        this.links = links;
        this.log = log;
    }

    void run(long now) throws IOException, StoreException {
        List<Inbound> all = links.inbound(now);
        List<Hindrance> hindrances = new ArrayList<>();
        for (Inbound inbound : all) {
            hindrances.add(links.hindrance(inbound)); // before one that stops becomes one for others
        }
        for (int i = 0; i < all.size(); i++) {
            log.note(all.get(i), hindrances.get(i), now);
            if (log.freshness(all.get(i), hindrances.get(i), now)) {
                all.get(i).skip(now);
            }
        }
        while (true) {
            Inbound next = null;
            for (Inbound inbound : all) {
                boolean earlier = next == null
                        || inbound.transfer().clock() < next.transfer().clock();
                if (inbound.awake() && earlier) {
                    next = inbound;
                }
            }
            if (next == null) {
                break;
            }
            if (next.step(now)) {
                for (Inbound inbound : all) {
                    boolean downstream =
                            inbound.from() == next.to() && inbound.folder().equals(next.folder());
                    if (downstream && inbound != next) {
                        inbound.wake(next.transfer().clock());
                    }
                }
            }
        }
        for (Inbound inbound : all) {
            if (inbound.transfer().clock() < now) {
                inbound.skip(now);
            }
            inbound.save();
        }
    }
}
