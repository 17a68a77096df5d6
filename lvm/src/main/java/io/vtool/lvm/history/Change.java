package io.vtool.lvm.history;

import org.jspecify.annotations.Nullable;

/**
 * One thing that differs between two versions.
 *
 * @param object the group, PV or volume
 * @param before what it was: a name, a size in extents, words; or null
 * @param after what it became, or null
 */
public record Change(
        Kind kind,
        String object,
        @Nullable String before,
        @Nullable String after) {
    /** What can change. */
    public enum Kind {
        /** A volume is new; after: its extents. */
        VOLUME_ADDED,
        /** A volume is gone; before: its extents. */
        VOLUME_REMOVED,
        /** A volume has another name. */
        VOLUME_RENAMED,
        /** A volume has another number of extents. */
        VOLUME_RESIZED,
        /** A volume is mapped in another way: other types, other places. */
        VOLUME_CHANGED,
        /** A setting of a volume's segment, which the object names behind the volume, differs; null where there is none. */
        VOLUME_SETTING,
        /** Status words or flags differ. */
        STATUS,
        /** Tags differ. */
        TAGS,
        /** A PV is new; after: its device. */
        PV_ADDED,
        /** A PV is gone; before: its device. */
        PV_REMOVED,
        /** The group has another name. */
        GROUP_RENAMED,
        /** Another setting of the group. */
        GROUP_CHANGED
    }
}
