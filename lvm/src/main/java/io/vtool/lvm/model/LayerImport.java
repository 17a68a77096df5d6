package io.vtool.lvm.model;

import io.vtool.lvm.text.Section;

/** Looks whether lvm2 would take a segment of the types that are made of other volumes, each type in its own way. */
final class LayerImport {
    private static final int LONGEST_MODE = 7;

    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;
    private final Section segment;
    private final VolumeCheck.Part part;

    LayerImport(ImportState state, SettingImport settings, String volume, Section segment, VolumeCheck.Part part) {
        this.of = new LayerMembers(state, volume, segment, part);
        this.state = state;
        this.text = state.text;
        this.settings = settings;
        this.segment = segment;
        this.part = part;
    }

    boolean read(String type) {
        return switch (type) {
            case "snapshot" -> snapshot();
            case "thin-pool" -> new ThinImport(of).thinPool();
            case "thin" -> new ThinImport(of).thin();
            case "cache-pool" -> new CacheImport(of, settings).cachePool();
            case "cache" -> new CacheImport(of, settings).cache();
            case "writecache" -> new CacheImport(of, settings).writecache();
            case "vdo-pool" -> new VdoImport(of).vdoPool();
            case "vdo" -> new VdoImport(of).vdo();
            case "integrity" -> integrity();
            default -> true;
        };
    }

    private boolean snapshot() {
        if (text.word32(segment, "chunk_size") < 0) {
            return text.failed("Couldn't read chunk size for snapshot.");
        }
        String cow = null;
        if (text.has(segment, "merging_store")) {
            cow = text.word(segment, "merging_store");
            if (cow == null) {
                return of.failed("Merging store must be a string in");
            }
        }
        if (text.has(segment, "cow_store")) {
            if (cow != null) {
                return of.failed("Both snapshot cow and merging storage were specified in");
            }
            cow = text.word(segment, "cow_store");
            if (cow == null) {
                return of.failed("Cow store must be a string in");
            }
        }
        if (cow == null) {
            return of.failed("Snapshot cow storage not specified in");
        }
        String origin = of.named("origin", "Snapshot origin not specified in", "Snapshot origin must be a string in");
        if (origin == null) {
            return false;
        }
        if (!state.volume(cow)) {
            return of.failed("Unknown logical volume " + cow + " specified for snapshot cow store in");
        }
        if (!state.volume(origin)) {
            return of.failed("Unknown logical volume " + origin + " specified for snapshot origin in");
        }
        part.both = cow.equals(origin) ? cow : null;
        return true;
    }

    private boolean integrity() {
        if (!of.origin("integrity")) {
            return false;
        }
        if (text.number(segment, "data_sectors") == null) {
            return of.failed("integrity data_sectors must be set in");
        }
        String mode = text.text(segment, "mode");
        if (mode == null) {
            return of.failed("integrity mode must be set in");
        }
        if (mode.length() > LONGEST_MODE) {
            return of.failed("integrity mode invalid in");
        }
        if (text.word32(segment, "tag_size") < 0) {
            return of.failed("integrity tag_size must be set in");
        }
        if (text.word32(segment, "block_size") < 0) {
            return of.failed("integrity block_size invalid in");
        }
        if (text.text(segment, "internal_hash") == null) {
            return of.failed("integrity internal_hash must be set in");
        }
        if (text.has(segment, "meta_dev")) {
            String metadata = text.text(segment, "meta_dev");
            if (metadata == null) {
                return of.failed("meta_dev must be a string in");
            }
            if (!state.volume(metadata)) {
                return of.failed("Unknown logical volume " + metadata + " specified for integrity in");
            }
        }
        if (text.has(segment, "recalculate") && text.number(segment, "recalculate") == null) {
            return of.failed("integrity recalculate error in");
        }
        return of.numbers("integrity", "Unknown integrity_setting in");
    }
}
