package io.vtool.lvm.model;

import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks whether lvm2 would take the volumes of a text: first all names, then the segments of each. */
final class VolumeImport {
    private static final List<String> PLAIN = List.of("READ", "WRITE", "VISIBLE");
    private static final long MOST_MINOR = (1 << 20) - 1;

    private final ImportState state;
    private final ImportText text;
    private final SettingImport settings;
    private final Map<String, VolumeCheck> twice = new HashMap<>();
    private List<String> lastStatus = List.of();
    private boolean lastPlain = true;
    private boolean spare;
    private boolean plain = true;

    VolumeImport(ImportState state, SettingImport settings) {
        this.state = state;
        this.text = state.text;
        this.settings = settings;
    }

    /** Whether all volumes that were read lie on PVs alone. */
    boolean plain() {
        return plain;
    }

    static boolean policy(String word) {
        return switch (word) {
            case "contiguous", "cling", "cling_by_tags", "normal", "anywhere", "inherit", "next free" -> true;
            default -> false;
        };
    }

    boolean empty(String volume) {
        return text.failed("Empty logical volume section for " + state.shown(volume) + ".");
    }

    boolean name(VolumeEntry volume) {
        if (volume.section.size() == 0) {
            return empty(volume.name());
        }
        plain &= plain(volume);
        if (!status(volume)) {
            return text.failed("Couldn't read status flags for logical volume " + state.shown(volume.name()) + ".");
        }
        if (!creation(volume) || volume.unusual && !unusual(volume)) {
            return false;
        }
        if (volume.tags != null && !text.strings(volume.tags)) {
            return text.failed("Couldn't read tags for logical volume " + state.shown(volume.name()) + ".");
        }
        state.add(volume.name());
        if (volume.name().contains("_pmspare") && !Section.texts(volume.status).contains("VISIBLE")) {
            if (spare) {
                return text.failed(
                        "Couldn't use another pool metadata spare logical volume " + state.shown(volume.name()) + ".");
            }
            spare = true;
        }
        return true;
    }

    private boolean status(VolumeEntry volume) {
        look(volume, "status");
        if (!settings.status(volume.status, "lv")) {
            return false;
        }
        look(volume, "flags");
        return settings.flags(volume.flags);
    }

    /** Whether a status says nothing that only volumes of some types may have. */
    private boolean plain(VolumeEntry volume) {
        List<String> status = Section.texts(volume.status);
        if (!status.equals(lastStatus)) {
            lastStatus = status;
            lastPlain = PLAIN.containsAll(status);
        }
        return lastPlain && !Section.texts(volume.flags).contains("ERROR_WHEN_FULL");
    }

    private void look(VolumeEntry volume, String name) {
        if (volume.unusual) {
            text.look(volume.section, name);
        }
    }

    private boolean creation(VolumeEntry volume) {
        look(volume, "creation_time");
        if (volume.creationTime != null || volume.unusual && volume.section.member("creation_time") != null) {
            look(volume, "creation_time");
            if (!(ConfigValue.first(volume.creationTime) instanceof ConfigValue.Int)) {
                return text.failed("Invalid creation_time for logical volume " + state.shown(volume.name()) + ".");
            }
            look(volume, "creation_host");
            if (!(ConfigValue.first(volume.creationHost) instanceof ConfigValue.Text)) {
                return text.failed(
                        "Couldn't read creation_host for logical volume " + state.shown(volume.name()) + ".");
            }
            return true;
        }
        look(volume, "creation_host");
        return volume.creationHost == null && !(volume.unusual && volume.section.member("creation_host") != null)
                || text.failed("Missing creation_time for logical volume " + state.shown(volume.name()) + ".");
    }

    /** Settings that most volumes have not, and tags that stand twice. */
    private boolean unusual(VolumeEntry volume) {
        text.look(volume.section, "lock_args");
        String policy = text.text(volume.section, "allocation_policy");
        if (policy != null && !policy(policy)) {
            text.say("Unrecognised allocation policy " + policy);
            text.say("WARNING: Ignoring unrecognised allocation policy " + policy + " for LV "
                    + state.shown(volume.name()) + ".");
        }
        text.look(volume.section, "profile");
        text.look(volume.section, "read_ahead");
        text.look(volume.section, "tags");
        return true;
    }

    boolean segments(VolumeEntry volume) {
        look(volume, "id");
        if ((volume.known == null || volume.unusual) && !settings.id(volume.id)) {
            return text.failed("Couldn't read uuid for logical volume " + state.shown(volume.name()) + ".");
        }
        VolumeCheck check = check(volume.name());
        SegmentImport segments = new SegmentImport(state, settings, volume.name(), check);
        List<SegmentEntry> parts = volume.segments();
        for (int i = 0; i < parts.size(); i++) {
            if (!segments.read(parts.get(i))) {
                return false;
            }
            if (segments.tie() && i > 0) {
                return text.failed("Only one segment permitted for snapshot");
            }
        }
        plain &= segments.plain();
        look(volume, "segment_count");
        long written = ImportText.word32(volume.segmentCount);
        if (written < 0) {
            return text.failed("Couldn't read segment count for logical volume " + volume.name() + ".");
        }
        if (written != parts.size()) {
            return text.failed(
                    "segment_count and actual number of segments disagree for logical volume " + volume.name() + ".");
        }
        return check.sound() && number(volume);
    }

    /** What was read of a volume before counts too if another volume has the same name. */
    private VolumeCheck check(String volume) {
        if (!state.twice(volume)) {
            return new VolumeCheck(state, volume);
        }
        VolumeCheck known = twice.get(volume);
        if (known == null) {
            known = new VolumeCheck(state, volume);
            twice.put(volume, known);
        }
        return known;
    }

    /** The device number of a volume that is to have the same one always. */
    private boolean number(VolumeEntry volume) {
        if (!Section.texts(volume.status).contains("FIXED_MINOR")) {
            return true;
        }
        long minor = text.word32(volume.section, "minor");
        if (minor < 0) {
            return text.failed("Couldn't read minor number for logical volume " + state.shown(volume.name()) + ".");
        }
        if (text.has(volume.section, "major") && text.word32(volume.section, "major") < 0) {
            text.say("WARNING: Couldn't read major number for logical volume " + state.shown(volume.name()) + ".");
        }
        if (minor > MOST_MINOR) {
            text.say("Minor number " + (int) minor + " outside range 0-" + MOST_MINOR + ".");
            text.say("WARNING: Ignoring invalid major, minor number for logical volume " + state.shown(volume.name())
                    + ".");
        }
        return true;
    }
}
