package io.vtool.multipath.map;

/** What has to be done, or was done, to a map. */
public enum MapAction {
    UNDEF(""),
    REJECT("reject"),
    RELOAD("reload"),
    SWITCH_GROUP("switchpg"),
    RENAME("rename"),
    CREATE("create"),
    RESIZE(""),
    FORCED_RENAME(""),
    DRY_RUN(""),
    IMPOSSIBLE(""),
    NOTHING("");

    private final String word;

    MapAction(String word) {
        this.word = word;
    }

    /** The word before a header, empty for none. */
    public String word() {
        return word;
    }

    /** Whether a header begins with a word and a colon, be the word empty. */
    public boolean shown() {
        return this != NOTHING && this != UNDEF && this != IMPOSSIBLE;
    }
}
