package io.vtool.iscsi.target;

import java.util.concurrent.atomic.AtomicInteger;

/** Something that happens when the last of several things is over. Begun with one thing under way. */
final class Pending {
    private final AtomicInteger underWay = new AtomicInteger(1);
    private final Runnable then;

    Pending(Runnable then) {
        this.then = then;
    }

    /** Counts one more thing, while at least one is under way. */
    void enter() {
        underWay.incrementAndGet();
    }

    /** Counts a thing that is over. */
    void leave() {
        if (underWay.decrementAndGet() == 0) {
            then.run();
        }
    }
}
