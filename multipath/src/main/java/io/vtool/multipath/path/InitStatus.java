package io.vtool.multipath.path;

/** How far a path got on its way into multipathd's care. */
public enum InitStatus {
    NEW("new"),
    FAILED("failed"),
    MISSING_UDEV("udev-missing"),
    OK("ok"),
    REMOVED("removed"),
    PARTIAL("partial");

    private final String shown;

    InitStatus(String shown) {
        this.shown = shown;
    }

    /** The word of listings. */
    public String shown() {
        return shown;
    }
}
