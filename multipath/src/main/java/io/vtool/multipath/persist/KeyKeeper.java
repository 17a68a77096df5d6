package io.vtool.multipath.persist;

/** Remembers the key of a map, and whether it is registered. */
public interface KeyKeeper {
    /**
     * Tells it about the map.
     *
     * @param command what: {@code setprkey}, {@code unsetprkey}, {@code setprstatus}, {@code unsetprstatus}
     * @param rest what follows the name of the map
     * @return whether it did that
     */
    boolean tell(String command, String rest);
}
