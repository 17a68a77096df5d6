package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;

/** Looks whether lvm2 would take the PVs of a text. */
final class PvImport {
    private static final String UNKNOWN = "[unknown]";

    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;

    PvImport(ImportState state, SettingImport settings) {
        this.state = state;
        this.text = state.text;
        this.settings = settings;
    }

    boolean read(ConfigNode node) {
        if (!(node instanceof Section pv) || pv.size() == 0) {
            return text.failed("Empty pv section.");
        }
        if (!settings.id(pv)) {
            return text.failed("Couldn't read uuid for physical volume.");
        }
        if (!settings.status(pv, "pv")) {
            return text.failed("Couldn't read status flags for physical volume.");
        }
        if (text.has(pv, "dev_size") && text.number(pv, "dev_size") == null) {
            return text.failed("Couldn't read dev size for physical volume.");
        }
        hints(pv);
        if (text.number(pv, "pe_start") == null) {
            return text.failed("Couldn't read extent start value (pe_start) for physical volume.");
        }
        long count = text.word32(pv, "pe_count");
        if (count < 0) {
            return text.failed("Couldn't find extent count (pe_count) for physical volume.");
        }
        if (!bootloader(pv) || !tags(pv)) {
            return false;
        }
        state.add(pv.name(), new PvSpace(count));
        return true;
    }

    private void hints(Section pv) {
        text.look(pv, "device");
        text.look(pv, "device_id");
        text.look(pv, "device_id_type");
    }

    private boolean bootloader(Section pv) {
        Long start = text.number(pv, "ba_start");
        Long size = text.number(pv, "ba_size");
        boolean begins = start != null && start != 0;
        boolean ends = size != null && size != 0;
        return begins == ends
                || text.failed("Found incomplete bootloader area specification for PV " + UNKNOWN + " in metadata.");
    }

    private boolean tags(Section pv) {
        ConfigValue tags = text.value(pv, "tags");
        return tags == null
                || text.strings(tags)
                || text.failed("Couldn't read tags for physical volume " + UNKNOWN + " in " + state.group + ".");
    }

    /** What of a PV is looked at while devices are scanned; what is wrong with it does no harm there. */
    boolean summary(ConfigNode node) {
        if (!(node instanceof Section pv) || pv.size() == 0) {
            return text.failed("Empty pv section.");
        }
        if (!settings.id(pv)) {
            text.say("Couldn't read uuid for physical volume.");
        }
        if (text.has(pv, "dev_size") && text.number(pv, "dev_size") == null) {
            text.say("Couldn't read dev size for physical volume.");
        }
        hints(pv);
        return true;
    }
}
