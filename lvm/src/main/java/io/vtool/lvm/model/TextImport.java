package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks whether lvm2 would take a text, in the order in which it reads one: the first thing that it cannot take ends the
 * reading, and then there is no group. What it says then is kept line by line.
 */
final class TextImport {
    private static final long WORD = 0xFFFF_FFFFL;
    private static final String CONTENTS = "Text Format Volume Group";

    private final ImportText text = new ImportText();
    private final SettingImport settings = new SettingImport(text);
    private final Section header;
    private final Section section;
    private final String group;
    private final ImportState state;
    private boolean taken;
    private boolean named;
    private boolean plain = true;

    private TextImport(MetadataText whole, SegmentTypes types) {
        this.section = whole.volumeGroup();
        this.header = new Section("", whole.header());
        this.group = section.name();
        this.state = new ImportState(group, types, text);
    }

    /**
     * Reads a text as lvm2 does.
     *
     * @param entries its volumes, after the model was made of them
     */
    static TextImport of(MetadataText whole, List<VolumeEntry> entries, SegmentTypes types) {
        TextImport read = new TextImport(whole, types);
        read.taken = read.version() && read.group(entries);
        if (read.taken) {
            read.text.look(read.header, "description");
            read.text.look(read.header, "creation_time");
        }
        return read;
    }

    /** Reads of a text what lvm2 wants of it while it scans devices. */
    static TextImport summary(MetadataText whole, SegmentTypes types) {
        TextImport read = new TextImport(whole, types);
        read.named = read.version();
        read.taken = read.named && read.summary();
        return read;
    }

    /** What lvm2 says. */
    List<ImportLine> lines() {
        return text.lines();
    }

    /** Whether it takes the text. */
    boolean taken() {
        return taken;
    }

    /** Whether it got as far as the name while it looked for what it wants in a scan. */
    boolean named() {
        return named;
    }

    /** Whether all volumes lie on PVs alone. */
    boolean plain() {
        return plain;
    }

    /** What lvm2 says when it has taken the text and then finds extents that several segments lie on; else empty. */
    List<String> corruption() {
        if (!taken) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        long free = 0;
        long counted = 0;
        for (PvSpace pv : state.pvs) {
            long[] left = pv.check(complaints);
            free += left[0];
            counted += left[1];
        }
        if (free != counted) {
            complaints.add("PV segment VG free_count mismatch: " + (free & WORD) + " != " + (counted & WORD));
        }
        if (!complaints.isEmpty()) {
            complaints.add("Internal error: PV segments corrupted in " + group + ".");
        }
        return complaints;
    }

    private boolean version() {
        if (!text.has(header, "contents")) {
            return text.failed("Can't process text format file - missing contents field.");
        }
        if (!(ConfigValue.first(header.value("contents")) instanceof ConfigValue.Text contents)
                || !contents.value().equals(CONTENTS)) {
            return text.failed("Can't process text format file - unrecognised contents field.");
        }
        if (!text.has(header, "version")) {
            return text.failed("Can't process text format file - missing version number.");
        }
        return header.number("version", 0) == 1
                || text.failed("Can't process text format file - unrecognised version number.");
    }

    private boolean summary() {
        text.look(header, "creation_host");
        if (!settings.id(section)) {
            return text.failed("Couldn't read uuid for volume group " + group + ".");
        }
        if (!settings.status(section, "vg")) {
            return text.failed("Couldn't find status flags for volume group " + group + ".");
        }
        text.look(section, "system_id");
        text.look(section, "lock_type");
        if (text.word32(section, "seqno") < 0) {
            return text.failed("Couldn't read seqno for volume group " + group + ".");
        }
        PvImport pvs = new PvImport(state, settings);
        text.look(section, "physical_volumes");
        Section list = section.section("physical_volumes");
        if (list == null) {
            text.say("Couldn't find section 'physical_volumes'.");
        }
        for (int i = 0; list != null && i < list.size(); i++) {
            if (!pvs.summary(list.node(i))) {
                break;
            }
        }
        return true;
    }

