package io.vtool.lvm.model;

import io.vtool.lvm.text.Section;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** What the types that are made of other volumes have in common: members that name a volume, and how lvm2 refuses them. */
final class LayerMembers {
    final ImportState state;
    final ImportText text;
    final String volume;
    final Section segment;
    final VolumeCheck.Part part;

    LayerMembers(ImportState state, String volume, Section segment, VolumeCheck.Part part) {
        this.state = state;
        this.text = state.text;
        this.volume = volume;
        this.segment = segment;
        this.part = part;
    }

    boolean failed(String what) {
        return text.failed(what + " segment " + segment.name() + " of logical volume " + volume + ".");
    }

    /** The one place of the segment is this volume. */
    boolean madeOf(@Nullable String name) {
        part.made = Collections.singletonList(name);
        return name == null || state.place(name, volume);
    }

    /** The name that has to stand there; null, after saying so, if there is none. */
    @Nullable
    String named(String key, String absent, String other) {
        if (!text.has(segment, key)) {
            failed(absent);
            return null;
        }
        String name = text.word(segment, key);
        if (name == null) {
            failed(other);
        }
        return name;
    }

    /** A volume that has to be named. */
    @Nullable
    String part(String key, String what, String unknown) {
        String name = named(key, what + " not specified in", what + " must be a string in");
        if (name != null && !state.volume(name)) {
            failed("Unknown logical volume " + name + " specified for " + unknown + " in");
            return null;
        }
        return name;
    }

    boolean string(String key, String absent, String unknown) {
        String name = text.text(segment, key);
        if (name == null) {
            return failed(absent + " must be a string in");
        }
        return state.volume(name) || failed("Unknown " + unknown + " " + name + " in");
    }

    boolean origin(String what) {
        if (!text.has(segment, "origin")) {
            return failed("origin not specified in");
        }
        String origin = text.text(segment, "origin");
        if (origin == null) {
            return failed("origin must be a string in");
        }
        return state.volume(origin)
                ? madeOf(origin)
                : failed("Unknown LV specified for " + what + " origin " + origin + " in");
    }

    boolean numbers(String list, String wrong) {
        for (SegmentWords.Word name : SegmentWords.of(list)) {
            if (text.has(segment, name.text()) && text.number(segment, name.text()) == null) {
                return failed(wrong);
            }
        }
        return true;
    }
}
