package io.vtool.emulator.array.unit;

import io.vtool.iscsi.target.Nexus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of EXTENDED COPY commands, by nexus and list identifier (SPC-4 5.16.4.5). */
public final class CopyResults {
    /** Most results held at a time. */
    public static final int CAPACITY = 64;

    private final Map<Key, Result> held = new LinkedHashMap<>();

    private record Key(Nexus nexus, int listId) {}

    /**
     * The end of a copy.
     *
     * @param failed whether it was aborted
     * @param segments segment descriptors processed
     * @param bytes bytes written
     */
    public record Result(boolean failed, int segments, long bytes) {}

    /**
     * Keeps a result.
     *
     * @param nexus who asked for the copy
     * @param listId list identifier
     * @param result how it ended
     */
    public synchronized void put(Nexus nexus, int listId, Result result) {
        if (held.size() >= CAPACITY) {
            held.remove(held.keySet().iterator().next());
        }
        held.put(new Key(nexus, listId), result);
    }

    /**
     * Finds a result.
     *
     * @param nexus who asked for the copy
     * @param listId list identifier
     * @return null if nothing is held
     */
    public synchronized @Nullable Result get(Nexus nexus, int listId) {
        return held.get(new Key(nexus, listId));
    }

    /** Forgets the results of a nexus that is gone. */
    synchronized void lost(Nexus nexus) {
        if (!held.isEmpty()) {
            held.keySet().removeIf(key -> key.nexus().equals(nexus));
        }
    }
}
