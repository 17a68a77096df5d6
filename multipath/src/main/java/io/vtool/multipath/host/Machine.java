package io.vtool.multipath.host;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine with multipath on it. Implementations answer {@link #execute} to several threads at once. */
public interface Machine {
    /** Its SCSI disks in the kernel's order. */
    List<BlockDevice> blockDevices();

    /** Forgets what was read of it, so that it is read anew. */
    void refresh();

    /**
     * Sends a command to a disk.
     *
     * @param device the disk
     * @param cdb the command
     * @param dataIn how many bytes of data are taken
     * @param timeout when the kernel gives up
     */
    ScsiReply execute(BlockDevice device, byte[] cdb, int dataIn, Duration timeout);

    /**
     * Sends a command to a disk that takes data: PERSISTENT RESERVE OUT. One that could change what is stored is not sent.
     *
     * @param device the disk
     * @param cdb the command
     * @param dataOut the data
     * @param timeout when the kernel gives up
     */
    ScsiReply send(BlockDevice device, byte[] cdb, byte[] dataOut, Duration timeout);

    /** Its device-mapper. */
    DeviceMapper mapper();

    /** Text of a file, null when there is none: {@code /etc/multipath.conf}. */
    @Nullable
    String read(String file);

    /** Replaces a file. */
    void write(String file, String text);

    /** Names of the files in a folder, sorted; none when there is no such folder. */
    List<String> list(String folder);

    /**
     * What is kept between commands under a name ({@code multipathd}, {@code udev}), null at first.
     *
     * @param name the name
     */
    @Nullable
    String state(String name);

    /** Keeps something between commands. */
    void state(String name, String text);

    /** Whether multipathd is started with the machine. */
    boolean daemonEnabled();

    /** Its clock: milliseconds since 1970. */
    long millis();

    /** A count of nanoseconds that never goes back. */
    long nanos();

    /**
     * Says when what is done next happened: multipathd catches up with what it would have done.
     *
     * @param millis by its clock, 0 for now
     */
    void meanwhile(long millis);

    /**
     * Adds a message of a program to its log.
     *
     * @param program the program
     * @param pid its process number
     * @param text the message
     */
    void journal(String program, int pid, String text);

    /**
     * Sets how long the kernel waits for the lost transport of a disk before commands fail.
     *
     * @param device one of the disks of that transport
     * @param seconds how long
     */
    void recoveryTimeout(BlockDevice device, int seconds);

    /**
     * When the kernel gave up waiting for the transport of a disk, or will give up, by the machine's clock; 0 while the
     * transport is well. Until then it waits, and checks have to wait with it.
     */
    long gaveUp(BlockDevice device);

    /** When something last changed outside of it that paths may show, by its clock; 0 if that is unknown. */
    long lastChange();
}
