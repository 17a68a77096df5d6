package io.vtool.lvm.sr;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A virtual disk in Microsoft's VHD format to be made in a volume of a storage repository.
 *
 * @param uuid of the disk
 * @param virtualSize in bytes
 * @param used bytes at its beginning that it holds itself
 * @param hidden whether it is a base that others build on
 * @param parent the name of the volume it builds on, or null
 * @param parentRaw whether that is no VHD
 * @param made when, in seconds since 1970
 */
public record VhdPlan(
        UUID uuid,
        long virtualSize,
        long used,
        boolean hidden,
        @Nullable String parent,
        boolean parentRaw,
        long made) {}
