package io.vtool.iscsi.target;

import io.vtool.iscsi.buffer.BufferPool;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What all connections of one server share. */
final class Engine {
    private static final long STREAM_BYTES = 128 << 10;

    final ServerLimits limits;
    final LongSupplier clock;
    final Executor threads;
    final RandomGenerator random;
    final BufferPool buffers;
    /** For what connections read ahead and gather to write. */
    final BufferPool streams;

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
        this.streams = new BufferPool(limits.maxConnections() * STREAM_BYTES);
    }
}
