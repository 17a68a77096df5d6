package io.vtool.lvm.write;

import java.io.IOException;

/** What is written into a volume when it is made. */
public interface VolumeContent {
    /**
     * Looks whether it can be written.
     *
     * @param size bytes of the volume
     * @throws PlanException if the volume has no room for it
     */
    void check(long size) throws PlanException;

    /**
     * Writes it.
     *
     * @param size bytes of the volume
     */
    void write(long size, Output output) throws IOException;

    /** The bytes of the volume. */
    interface Output {
        /**
         * Puts bytes at a place.
         *
         * @param offset from the start of the volume
         */
        void write(long offset, byte[] bytes) throws IOException;
    }
}
