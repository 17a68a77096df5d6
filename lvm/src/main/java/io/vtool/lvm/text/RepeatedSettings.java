package io.vtool.lvm.text;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for each name the last setting, where it stands and what followed it, for thousands of volumes have the same
 * settings in the same order, and many with the same values: what is written as before is taken from before, without a
 * second look at it. Names that share a place push each other out.
 */
final class RepeatedSettings {
    private static final int SIZE = 128;

    private final ConfigScanner in;
    private final @Nullable Kept[] places = new Kept[SIZE];
    private @Nullable Kept last;
    private int hash;
    private int same;

    /** A setting as it stood in the text. */
    static final class Kept {
        private Setting setting;
        private int from;
        private int to;
        /** How long the name and what is behind it is, up to the value. */
        private int lead;

        private @Nullable Kept next;

        private Kept(Setting setting) {
            this.setting = setting;
        }

        String name() {
            return setting.name();
        }

        /** How long the name and what is behind it is, up to the value. */
        int lead() {
            return lead;
        }
    }

    RepeatedSettings(ConfigScanner in) {
        this.in = in;
    }

    /** The setting before that has the name and the equals sign that stand here, or null. */
    @Nullable
    Kept here() {
        Kept expected = last == null ? null : last.next;
        if (expected != null && begins(expected)) {
            return expected;
        }
        hash = in.hashOfName();
        Kept named = places[hash & SIZE - 1];
        return named != null && named != expected && begins(named) ? named : null;
    }

    private boolean begins(Kept kept) {
        same = in.same(kept.from, kept.to);
        return same >= kept.lead;
    }

    /** The setting itself if all of it stands here once more and the line ends behind it; the scanner is then behind it. */
    @Nullable
    Setting take(Kept kept) {
        if (same < kept.to - kept.from || !in.takeLine(same)) {
            return null;
        }
        follow(kept);
        return kept.setting;
    }

    /** After no setting was found: the name that probably stands here, or null. */
    @Nullable
    String name() {
        Kept kept = places[hash & SIZE - 1];
        return kept == null ? null : kept.name();
    }

    /** Remembers a setting that begins and ends there and whose name is new here. */
    Setting keep(Setting setting, int from, int value) {
        Kept kept = new Kept(setting);
        places[hash & SIZE - 1] = kept;
        return keep(kept, setting, from, value);
    }

    /** Remembers a setting in the place of the one of its name. */
    Setting keep(Kept kept, Setting setting, int from, int value) {
        kept.setting = setting;
        kept.from = from;
        kept.to = in.place();
        kept.lead = value - from;
        follow(kept);
        return setting;
    }

    private void follow(Kept kept) {
        if (last != null) {
            last.next = kept;
        }
        last = kept;
    }
}
