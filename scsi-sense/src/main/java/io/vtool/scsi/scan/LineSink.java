package io.vtool.scsi.scan;

import java.nio.ByteBuffer;

/** Takes the lines that may carry a status. */
interface LineSink {
    /**
     * Takes one line.
     *
     * @param buffer direct and little-endian
     * @param from where the line starts
     * @param to where it ends, without the newline
     */
    void line(ByteBuffer buffer, int from, int to);
}
