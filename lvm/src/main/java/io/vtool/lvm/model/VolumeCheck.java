package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the segments of a volume follow each other and whether each has its places to itself, as lvm2 does. */
final class VolumeCheck {
    private static final long WORD = 0xFFFF_FFFFL;
    /** After so many things that are wrong lvm2 looks for no more. */
    private static final int MOST_TROUBLES = 102;

    private final ImportState state;
    private final String volume;
    private final List<Part> parts = new ArrayList<>(1);
    private long total;
    private int troubles;

    /** A segment as it was read; its extents are numbers of 32 bits. */
    static final class Part {
        final long start;
        final long length;
        /** The extents in each place. */
        long areaLength;
        /** How many places there are that hold no parity. */
        long dataPlaces;
        /** The names and extents of the places, as written. */
        @Nullable
        ConfigValue written;
        /** The number of the first place. */
        long firstPlace;
        /** The volumes it is made of; null for a place that is none. */
        List<@Nullable String> made = List.of();
        /** The volume that is both origin and snapshot. */
        @Nullable
        String both;

        Part(long start, long length) {
            this.start = start;
            this.length = length;
            this.areaLength = length;
        }
    }

    VolumeCheck(ImportState state, String volume) {
        this.state = state;
        this.volume = volume;
    }

    /** Adds a segment. The length of one that belongs before another is not counted by lvm2, which is told below. */
    void add(Part part) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).start > part.start) {
                parts.add(i, part);
                return;
            }
        }
        total = total + part.length & WORD;
        parts.add(part);
    }

    /** Whether nothing is wrong. */
    boolean sound() {
        troubles = 0;
        long next = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            part(part, i + 1, next);
            next = next + part.length & WORD;
        }
        if (next != total) {
            trouble("LV " + volume + ": inconsistent LE count " + next + " != " + total);
        }
        if (next == 0) {
            trouble("LV " + volume + ": has no segment.");
        }
        return troubles == 0;
    }

    private void trouble(String line) {
        if (troubles < MOST_TROUBLES) {
            state.text.say(line);
        }
        troubles++;
    }

    private void part(Part part, int number, long next) {
        if (part.start != next) {
            trouble("LV " + volume + " invalid: segment " + number + " should begin at LE " + next + " (found "
                    + part.start + ").");
        }
        if (part.length != part.areaLength && part.length != (part.areaLength * part.dataPlaces & WORD)) {
            trouble("LV " + volume + ": segment " + number + " with len=" + part.length + "  has inconsistent area_len "
                    + part.areaLength);
        }
        if (part.both != null) {
            trouble("LV " + volume + ": segment " + number + " has same LV " + part.both
                    + " for both origin and snapshot");
        }
        for (int i = 0; i < part.made.size(); i++) {
            made(part.made.get(i), number, i);
        }
        if (part.written instanceof ConfigValue.Array array) {
            places(array.members(), part.firstPlace, number);
        }
    }

    private void made(@Nullable String name, int number, int place) {
        if (name == null) {
            trouble("LV " + volume + ": segment " + number + " has unassigned area " + place + ".");
        } else if (name.equals(volume)) {
            trouble("LV " + volume + ": segment " + number + " has inconsistent LV area " + place);
        }
    }

    private void places(List<ConfigValue> members, long firstPlace, int number) {
        for (int i = 0; i + 1 < members.size(); i += 2) {
            if (!(members.get(i) instanceof ConfigValue.Text name)
                    || !(members.get(i + 1) instanceof ConfigValue.Int extent)) {
                return;
            }
            PvSpace pv = state.pv(name.value());
            int place = i / 2;
            if (pv == null) {
                made(name.value(), number, place);
            } else if (!pv.owns(extent.value() & WORD, firstPlace + place)) {
                trouble("LV " + volume + ": segment " + number + " has inconsistent PV area " + place);
            }
        }
    }
}
