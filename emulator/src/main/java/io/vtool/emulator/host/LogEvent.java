package io.vtool.emulator.host;

import io.vtool.iscsi.admin.LoginOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** How the way of a session was lost, with the number that Linux gives the error. */
    enum Loss {
        /** The connection broke off, and can be made anew. */
        CLOSED(1020, "ISCSI_ERR_TCP_CONN_CLOSE: TCP connection closed"),
        /** The connection broke off, and a new one is refused. */
        REFUSED(1020, "ISCSI_ERR_TCP_CONN_CLOSE: TCP connection closed"),
        /** Nothing answers any more, a ping neither. */
        SILENT(1022, "ISCSI_ERR_NOP_TIMEDOUT: A NOP has timed out"),
        /** A header came whose digest is another one; the connection is made anew. */
        HEADER_DIGEST(1014, "ISCSI_ERR_HDR_DGST: Header digest mismatch"),
        /** Data came whose digest is another one; the connection is made anew. */
        DATA_DIGEST(1015, "ISCSI_ERR_DATA_DGST: Data digest mismatch");

        private final int code;
        private final String words;

        Loss(int code, String words) {
            this.code = code;
            this.words = words;
        }

        /**
         * Returns how open-iscsi's daemon names it.
         *
         * @return name of the error and what it means
         */
        public String words() {
            return words;
        }

        /**
         * Returns what Linux calls it.
         *
         * @return number of the error of libiscsi
         */
        public int code() {
            return code;
        }
    }

    /**
     * The way of a session was lost, or found again.
     *
     * @param millis when
     * @param sid number of the session
     * @param host its SCSI host number
     * @param timeout seconds after which commands fail, negative for never
     * @param loss how it was lost, null if it was found again
     * @param portal where the session goes, {@code address:port}; empty if that was not kept
     */
    record LinkChange(
            long millis,
            int sid,
            int host,
            int timeout,
            @Nullable Loss loss,
            String portal) implements LogEvent {
        /**
         * Tells whether it was lost.
         *
         * @return false if it was found again
         */
        public boolean lost() {
            return loss != null;
        }
    }

    /**
     * A session goes on over a new connection.
     *
     * @param millis when
     * @param sid number of the session
     * @param attempts how many connections the daemon has tried for it
     */
    record Recovered(long millis, int sid, int attempts) implements LogEvent {}

    /**
     * The host has logged in.
     *
     * @param millis when
     * @param sid number of the session
     * @param host its SCSI host number
     * @param way target, portal and interface
     */
    record LoggedIn(long millis, int sid, int host, Way way) implements LogEvent {}

    /**
     * The host has logged out.
     *
     * @param millis when
     * @param sid number of the session
     * @param disks addresses and names of its disks, {@code 0:0:0:1 sdb}
     * @param way target, portal and interface
     */
    record LoggedOut(long millis, int sid, List<String> disks, Way way) implements LogEvent {
        /** Copies the list. */
        public LoggedOut {
            disks = List.copyOf(disks);
        }
    }

    /**
     * Where a session goes.
     *
     * @param target name of the target
     * @param portal {@code address,port}
     * @param iface name of the interface record
     */
    record Way(String target, String portal, String iface) {}

    /**
     * A logical unit was found.
     *
     * @param millis when
     * @param hctl its address
     * @param device its name, empty for one that is no disk
     * @param unit what it says of itself
     */
    record UnitFound(long millis, String hctl, String device, LoginOutcome.Unit unit) implements LogEvent {}

    /**
     * A device has told of a change with a unit attention.
     *
     * @param millis when
     * @param hctl address of the device
     * @param device its name
     * @param naa its NAA identifier, empty if it has none
     * @param asc additional sense code
     * @param ascq its qualifier
     */
    record Attention(long millis, String hctl, String device, String naa, int asc, int ascq) implements LogEvent {}

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
