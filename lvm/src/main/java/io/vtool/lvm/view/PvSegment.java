package io.vtool.lvm.view;

import org.jspecify.annotations.Nullable;

/**
 * A run of a PV's extents.
 *
 * @param start the first extent
 * @param segment what uses it, or null if it is free
 */
public record PvSegment(
        PhysicalVolume pv,
        long start,
        long length,
        @Nullable VolumeSegment segment) {}
