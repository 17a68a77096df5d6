package io.vtool.scsi.explain;

/** The answer to "does it matter?", mildest first. */
public enum Severity {
    /** Routine: a probe, a notice, a state that is meant to be. */
    BENIGN("benign"),
    /** Passes by itself, mostly by a retry; matters when it is frequent. */
    TRANSIENT("transient"),
    /** A setting, a mapping or a reservation decides it: somebody changed it or must change it. */
    CONFIGURATION("configuration"),
    /** One path, port, link or adapter is in trouble; redundancy is at stake. */
    PATH("path"),
    /** Space runs out: thin pools and media. */
    CAPACITY("capacity"),
    /** A disk, a LUN, an enclosure or an array is in trouble. */
    DEVICE("device"),
    /** Data is lost, damaged or about to be. */
    DATA_LOSS("data-loss");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word in tables and in output. */
    public String word() {
        return word;
    }

    /** The severity with that word. */
    static Severity of(String word) {
        for (Severity severity : values()) {
            if (severity.word.equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no severity " + word);
    }
}
