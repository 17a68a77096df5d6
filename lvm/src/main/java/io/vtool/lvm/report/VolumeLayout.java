package io.vtool.lvm.report;

import static io.vtool.lvm.view.VolumeFlag.CACHE;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.CACHE_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.CACHE_VOL;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY;
import static io.vtool.lvm.view.VolumeFlag.INTEGRITY_METADATA;
import static io.vtool.lvm.view.VolumeFlag.MIRRORED;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.MIRROR_LOG;
import static io.vtool.lvm.view.VolumeFlag.POOL_METADATA_SPARE;
import static io.vtool.lvm.view.VolumeFlag.PVMOVE;
import static io.vtool.lvm.view.VolumeFlag.RAID_IMAGE;
import static io.vtool.lvm.view.VolumeFlag.RAID_META;
import static io.vtool.lvm.view.VolumeFlag.SANLOCK;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_POOL_METADATA;
import static io.vtool.lvm.view.VolumeFlag.THIN_VOLUME;
import static io.vtool.lvm.view.VolumeFlag.VDO;
import static io.vtool.lvm.view.VolumeFlag.VDO_POOL;
import static io.vtool.lvm.view.VolumeFlag.VDO_POOL_DATA;
import static io.vtool.lvm.view.VolumeFlag.VIRTUAL;
import static io.vtool.lvm.view.VolumeFlag.WRITECACHE;

import io.vtool.lvm.view.SegmentKind;
import io.vtool.lvm.view.Volume;
import io.vtool.lvm.view.VolumeRole;
import io.vtool.lvm.view.VolumeSegment;
import java.util.ArrayList;
import java.util.List;

/** The words for how a volume is laid out and what it is for. */
final class VolumeLayout {
    private final Volume volume;
    private final boolean newest;
    private final Messages messages;
    private final List<String> layout = new ArrayList<>(2);
    private final List<String> role = new ArrayList<>(2);
    private boolean isPublic = true;

    /**
     * Finds them.
     *
     * @param newest whether the newest release is followed, which knows segments without data
     */
    VolumeLayout(Volume volume, boolean newest, Messages messages) {
        this.volume = volume;
        this.newest = newest;
        this.messages = messages;
        if (volume.removed() != null) {
            layout.add("none");
            role.add("history");
        }
        mirror();
        raid();
        thin();
        cache();
        integrity();
        vdo();
        if (volume.is(POOL_METADATA_SPARE)) {
            hidden("pool", "spare");
        }
        snapshot();
        if (volume.is(SANLOCK)) {
            hidden("lockd", "sanlock");
        }
        if (layout.isEmpty()) {
            plain();
        }
        role.add(0, isPublic ? "public" : "private");
    }

    /** How it is laid out. */
    List<String> layout() {
        return layout;
    }

    /** What it is for. */
    List<String> role() {
        return role;
    }

    /** Something that is a part of another volume. */
    private void hidden(String... words) {
        role.addAll(List.of(words));
        isPublic = false;
    }

    private void once(String word) {
        if (!role.contains(word)) {
            role.add(word);
        }
    }

    private void mirror() {
        if (!VolumeRole.mirrorType(volume) && !volume.is(PVMOVE)) {
            return;
        }
        if (volume.is(MIRROR_IMAGE)) {
            hidden("mirror", "image");
        } else if (volume.is(MIRROR_LOG)) {
            hidden("mirror", "log");
            if (volume.is(MIRRORED)) {
                layout.add("mirror");
            }
        } else if (volume.is(PVMOVE)) {
            hidden("pvmove");
            layout.add("mirror");
        } else {
            layout.add("mirror");
        }
    }

    private void raid() {
        if (!VolumeRole.raidType(volume)) {
            return;
        }
        if (volume.is(RAID_IMAGE)) {
            hidden("raid", "image");
        } else if (volume.is(RAID_META)) {
            hidden("raid", "metadata");
        } else if (volume.is(PVMOVE)) {
            hidden("pvmove");
            layout.add("raid");
        } else {
            layout.add("raid");
            RaidLevel.add(volume.kind().name(), layout);
        }
    }

