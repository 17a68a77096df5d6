package io.vtool.iscsi.target;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of a server, counted so that a new one costs the same however many there are. */
final class Connections implements Iterable<Connection> {
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    /** Tells whether there is room for one more. */
    boolean hasRoom(ServerLimits limits) {
        return count.get() < limits.maxConnections() && logins.get() < limits.maxLogins();
    }

    /** Adds a connection, and tells whether it is the only one. */
    boolean add(Connection connection) {
        all.add(connection);
        logins.incrementAndGet();
        return count.incrementAndGet() == 1;
    }

    /** Notes that a connection is not logging in any more, which it does once: when it has logged in or when it ends. */
    void loginOver() {
        logins.decrementAndGet();
    }

    void remove(Connection connection) {
        if (all.remove(connection)) {
            count.decrementAndGet();
        }
    }

    boolean isEmpty() {
        return count.get() == 0;
    }

    @Override
    public Iterator<Connection> iterator() {
        return all.iterator();
    }
}
