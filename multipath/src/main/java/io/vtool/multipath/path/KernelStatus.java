package io.vtool.multipath.path;

/** What device-mapper thinks of a path. */
public enum KernelStatus {
    UNDEF("undef"),
    ACTIVE("active"),
    FAILED("failed");

    private final String shown;

    KernelStatus(String shown) {
        this.shown = shown;
    }

    /** The word of listings. */
    public String shown() {
        return shown;
    }
}
