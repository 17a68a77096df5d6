package io.vtool.multipath.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Device-mapper of a machine. Names are those of maps; parameters are those of the one target a multipath map has. */
public interface DeviceMapper {
    /** All devices in the kernel's order. */
    List<MapDevice> devices();

    /** The device of a name, null if there is none. */
    @Nullable
    MapDevice find(String name);

    /** Parameters of the live table, as {@code dmsetup table} shows them after the target's type. */
    String table(String name) throws MapperException;

    /** Status, as {@code dmsetup status} shows it after the target's type. */
    String status(String name) throws MapperException;

    /** Makes a map with a table and starts it. */
    void create(String name, String uuid, long sectors, String parameters, boolean readOnly) throws MapperException;

    /** Loads a table and resumes with it. */
    void reload(String name, long sectors, String parameters, boolean readOnly) throws MapperException;

    /** Renames a map. */
    void rename(String name, String newName) throws MapperException;

    /** Removes a map that nobody holds open. */
    void remove(String name) throws MapperException;

    /**
     * Removes a map as soon as nobody holds it open.
     *
     * @return whether it is gone already
     */
    boolean removeUnused(String name) throws MapperException;

    /**
     * Keeps a map that was to be removed.
     *
     * @return whether it was
     */
    boolean keep(String name) throws MapperException;

    /** Lays other devices that lie on the disks of a map onto the map. */
    void reassign(String name) throws MapperException;

    /** Suspends a map. */
    void suspend(String name) throws MapperException;

    /** Resumes a map. */
    void resume(String name) throws MapperException;

    /** Sends a message to the target: {@code fail_path 8:16}. */
    void message(String name, String message) throws MapperException;

    /**
     * Does several changes as one, which is quicker than one after another.
     *
     * @param work makes the changes and waits for nothing
     */
    void together(Runnable work);

    /** Reads the first block through the map, as udev does when a map is made or changes; so a path group comes into use. */
    void touch(String name);
}
