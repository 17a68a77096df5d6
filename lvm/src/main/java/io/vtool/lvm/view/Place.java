package io.vtool.lvm.view;

import org.jspecify.annotations.Nullable;

/**
 * Where a part of a segment lies: on a PV, in another volume, or nowhere.
 *
 * @param extent the first extent there
 */
public record Place(@Nullable PhysicalVolume pv, @Nullable Volume volume, long extent) {}
