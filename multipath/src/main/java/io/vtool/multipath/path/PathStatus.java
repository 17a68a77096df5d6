package io.vtool.multipath.path;

/** What a path checker found. */
public enum PathStatus {
    WILD(0, "wild", "undef"),
    UNCHECKED(1, "unchecked", "undef"),
    DOWN(2, "down", "faulty"),
    UP(3, "up", "ready"),
    SHAKY(4, "shaky", "shaky"),
    GHOST(5, "ghost", "ghost"),
    PENDING(6, "pending", "i/o pending"),
    TIMEOUT(7, "timeout", "i/o timeout"),
    REMOVED(8, "removed", "undef"),
    DELAYED(9, "delayed", "delayed");

    private final int number;
    private final String word;
    private final String shown;

    PathStatus(int number, String word, String shown) {
        this.number = number;
        this.word = word;
        this.shown = shown;
    }

    /** The number of it in logs. */
    public int number() {
        return number;
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
