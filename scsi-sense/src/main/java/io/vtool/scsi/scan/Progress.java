package io.vtool.scsi.scan;

/** Is told how far the scan of one log has come. */
public interface Progress {
    /**
     * So many bytes are done.
     *
     * @param bytes plain bytes since the start of this log
     */
    void read(long bytes);
}
