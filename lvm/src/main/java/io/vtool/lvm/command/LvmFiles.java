package io.vtool.lvm.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The files a command reads and writes beside the devices. */
public interface LvmFiles {
    /**
     * The bytes of a file, at most a few MiB.
     *
     * @throws IOException if it is not there, cannot be read or is too large
     */
    byte[] read(String name) throws IOException;

    /**
     * The bytes of a file of the host that the command runs on.
     *
     * @param name from the root on
     * @throws IOException if it is not there, cannot be read or is too large
     */
    default byte[] ofHost(String name) throws IOException {
        return read(name);
    }

    /**
     * Makes or replaces a file.
     *
     * @throws IOException if that fails
     */
    void write(String name, byte[] content) throws IOException;

    /**
     * Tells whether a file could be made or replaced.
     *
     * @throws IOException if not
     */
    default void wouldWrite(String name) throws IOException {
        throw new IOException("Nothing can be written here: " + name);
    }

    /**
     * The bytes of a file below lvm2's folder of settings, {@code /etc/lvm}.
     *
     * @param name for example {@code devices/system.devices}
     * @return null if there is no such file that can be read
     */
    default byte @Nullable [] system(String name) {
        return null;
    }

    /**
     * The bytes of a file of settings, where those of a host count.
     *
     * @param name below lvm2's folder of settings, for example {@code lvm.conf} or {@code profile/thin-generic.profile}
     * @return null if there is none
     */
    default byte @Nullable [] settings(String name) {
        return null;
    }
}
