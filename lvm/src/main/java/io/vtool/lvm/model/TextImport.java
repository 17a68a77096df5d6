package io.vtool.lvm.model;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether lvm2 would take a text, in the order in which it reads one: the first thing that it cannot take ends the
 * reading, and then there is no group. What it says then is kept line by line.
 */
final class TextImport {
    private static final String FLAGS = "status-flags.tsv";
    private static final int LENGTH = 32;
    private static final long WORD = 0xFFFF_FFFFL;

    private final Section section;
    private final List<VolumeEntry> entries;
    private final String group;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, PvSpace> pvs = new LinkedHashMap<>();
    private final Set<String> volumes = new HashSet<>();
    private final Map<String, Set<String>> flags = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final SegmentTypes types;
    private final IdentityHashMap<ConfigValue, String> wellKnown = new IdentityHashMap<>();
    private boolean spare;
    private boolean taken;

    private TextImport(Section section, List<VolumeEntry> entries, SegmentTypes types) {
        this.section = section;
        this.entries = entries;
        this.types = types;
        this.group = section.name();
    }

    /**
     * Reads a text as lvm2 does.
     *
     * @param entries its volumes, after the model was made of them
     */
    static TextImport of(Section section, List<VolumeEntry> entries, SegmentTypes types) {
        TextImport text = new TextImport(section, entries, types);
        text.taken = text.group();
        return text;
    }

    /** What lvm2 says when it gives up on the text; empty if it takes it. */
    List<String> refusal() {
        return taken ? List.of() : lines;
    }

    /** What lvm2 says when it has taken the text and then finds extents that several segments lie on; else empty. */
    List<String> corruption() {
        if (!taken) {
            return List.of();
        }
        List<String> complaints = new ArrayList<>();
        long free = 0;
        long counted = 0;
        for (PvSpace pv : pvs.values()) {
            long[] left = pv.check(complaints);
            free += left[0];
            counted += left[1];
        }
        if (free != counted) {
            complaints.add("PV segment VG free_count mismatch: " + free + " != " + (counted & WORD));
        }
        if (!complaints.isEmpty()) {
            complaints.add("Internal error: PV segments corrupted in " + group + ".");
        }
        return complaints;
    }

    /** The types that lvm2 does not know, in the order in which it meets them. */
    Set<String> unknownTypes() {
        return unknown;
    }

    void unknownType(String type) {
        unknown.add(type);
    }

    /** What lvm2 says of a text whose summary it cannot take; empty if it can. */
    static List<String> summary(Section section, SegmentTypes types) {
        TextImport text = new TextImport(section, List.of(), types);
        String name = section.name();
        if (!text.id(section)) {
            text.failed("Couldn't read uuid for volume group " + name + ".");
        } else if (!text.status(section, "vg")) {
            text.failed("Couldn't find status flags for volume group " + name + ".");
        } else if (word(section, "seqno") == null) {
            text.failed("Couldn't read seqno for volume group " + name + ".");
        }
        return text.lines;
    }

    boolean failed(String line) {
        lines.add(line);
        return false;
    }

    @Nullable
    PvSpace pv(String name) {
        return pvs.get(name);
    }

    boolean volume(String name) {
        return volumes.contains(name);
    }

    /** A number as lvm2 reads it, of 32 bits; -1 if there is none. */
    static long word(@Nullable ConfigValue value) {
        return value instanceof ConfigValue.Int number ? number.value() & WORD : -1;
    }

    /** A number as lvm2 reads it, of 32 bits; null if there is none. */
    static @Nullable Long word(Section section, String name) {
        return section.value(name) instanceof ConfigValue.Int number ? (Long) (number.value() & WORD) : null;
    }

    private boolean group() {
        if (!id(section)) {
            return failed("Couldn't read uuid for volume group " + group + ".");
        }
        if (word(section, "seqno") == null) {
            return failed("Couldn't read 'seqno' for volume group " + group + ".");
        }
        if (!status(section, "vg")) {
            return failed("Error reading flags of volume group " + group + ".");
        }
        if (word(section, "extent_size") == null) {
            return failed("Couldn't read extent size for volume group " + group + ".");
        }
        for (String most : List.of("max_lv", "max_pv")) {
            if (word(section, most) == null) {
                return failed("Couldn't read '" + most + "' for volume group " + group + ".");
            }
        }
        return pvs() && names() && volumes();
    }

    private boolean pvs() {
        Section list = section.section("physical_volumes");
        boolean whole = list != null || failed("Couldn't find section 'physical_volumes'.");
        if (list != null) {
            for (ConfigNode node : list.children()) {
                whole &= whole && (node instanceof Section pv ? pv(pv) : failed("Empty pv section."));
            }
        }
        return whole || failed("Couldn't find all physical volumes for volume group " + group + ".");
    }

