package io.vtool.iscsi.initiator;

import java.nio.ByteBuffer;

/**
 * A SCSI command.
 *
 * @param lun the 8-byte LUN field, see {@link Lun}
 * @param cdb the command descriptor block, up to 260 bytes
 * @param dataIn takes what is read, from position to limit, which are left as they are; nothing to take if empty
 * @param dataOut what is written, from position to limit, which are left as they are; empty if the command reads
 */
public record ScsiCommand(long lun, byte[] cdb, ByteBuffer dataIn, ByteBuffer dataOut) {

    /** Refuses a command that moves data both ways. */
    public ScsiCommand {
        if (dataIn.hasRemaining() && dataOut.hasRemaining()) {
            throw new IllegalArgumentException("bidirectional command");
        }
    }

    /**
     * Makes a command without data.
     *
     * @param lun the LUN field
     * @param cdb the command
     * @return the command
     */
    public static ScsiCommand plain(long lun, byte[] cdb) {
        return new ScsiCommand(lun, cdb, Request.NONE, Request.NONE);
    }

    /**
     * Makes a command that reads.
     *
     * @param lun the LUN field
     * @param cdb the command
     * @param into takes the data, from position to limit
     * @return the command
     */
    public static ScsiCommand reading(long lun, byte[] cdb, ByteBuffer into) {
        return new ScsiCommand(lun, cdb, into, Request.NONE);
    }

    /**
     * Makes a command that reads into a new buffer.
     *
     * @param lun the LUN field
     * @param cdb the command
     * @param length the expected data transfer length in bytes
     * @return the command
     */
    public static ScsiCommand reading(long lun, byte[] cdb, int length) {
        return new ScsiCommand(lun, cdb, ByteBuffer.allocate(length), Request.NONE);
    }

    /**
     * Makes a command that writes.
     *
     * @param lun the LUN field
     * @param cdb the command
     * @param from the data, from position to limit, not to be changed until the command has ended
     * @return the command
     */
    public static ScsiCommand writing(long lun, byte[] cdb, ByteBuffer from) {
        return new ScsiCommand(lun, cdb, Request.NONE, from);
    }
}
