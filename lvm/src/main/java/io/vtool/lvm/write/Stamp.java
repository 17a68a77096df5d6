package io.vtool.lvm.write;

/**
 * Who writes, and when.
 *
 * @param host the host's name
 * @param system the host's system in a line, as {@code uname -srvm} tells it with the host's name
 * @param program what writes, for the remark at the head of the texts
 * @param seconds since 1970
 */
public record Stamp(String host, String system, String program, long seconds) {
    /** A stamp of a Linux host whose kernel is not known. */
    public static Stamp of(String host, String program, long seconds) {
        return new Stamp(host, "Linux " + host, program, seconds);
    }
}
