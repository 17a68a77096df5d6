package io.vtool.multipath.map;

import org.jspecify.annotations.Nullable;

/** Names of maps, and which volumes were multipathed before: the bindings file and the wwids file. */
public interface MapNames {
    /**
     * Name of a map by the bindings file, which gets a line for a new one.
     *
     * @param wwid the volume
     * @param former name that its map has now, null for none
     * @param prefix beginning of new names
     * @return the name, null if there is none to be had
     */
    @Nullable
    String friendlyName(String wwid, @Nullable String former, String prefix);

    /** The name that a volume has by the bindings file, null for none. */
    @Nullable
    String aliasOf(String wwid);

    /** The volume that a name belongs to by the bindings file, null for none. */
    @Nullable
    String wwidOf(String alias);

    /** Whether a volume is in the wwids file. */
    boolean remembered(String wwid);

    /**
     * Puts a volume into the wwids file.
     *
     * @return false if it was there
     */
    boolean remember(String wwid);

    /**
     * Takes a volume out of the wwids file.
     *
     * @return false if it was not there
     */
    boolean forget(String wwid);

    /** Makes the wwids file hold these volumes and no others. */
    void replace(Iterable<String> wwids);

    /** Writes what changed. */
    void flush();
}
