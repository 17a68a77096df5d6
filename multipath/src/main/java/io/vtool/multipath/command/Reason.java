package io.vtool.multipath.command;

import org.jspecify.annotations.Nullable;

/**
 * Why a disk is, or is not, a path of a map.
 *
 * @param device kernel name of the disk
 * @param multipathed whether it is a path
 * @param map name of its map, or of the one it should belong to; null for none
 * @param wwid its WWID, null when unknown
 * @param code a word for programs: {@code path}, {@code blacklisted}, {@code no_wwid}, {@code single_path} ...
 * @param words one sentence without a full stop
 */
public record Reason(
        String device,
        boolean multipathed,
        @Nullable String map,
        @Nullable String wwid,
        String code,
        String words) {}