    private boolean pv(Section pv) {
        if (pv.size() == 0) {
            return failed("Empty pv section.");
        }
        if (!id(pv)) {
            return failed("Couldn't read uuid for physical volume.");
        }
        if (!status(pv, "pv")) {
            return failed("Couldn't read status flags for physical volume.");
        }
        if (pv.value("dev_size") != null && pv.number("dev_size") == null) {
            return failed("Couldn't read dev size for physical volume.");
        }
        if (pv.number("pe_start") == null) {
            return failed("Couldn't read extent start value (pe_start) for physical volume.");
        }
        Long count = word(pv, "pe_count");
        if (count == null) {
            return failed("Couldn't find extent count (pe_count) for physical volume.");
        }
        pvs.put(pv.name(), new PvSpace(count));
        return true;
    }

    private boolean names() {
        Section list = section.section("logical_volumes");
        int next = 0;
        boolean whole = true;
        for (int i = 0; list != null && whole && i < list.size(); i++) {
            whole = list.node(i) instanceof Setting setting ? empty(setting.name()) : name(entries.get(next++));
        }
        return whole || failed("Couldn't read all logical volume names for volume group " + group + ".");
    }

    private boolean empty(String volume) {
        return failed("Empty logical volume section for " + group + "/" + volume + ".");
    }

    private boolean name(VolumeEntry volume) {
        if (volume.section.size() == 0) {
            return empty(volume.name());
        }
        if (!status(volume.status, "lv")) {
            return failed("Couldn't read status flags for logical volume " + shown(volume) + ".");
        }
        if (volume.creationTime != null) {
            if (!(volume.creationTime instanceof ConfigValue.Int)) {
                return failed("Invalid creation_time for logical volume " + shown(volume) + ".");
            }
            if (!(volume.creationHost instanceof ConfigValue.Text)) {
                return failed("Couldn't read creation_host for logical volume " + shown(volume) + ".");
            }
        } else if (volume.creationHost != null) {
            return failed("Missing creation_time for logical volume " + shown(volume) + ".");
        }
        volumes.add(volume.name());
        if (volume.name().contains("_pmspare") && !Section.texts(volume.status).contains("VISIBLE")) {
            if (spare) {
                return failed("Couldn't use another pool metadata spare logical volume " + shown(volume) + ".");
            }
            spare = true;
        }
        return true;
    }

    private String shown(VolumeEntry volume) {
        return group + "/" + volume.name();
    }

    private boolean volumes() {
        boolean whole = true;
        for (int i = 0; whole && i < entries.size(); i++) {
            whole = volume(entries.get(i));
        }
        return whole || failed("Couldn't read all logical volumes for volume group " + group + ".");
    }

    private boolean volume(VolumeEntry volume) {
        if (volume.known == null && !id(volume.section)) {
            return failed("Couldn't read uuid for logical volume " + group + "/" + volume.name() + ".");
        }
        SegmentImport segments = new SegmentImport(this, types, volume.name());
        List<SegmentEntry> parts = volume.segments();
        for (int i = 0; i < parts.size(); i++) {
            if (!segments.read(parts.get(i))) {
                return false;
            }
        }
        long written = word(volume.segmentCount);
        if (written < 0) {
            return failed("Couldn't read segment count for logical volume " + volume.name() + ".");
        }
        if (written != parts.size()) {
            return failed(
                    "segment_count and actual number of segments disagree for logical volume " + volume.name() + ".");
        }
        return segments.followEachOther(parts);
    }

    private boolean id(Section of) {
        String text = of.text("id");
        if (text == null) {
            return failed("Couldn't find uuid.");
        }
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += text.charAt(i) == '-' ? 0 : 1;
        }
        if (length > LENGTH) {
            return failed("Too many characters to be uuid.") || failed("Invalid uuid.");
        }
        if (length < LENGTH) {
            return failed("Couldn't read uuid: incorrect number of characters.") || failed("Invalid uuid.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '!'
                    || c == '#'
                    || c == '-';
            if (!known) {
                return failed("UUID contains invalid character '" + c + "'") || failed("Invalid uuid.");
            }
        }
        return true;
    }

    private boolean status(Section of, String what) {
        return status(of.value("status"), what);
    }

    private boolean status(@Nullable ConfigValue value, String what) {
        if (value == null) {
            return failed("Could not find status flags.");
        }
        if (what.equals(wellKnown.get(value))) {
            return true; // the parser gives repeated settings as one, and most volumes have the same status
        }
        List<? extends ConfigValue> members =
                value instanceof ConfigValue.Array array ? array.members() : List.of(value);
        for (ConfigValue member : members) {
            if (!(member instanceof ConfigValue.Text word)) {
                return failed("Status value is not a string.") || failed("Could not read status flags.");
            }
            if (!known(what).contains(word.value())) {
                return failed("Unknown status flag '" + word.value() + "'.") || failed("Could not read status flags.");
            }
        }
        wellKnown.put(value, what);
        return true;
    }

    private Set<String> known(String what) {
        if (flags.isEmpty()) {
            for (List<String> row : FactTable.rows(TextImport.class, FLAGS)) {
                Set<String> names = flags.get(row.get(0));
                if (names == null) {
                    names = new HashSet<>();
                    flags.put(row.get(0), names);
                }
                names.add(row.get(1));
            }
        }
        return flags.getOrDefault(what, Set.of());
    }
}
