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
    /** What the target wants of the text keys. */
    final Map<String, String> wishes;

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
        this.wishes = wishes(limits);
        this.buffers = new BufferPool(limits.bufferBudget());
        this.streams = new BufferPool(limits.maxConnections() * STREAM_BYTES);
    }

    private static Map<String, String> wishes(ServerLimits limits) {
        return Map.ofEntries(
                Map.entry("HeaderDigest", "CRC32C,None"),
                Map.entry("DataDigest", "CRC32C,None"),
                Map.entry("InitialR2T", "No"),
                Map.entry("ImmediateData", "Yes"),
                Map.entry("MaxRecvDataSegmentLength", Integer.toString(limits.maxRecvDataSegmentLength())),
                Map.entry("MaxBurstLength", "16776192"),
                Map.entry("FirstBurstLength", "262144"),
                Map.entry("MaxOutstandingR2T", "16"),
                Map.entry("DefaultTime2Wait", "2"),
                Map.entry("DefaultTime2Retain", "0"),
                Map.entry("ErrorRecoveryLevel", "0"),
                Map.entry("iSCSIProtocolLevel", "2"));
    }
}
