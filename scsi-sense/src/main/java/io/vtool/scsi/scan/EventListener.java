package io.vtool.scsi.scan;

/** Hears of each line that is counted. */
public interface EventListener {
    /**
     * A line was counted.
     *
     * @param line the line, without its newline
     */
    void counted(String line);
}
