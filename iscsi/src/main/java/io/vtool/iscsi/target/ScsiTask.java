package io.vtool.iscsi.target;

import java.nio.ByteBuffer;

/**
 * One SCSI command as the transport delivers it.
 *
 * @param lun the 8-byte LUN field (SAM-5 4.7), big endian
 * @param cdb the command descriptor block, 16 bytes or as long as the extended CDB segment makes it
 * @param dataOut all data the initiator sent, from position to limit; empty for a command without
 * @param dataInLimit how many bytes the initiator is ready to take
 * @param taskTag initiator task tag, for task management
 */
public record ScsiTask(long lun, byte[] cdb, ByteBuffer dataOut, int dataInLimit, int taskTag) {}
