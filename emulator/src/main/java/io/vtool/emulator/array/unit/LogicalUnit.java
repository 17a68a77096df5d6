package io.vtool.emulator.array.unit;

import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.array.store.AtomicFile;
import io.vtool.emulator.array.store.BadBlocks;
import io.vtool.emulator.array.store.LunStore;
import io.vtool.iscsi.target.Nexus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One logical unit: a volume with its medium and everything the device server remembers about it. Commands that only read
 * the medium hold the {@link #reading} lock, those that change it the {@link #writing} lock.
 */
public final class LogicalUnit implements AutoCloseable {
    private final UnitStore files;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final UnitAttentions attentions = new UnitAttentions();
    private final PersistentReservations reservations = new PersistentReservations();
    private final RunningTasks tasks = new RunningTasks();
    private final Medium medium = new Medium();
    private final CopyResults copies = new CopyResults();
    private final DataBuffers buffers = new DataBuffers();
    private final SimpleReservation simpleReservation = new SimpleReservation();
    private final ModePages modes;
    private final Sanitization sanitization;
    private volatile VolumeConfig volume;

    /**
     * Makes the unit; its store is opened when first used.
     *
     * @param volume the volume
     * @param directory where its files are
     * @param nanos a clock that only goes forward, nanoseconds
     * @throws IOException if saved state cannot be read
     */
    public LogicalUnit(VolumeConfig volume, Path directory, LongSupplier nanos) throws IOException {
        this.volume = volume;
        this.files = new UnitStore(directory);
        this.sanitization = new Sanitization(nanos);
        this.modes = new ModePages(file(".mode"));
        if (Files.exists(file(".pr"))) {
            ReservationText.restore(Files.readString(file(".pr"), StandardCharsets.UTF_8), reservations);
        }
    }

    private Path file(String suffix) {
        return files.file(volume, suffix);
    }

    /**
     * Returns the volume behind the unit as it is now.
     *
     * @return identity and capacity
     */
    public VolumeConfig volume() {
        return volume;
    }

    /**
     * Returns the medium's store.
     *
     * @return the open store
     * @throws IOException if it cannot be opened
     */
    public LunStore store() throws IOException {
        return files.open(volume);
    }

    /**
     * Sets the blocks that can neither be read nor written.
     *
     * @param blocks the bad blocks, null for none
     */
    public void bad(@Nullable BadBlocks blocks) {
        files.bad(blocks);
    }

    /**
     * Returns the lock of commands that read the medium.
     *
     * @return shared
     */
    public Lock reading() {
        return lock.readLock();
    }

    /**
     * Returns the lock of commands that change the medium.
     *
     * @return exclusive
     */
    public Lock writing() {
        return lock.writeLock();
    }

    /**
     * Returns the unit attention queues.
     *
     * @return the queues
     */
    public UnitAttentions attentions() {
        return attentions;
    }

    /**
     * Returns the persistent reservations.
     *
     * @return the reservations
     */
    public PersistentReservations reservations() {
        return reservations;
    }

    /**
     * Returns the tasks under way.
     *
     * @return the tasks
     */
    public RunningTasks tasks() {
        return tasks;
    }

    /**
     * Returns the medium.
     *
     * @return the medium
     */
    public Medium medium() {
        return medium;
    }

    /**
     * Returns what became of copies.
     *
     * @return the results
     */
    public CopyResults copies() {
        return copies;
    }

    /**
     * Returns the memory for tests of the way to the unit.
     *
     * @return the buffers
     */
    public DataBuffers buffers() {
        return buffers;
    }

    /**
     * Returns the mode pages.
     *
     * @return the pages
     */
    public ModePages modes() {
        return modes;
    }

    /**
     * Returns the sanitize operation.
     *
     * @return the operation
     */
    public Sanitization sanitization() {
        return sanitization;
    }

    /**
     * Returns the reservation of RESERVE(6) and (10).
     *
     * @return the reservation
     */
    public SimpleReservation simpleReservation() {
        return simpleReservation;
    }

    /**
     * Tells those whom a change of reservations concerns, and keeps the change: the array has power when nobody uses it, too.
     *
     * @param notices whom to tell what
     * @throws IOException if the change cannot be kept
     */
    public void reservationsChanged(List<PersistentReservations.Notice> notices) throws IOException {
        for (PersistentReservations.Notice notice : notices) {
            attentions.raise(notice.code(), nexus -> Registrant.of(nexus).equals(notice.whom()));
        }
        keepReservations();
    }

    private void keepReservations() throws IOException {
        if (reservations.any() || reservations.persistent() || reservations.generation() != 0) {
            AtomicFile.write(file(".pr"), ReservationText.of(reservations));
        } else {
            Files.deleteIfExists(file(".pr"));
        }
    }

    /**
     * Forgets reservations that do not survive a loss of power.
     *
     * @throws IOException if that cannot be kept
     */
    void powerOn() throws IOException {
        reservations.powerOn();
        keepReservations();
    }

    /**
     * Aborts the tasks of every nexus: CLEAR TASK SET (SAM-5 7.5). The others hear of it.
     *
     * @param cause the nexus that asked for it
     */
    public void clearTaskSet(Nexus cause) {
        attentions.raise(
                SenseCode.COMMANDS_CLEARED_BY_ANOTHER_INITIATOR,
                nexus -> !nexus.equals(cause) && tasks.containsAny(nexus));
        tasks.abort(nexus -> true, null);
    }

    /** Resets the unit: LOGICAL UNIT RESET, or its part in a target reset (SAM-5 6.3.3). */
    public void reset() {
        tasks.abort(nexus -> true, null);
        writing().lock();
        try {
            simpleReservation.clear();
            medium.allowAll();
            modes.reset();
        } finally {
            writing().unlock();
        }
        attentions.raise(SenseCode.BUS_DEVICE_RESET);
    }

    /**
     * Opens the unit to a nexus.
     *
     * @param nexus the new nexus
     * @param first the unit attention it starts with
     */
    public void nexusEstablished(Nexus nexus, SenseCode first) {
        attentions.established(nexus, first);
    }

    /**
     * Forgets a nexus: its tasks, its RESERVE reservation, its prevention of medium removal (SAM-5 6.3.4).
     *
     * @param nexus the lost nexus
     */
    public void nexusLost(Nexus nexus) {
        tasks.abortAll(nexus);
        attentions.lost(nexus);
        medium.prevent(nexus, false);
        copies.lost(nexus);
        buffers.lost(nexus);
        simpleReservation.release(nexus);
    }

    /**
     * Changes the capacity and tells everybody.
     *
     * @param bytes new size, a multiple of the block size
     * @throws IOException if the store cannot be resized
     */
    public void resize(long bytes) throws IOException {
        writing().lock();
        try {
            VolumeConfig changed = volume.withSize(bytes);
            store().resize(changed.blocks());
            volume = changed;
        } finally {
            writing().unlock();
        }
        attentions.raise(SenseCode.CAPACITY_DATA_CHANGED);
    }

    /**
     * Changes the identifiers and tells everybody.
     *
     * @param naa NAA identifier, 32 hexadecimal digits
     * @param serial unit serial number
     */
    public void identify(String naa, String serial) {
        writing().lock();
        try {
            volume = volume.withIdentity(naa, serial);
        } finally {
            writing().unlock();
        }
        attentions.raise(SenseCode.INQUIRY_DATA_CHANGED);
    }

    /**
     * Switches write protection.
     *
     * @param on whether writes are to fail
     */
    public void writeProtect(boolean on) {
        volume = volume.withWriteProtect(on);
    }

    /** Puts the medium on stable storage and lets go of its files. */
    @Override
    public void close() throws IOException {
        writing().lock();
        try {
            files.close();
        } finally {
            writing().unlock();
        }
    }
}
