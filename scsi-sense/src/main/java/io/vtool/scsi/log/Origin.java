package io.vtool.scsi.log;

/** Which system's log a line comes from, as far as its form tells; it decides how the numbers are read. */
public enum Origin {
    /** ESX 3.x: decimal "status = A/B" forms. */
    ESX3,
    /** ESX and ESXi 4.x: plug-in codes of that release. */
    ESX4,
    /** ESXi 5.x and later. */
    ESXI5,
    /** ESX of an unknown release. */
    ESX,
    LINUX,
    FREEBSD,
    NETBSD,
    WINDOWS,
    AIX,
    /** Solaris and illumos: reasons of a packet that has no status. */
    SOLARIS,
    LTFS,
    /** Tools that print sense outside a kernel log: nvme-cli, sg3_utils, DiscImageCreator and the like. */
    TOOL,
    /** Bare numbers or raw bytes. */
    RAW
}
