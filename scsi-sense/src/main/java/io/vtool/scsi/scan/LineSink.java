package io.vtool.scsi.scan;

/** Takes the lines that may carry a status. */
interface LineSink {
    /**
     * Takes one line.
     *
     * @param bytes starts with the line, without its newline; used again for the next one
     * @param length how long the line is
     */
    void line(byte[] bytes, int length);
}
