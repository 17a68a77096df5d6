package io.vtool.lvm.text;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for each name the last setting and where it stands, for thousands of volumes have the same status, host and
 * segment type: what is written as before is taken from before, without a second look at its value. Names that share a
 * place push each other out.
 */
final class RepeatedSettings {
    private static final int SIZE = 128;

    private final ConfigScanner in;
    private final @Nullable Setting[] settings = new Setting[SIZE];
    private final int[] starts = new int[SIZE];
    private final int[] ends = new int[SIZE];

    RepeatedSettings(ConfigScanner in) {
        this.in = in;
    }

    /** The setting that stands here if it is the last one of its name once more; the scanner is then behind it. */
    @Nullable
    Setting take(int hash) {
        int place = hash & SIZE - 1;
        Setting last = settings[place];
        return last != null && in.repeats(starts[place], ends[place]) ? last : null;
    }

    /** The name that is probably the one of this number, or null. */
    @Nullable
    String name(int hash) {
        Setting last = settings[hash & SIZE - 1];
        return last == null ? null : last.name();
    }

    /** Remembers a setting that ends here. */
    void keep(int hash, int start, Setting setting) {
        int place = hash & SIZE - 1;
        settings[place] = setting;
        starts[place] = start;
        ends[place] = in.place();
    }
}
