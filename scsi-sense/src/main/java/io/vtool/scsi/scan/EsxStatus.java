package io.vtool.scsi.scan;

/**
 * What all ESX lines of one {@linkplain EsxShape shape} say.
 *
 * @param code the six numbers, see {@link Code}; -1 where only a number of repetitions is told
 * @param opcode the operation code, -1 for none
 * @param device which name of the shape is the device's
 * @param path which name of the shape is the path's, -1 for none
 * @param hidden whether the options hide it, as it needs no attention
 */
record EsxStatus(long code, int opcode, int device, int path, boolean hidden) {}
