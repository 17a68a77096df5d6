package io.vtool.emulator.host;

/** Something that a host's kernel, or a program on it, has noticed. */
public sealed interface LogEvent {
    /**
     * Returns when.
     *
     * @return milliseconds since 1970
     */
    long millis();

    /**
     * A command that failed.
     *
     * @param millis when
     * @param hctl address of the device
     * @param device its name, {@code sda}
     * @param naa its NAA identifier, empty if it has none
     * @param hostByte Linux's host byte
     * @param status SAM status
     * @param cdb the command
     * @param sense sense data, empty if there is none
     * @param tag number of the command in the device's queue
     */
    record FailedCommand(
            long millis,
            String hctl,
            String device,
            String naa,
            int hostByte,
            int status,
            byte[] cdb,
            byte[] sense,
            int tag)
            implements LogEvent {}

    /**
     * The way of a session was lost, or found again.
     *
     * @param millis when
     * @param sid number of the session
     * @param host its SCSI host number
     * @param timeout seconds after which commands fail, negative for never
     * @param lost whether it was lost
     */
    record LinkChange(long millis, int sid, int host, int timeout, boolean lost) implements LogEvent {}

    /**
     * A target port group changed because the host asked for it.
     *
     * @param millis when
     * @param hctl address of the device by which it asked
     * @param state the group as it is now
     */
    record PortGroupChange(long millis, String hctl, PortGroupState state) implements LogEvent {}

    /**
     * What a program, or the kernel, had to say.
     *
     * @param millis when
     * @param program the program, {@code kernel} for the kernel
     * @param pid its process number, 0 for none
     * @param text the message
     */
    record Message(long millis, String program, int pid, String text) implements LogEvent {}

    /**
     * A session has been without a way for too long.
     *
     * @param millis when
     * @param sid number of the session
     * @param timeout seconds that it has waited
     */
    record RecoveryOver(long millis, int sid, int timeout) implements LogEvent {}
}