    private void thin() {
        if (!VolumeRole.thinType(volume) && !volume.externalOrigin()) {
            return;
        }
        if (volume.is(THIN_POOL_METADATA)) {
            hidden("thin", "pool", "metadata");
            return;
        }
        if (volume.is(THIN_POOL_DATA)) {
            hidden("thin", "pool", "data");
            return;
        }
        if (volume.is(THIN_VOLUME)) {
            layout.add("thin");
            layout.add("sparse");
            int snapshots = VolumeRole.thinSnapshotCount(volume);
            if (snapshots > 0) {
                once("origin");
                role.add("thinorigin");
            }
            if (snapshots > 1) {
                role.add("multithinorigin");
            }
            if (VolumeRole.thinSnapshot(volume)) {
                once("snapshot");
                role.add("thinsnapshot");
            }
        } else if (volume.is(THIN_POOL)) {
            layout.add("thin");
            layout.add("pool");
            isPublic = false;
        }
        if (volume.externalOrigin()) {
            once("origin");
            role.add("extthinorigin");
            if (volume.externalCount() > 1) {
                role.add("multiextthinorigin");
            }
        }
    }

    private void cache() {
        boolean cacheOrigin = VolumeRole.cacheOrigin(volume);
        boolean writecacheOrigin = VolumeRole.writecacheOrigin(volume);
        if (!VolumeRole.cacheType(volume) && !cacheOrigin && !volume.is(WRITECACHE) && !writecacheOrigin) {
            return;
        }
        if (volume.is(CACHE_POOL_METADATA)) {
            hidden("cache", "pool", "metadata");
        } else if (volume.is(CACHE_POOL_DATA)) {
            hidden("cache", "pool", "data");
            also(CACHE, "cache");
        } else if (cacheOrigin) {
            isPublic = false;
            once("cache");
            once("origin");
            role.add("cacheorigin");
            also(CACHE, "cache");
        } else if (writecacheOrigin) {
            isPublic = false;
            once("writecache");
            once("origin");
            role.add("writecacheorigin");
            also(WRITECACHE, "writecache");
        } else if (volume.is(CACHE)) {
            layout.add("cache");
        } else if (volume.is(WRITECACHE)) {
            layout.add("writecache");
        } else if (VolumeRole.writecacheVolume(volume)) {
            pool("writecache", "cachevol");
        } else if (volume.is(CACHE_VOL)) {
            pool("cache", "cachevol");
        } else if (volume.is(CACHE_POOL)) {
            pool("cache", "pool");
        }
    }

    private void also(io.vtool.lvm.view.VolumeFlag flag, String word) {
        if (volume.is(flag)) {
            layout.add(word);
        }
    }

    private void pool(String what, String kind) {
        layout.add(what);
        layout.add(kind);
        isPublic = false;
    }

    private void integrity() {
        if (volume.is(INTEGRITY_METADATA)) {
            hidden("integrity", "metadata");
        } else if (VolumeRole.integrityOrigin(volume)) {
            hidden("integrity", "origin", "integrityorigin");
        } else if (volume.is(INTEGRITY)) {
            layout.add("integrity");
        }
    }

    private void vdo() {
        if (volume.is(VDO_POOL)) {
            pool("vdo", "pool");
        } else if (volume.is(VDO_POOL_DATA)) {
            hidden("vdo", "pool", "data");
        } else if (volume.is(VDO)) {
            layout.add("vdo");
            layout.add("sparse");
        }
    }

    private void snapshot() {
        if (volume.origin()) {
            once("origin");
            role.add("thickorigin");
            if (volume.is(VIRTUAL) && !volume.is(THIN_VOLUME)) {
                layout.add("virtual");
                isPublic = false;
            }
            if (volume.snapshotSegments().size() > 1) {
                role.add("multithickorigin");
            }
        } else if (volume.cow()) {
            once("snapshot");
            role.add("thicksnapshot");
        }
    }

    private void plain() {
        List<String> without = new ArrayList<>(0);
        boolean linear = false;
        boolean striped = false;
        for (VolumeSegment segment : volume.segments()) {
            SegmentKind kind = segment.kind();
            linear |= kind.striped() && segment.areas().size() == 1;
            striped |= kind.striped() && segment.areas().size() != 1;
            boolean empty =
                    newest && (kind.name().equals("error") || kind.name().equals("zero"));
            if (empty && !without.contains(kind.name())) {
                without.add(kind.name());
            }
            if (!empty && !kind.striped() && volume.group() != null) {
                messages.remark("Internal error: WARNING: Failed to properly detect layout and role for LV "
                        + volume.group().name() + '/' + volume.name() + '.');
            }
        }
        if (linear) {
            layout.add("linear");
        }
        if (striped) {
            layout.add("striped");
        }
        layout.addAll(without);
        if (layout.isEmpty()) {
            layout.add("unknown");
        }
    }
}