    private boolean group(List<VolumeEntry> entries) {
        return settings() && sizes() && lists(entries);
    }

    private boolean settings() {
        String format = text.text(section, "format");
        if (format != null && !format.equalsIgnoreCase("lvm2") && !format.equalsIgnoreCase("text")) {
            return text.failed("Unrecognised format " + format + " for volume group " + group + ".");
        }
        text.look(section, "lock_type");
        text.look(section, "lock_args");
        if (!settings.id(section)) {
            return text.failed("Couldn't read uuid for volume group " + group + ".");
        }
        if (text.word32(section, "seqno") < 0) {
            return text.failed("Couldn't read 'seqno' for volume group " + group + ".");
        }
        return settings.status(section, "vg") || text.failed("Error reading flags of volume group " + group + ".");
    }

    private boolean sizes() {
        text.look(section, "system_id");
        if (text.word32(section, "extent_size") < 0) {
            return text.failed("Couldn't read extent size for volume group " + group + ".");
        }
        for (String most : List.of("max_lv", "max_pv")) {
            if (text.word32(section, most) < 0) {
                return text.failed("Couldn't read '" + most + "' for volume group " + group + ".");
            }
        }
        String policy = text.text(section, "allocation_policy");
        if (policy != null && !VolumeImport.policy(policy)) {
            text.say("Unrecognised allocation policy " + policy);
            text.say("WARNING: Ignoring unrecognised allocation policy " + policy + " for VG " + group);
        }
        text.look(section, "profile");
        text.look(section, "metadata_copies");
        return true;
    }

    private boolean lists(List<VolumeEntry> entries) {
        if (!pvs()) {
            return text.failed("Couldn't find all physical volumes for volume group " + group + ".");
        }
        ConfigValue tags = text.value(section, "tags");
        if (tags != null && !text.strings(tags)) {
            return text.failed("Couldn't read tags for volume group " + group + ".");
        }
        VolumeImport volumes = new VolumeImport(state, settings);
        text.look(section, "logical_volumes");
        if (!names(volumes, entries)) {
            return text.failed("Couldn't read all logical volume names for volume group " + group + ".");
        }
        HistoryImport history = new HistoryImport(state, settings);
        List<ConfigNode> removed = removed();
        for (ConfigNode node : removed) {
            if (!history.name(node)) {
                return text.failed("Couldn't read all historical logical volumes for volume group " + group + ".");
            }
        }
        text.look(section, "logical_volumes");
        for (int i = 0; i < entries.size(); i++) {
            if (!volumes.segments(entries.get(i))) {
                return text.failed("Couldn't read all logical volumes for volume group " + group + ".");
            }
        }
        plain = volumes.plain();
        for (ConfigNode node : removed()) {
            if (!history.ties(node)) {
                return text.failed(
                        "Couldn't read all removed logical volume interconnections for volume group " + group + ".");
            }
        }
        return true;
    }

    private List<ConfigNode> removed() {
        text.look(section, "historical_logical_volumes");
        Section list = section.section("historical_logical_volumes");
        return list == null ? List.of() : list.children();
    }

    private boolean pvs() {
        text.look(section, "physical_volumes");
        Section list = section.section("physical_volumes");
        if (list == null) {
            return text.failed("Couldn't find section 'physical_volumes'.");
        }
        PvImport pvs = new PvImport(state, settings);
        for (int i = 0; i < list.size(); i++) {
            if (!pvs.read(list.node(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean names(VolumeImport volumes, List<VolumeEntry> entries) {
        Section list = section.section("logical_volumes");
        int next = 0;
        for (int i = 0; list != null && i < list.size(); i++) {
            boolean read = list.node(i) instanceof Setting setting
                    ? volumes.empty(setting.name())
                    : volumes.name(entries.get(next++));
            if (!read) {
                return false;
            }
        }
        return true;
    }
}
