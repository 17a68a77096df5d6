package io.vtool.lvm.model;

import io.vtool.lvm.text.Section;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks whether lvm2 would take a segment of a VDO pool or of a volume in one. */
final class VdoImport {
    private final LayerMembers of;
    private final ImportState state;
    private final ImportText text;
    private final Section segment;

    VdoImport(LayerMembers of) {
        this.of = of;
        this.state = of.state;
        this.text = of.text;
        this.segment = of.segment;
    }

    private boolean badField(String name) {
        return text.failed("Couldn't read '" + name + "' for VDO segment.");
    }

    boolean vdo() {
        if (!text.has(segment, "vdo_pool")) {
            return badField("vdo_pool");
        }
        String pool = text.word(segment, "vdo_pool");
        if (pool == null) {
            return badField("vdo_pool");
        }
        if (!state.volume(pool)) {
            return text.failed("Unknown VDO pool logical volume " + pool + ".");
        }
        if (text.word32(segment, "vdo_offset") < 0) {
            return badField("vdo_offset");
        }
        return of.madeOf(pool);
    }

    boolean vdoPool() {
        if (!text.has(segment, "data")) {
            return badField("data");
        }
        String data = text.word(segment, "data");
        if (data == null) {
            return badField("data");
        }
        if (!state.volume(data)) {
            return text.failed("Unknown logical volume " + data + ".");
        }
        for (SegmentWords.Word number : SegmentWords.of("vdo-pool")) {
            String name = number.text();
            if ((number.wanted() || text.has(segment, name)) && text.word32(segment, name) < 0) {
                return badField(name);
            }
        }
        if (text.has(segment, "write_policy") && !writePolicy(text.word(segment, "write_policy"))) {
            return badField("write_policy");
        }
        return of.madeOf(data);
    }

    private boolean writePolicy(@Nullable String word) {
        if (word == null) {
            return false;
        }
        return SegmentWords.has("vdo-write-policy", word.toLowerCase(Locale.ROOT))
                || text.failed("Unknown VDO write policy " + word + ".");
    }
}
