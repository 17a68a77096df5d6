package io.vtool.multipath.path;

/** What a path checker found. */
public enum PathStatus {
    WILD("wild", "undef"),
    UNCHECKED("unchecked", "undef"),
    DOWN("down", "faulty"),
    UP("up", "ready"),
    SHAKY("shaky", "shaky"),
    GHOST("ghost", "ghost"),
    PENDING("pending", "i/o pending"),
    TIMEOUT("timeout", "i/o timeout"),
    REMOVED("removed", "undef"),
    DELAYED("delayed", "delayed");

    private final String word;
    private final String shown;

    PathStatus(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /** The word of logs and of {@code show status}. */
    public String word() {
        return word;
    }

    /** The word of listings. */
    public String shown() {
        return shown;
    }

    /** Whether input and output may go there: up, or waiting in standby. */
    public boolean usable() {
        return this == UP || this == GHOST;
    }
}
