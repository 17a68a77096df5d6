package io.vtool.lvm.health;

import org.jspecify.annotations.Nullable;

/**
 * How full something is.
 *
 * @param volume its name
 * @param kind thin-pool, snapshot, cache ...
 * @param data percent of the data space, or null if it is not known
 * @param metadata percent of the metadata space, or null
 * @param source kernel, or metadata if it was read from the pool's own metadata on disk
 */
public record Fill(
        String volume,
        String kind,
        @Nullable Double data,
        @Nullable Double metadata,
        String source) {}
