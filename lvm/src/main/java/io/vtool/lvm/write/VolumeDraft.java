package io.vtool.lvm.write;

import io.vtool.lvm.LvmId;
import io.vtool.lvm.model.Segment;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logical volume while it is being made. */
final class VolumeDraft {
    private final LvmId id;
    private String name;
    private boolean marked;
    private boolean hidden;
    private boolean writable = true;
    private long extents;
    private List<String> flags = List.of();
    private List<String> tags = List.of();
    private @Nullable String allocation;
    private List<List<ConfigNode>> segments = new ArrayList<>();
    private List<Extents> runs = new ArrayList<>();

    private VolumeDraft(String name, LvmId id, boolean hidden) {
        this.name = name;
        this.id = id;
        this.hidden = hidden;
        marked = !hidden;
    }

    static VolumeDraft visible(String name, LvmId id, VolumePlan plan) {
        VolumeDraft draft = new VolumeDraft(name, id, false);
        draft.tags = plan.tags();
        draft.writable = !plan.readOnly();
        draft.flags = plan.activationSkip() ? List.of("ACTIVATION_SKIP") : List.of();
        draft.allocation = plan.settings().allocation();
        return draft;
    }

    static VolumeDraft hidden(String name, LvmId id) {
        return new VolumeDraft(name, id, true);
    }

    String name() {
        return name;
    }

    boolean hidden() {
        return hidden;
    }

    long extents() {
        return extents;
    }

    void rename(String other) {
        name = other;
    }

    /** From now on part of another volume. */
    void hide() {
        hidden = true;
        marked = false;
    }

    /** Says VISIBLE in the text, or not: copy-on-write volumes and the volumes behind them have it the wrong way round. */
    VolumeDraft marked(boolean visible) {
        marked = visible;
        return this;
    }

    VolumeDraft flag(String flag) {
        flags = List.of(flag);
        return this;
    }

    VolumeDraft segment(long count, String type, ConfigNode... more) {
        List<ConfigNode> children = new ArrayList<>();
        children.add(Setting.of("start_extent", extents));
        children.add(Setting.of("extent_count", count));
        children.add(Setting.of("type", type));
        children.addAll(List.of(more));
        segments.add(children);
        extents += count;
        return this;
    }

    /** Segments on PVs, or on other volumes' extents. */
    VolumeDraft striped(List<Extents> more, long stripeSectors) {
        runs.addAll(more);
        for (Extents run : more) {
            int stripes = run.areas().size();
            Setting count = Setting.of("stripe_count", stripes);
            Setting places = new Setting("stripes", places(run.areas()));
            if (stripes == 1) {
                segment(run.count(), "striped", count, places);
            } else {
                segment(run.count() * stripes, "striped", count, Setting.of("stripe_size", stripeSectors), places);
            }
        }
        return this;
    }

    /** Takes its segments away, so that others can be put in their place. */
    void clear() {
        segments = new ArrayList<>();
        runs = new ArrayList<>();
        extents = 0;
    }

    /** Where it lies, if it lies on PVs itself. */
    List<Extents> runs() {
        return runs;
    }

    /** Another volume with what this one was made of; this one is empty then. */
    VolumeDraft moveInto(String other, LvmId otherId) {
        VolumeDraft moved = hidden(other, otherId);
        moved.segments = segments;
        moved.runs = runs;
        moved.extents = extents;
        clear();
        return moved;
    }

    Section section(Stamp stamp) {
        List<String> status = new ArrayList<>();
        status.add("READ");
        if (writable) {
            status.add("WRITE");
        }
        if (marked) {
            status.add("VISIBLE");
        }
        List<ConfigNode> children = new ArrayList<>();
        children.add(Setting.of("id", id.dashed()));
        children.add(words("status", status));
        children.add(words("flags", flags));
        if (!tags.isEmpty()) {
            children.add(words("tags", tags));
        }
        children.add(Setting.of("creation_time", stamp.seconds()));
        children.add(Setting.of("creation_host", stamp.host()));
        if (allocation != null) {
            children.add(Setting.of("allocation_policy", allocation));
        }
        children.add(Setting.of("segment_count", segments.size()));
        for (int i = 0; i < segments.size(); i++) {
            children.add(new Section("segment" + (i + 1), segments.get(i)));
        }
        return new Section(name, children);
    }

    static Setting words(String name, List<String> words) {
        List<ConfigValue> members = new ArrayList<>();
        for (String word : words) {
            members.add(new ConfigValue.Text(word));
        }
        return new Setting(name, new ConfigValue.Array(members));
    }

    static ConfigValue places(List<Segment.Area> areas) {
        List<ConfigValue> members = new ArrayList<>();
        for (Segment.Area area : areas) {
            members.add(new ConfigValue.Text(area.name()));
            members.add(new ConfigValue.Int(area.extent()));
        }
        return new ConfigValue.Array(members);
    }
}
