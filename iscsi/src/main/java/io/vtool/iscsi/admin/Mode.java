package io.vtool.iscsi.admin;

import org.jspecify.annotations.Nullable;

/** What {@code -m} names. */
public enum Mode {
    /** Finds targets. */
    DISCOVERY("discovery", "DSIPdmntplov"),
    /** Keeps discovery records. */
    DISCOVERYDB("discoverydb", "DSIPdmntplov"),
    /** Keeps node records, logs in and out. */
    NODE("node", "RsPIdmlSonvupTULW"),
    /** Shows and ends sessions. */
    SESSION("session", "PiRdrmusonuSv"),
    /** Shows SCSI hosts. */
    HOST("host", "CHdmPotnvxA"),
    /** Keeps interface records. */
    IFACE("iface", "HIdnvmPoCabci"),
    /** Boots from firmware. */
    FW("fw", "dmlWnv");

    private final String word;
    private final String options;

    Mode(String word, String options) {
        this.word = word;
        this.options = options;
    }

    /**
     * Finds a mode.
     *
     * @param word as the user wrote it
     * @return null for no mode
     */
    public static @Nullable Mode of(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        return null;
    }

    /** The word that names it on the command line. */
    public String word() {
        return word;
    }

    /** What messages about its options call it: both kinds of discovery have one name. */
    public String title() {
        return this == DISCOVERYDB ? DISCOVERY.word : word;
    }

    /**
     * Whether it takes an option.
     *
     * @param letter the short option
     */
    public boolean allows(char letter) {
        return options.indexOf(letter) >= 0;
    }
}
