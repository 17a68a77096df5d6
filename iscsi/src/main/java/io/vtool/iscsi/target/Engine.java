package io.vtool.iscsi.target;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What all connections of one server share. */
final class Engine {
    final ServerLimits limits;
    final LongSupplier clock;
    final Executor threads;
    final RandomGenerator random;
    final BufferPool buffers;
    final SessionTable sessions = new SessionTable();
    /** Where each portal listens really, by its address in the definition. */
    final Map<InetSocketAddress, InetSocketAddress> bound = new ConcurrentHashMap<>();

    volatile ServerDefinition definition;
    /** Advances with every pulse of the server: a clock so coarse that it costs nothing to read. */
    volatile int pulses;

    Engine(ServerDefinition definition, LongSupplier clock, Executor threads, RandomGenerator random) {
        this.definition = definition;
        this.limits = definition.limits();
        this.clock = clock;
        this.threads = threads;
        this.random = random;
        this.buffers = new BufferPool(limits.bufferBudget());
    }
}
