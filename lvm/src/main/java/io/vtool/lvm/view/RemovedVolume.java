package io.vtool.lvm.view;

import io.vtool.lvm.model.HistoricalVolume;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A volume that was removed but is still remembered, with those it was made from and those made from it. */
public final class RemovedVolume {
    private final HistoricalVolume text;

    @Nullable
    Volume liveOrigin;

    @Nullable
    RemovedVolume removedOrigin;

    private final List<Descendant> descendants = new ArrayList<>();

    RemovedVolume(HistoricalVolume text) {
        this.text = text;
    }

    /** What the metadata says about it. */
    public HistoricalVolume text() {
        return text;
    }

    /** The volume it was made from if that still exists, or null. */
    public @Nullable Volume liveOrigin() {
        return liveOrigin;
    }

    /** The removed volume it was made from, or null. */
    public @Nullable RemovedVolume removedOrigin() {
        return removedOrigin;
    }

    /** What was made from it. */
    public List<Descendant> descendants() {
        return descendants;
    }

    /** One of the two is set: a volume that exists or one that was removed. */
    public record Descendant(
            @Nullable Volume live, @Nullable RemovedVolume removed) {}
}
