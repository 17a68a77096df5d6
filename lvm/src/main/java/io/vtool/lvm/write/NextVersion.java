package io.vtool.lvm.write;

import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigValue;
import io.vtool.lvm.text.MetadataText;
import io.vtool.lvm.text.MetadataWriter;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import io.vtool.lvm.text.TextForm;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The version of a group's metadata after the newest one, or a backup of that: alike but for where its PVs are now. */
public final class NextVersion {
    private static final String MISSING = "MISSING";

    private NextVersion() {}

    /**
     * The text as it stands in a metadata area, without the NUL that ends it.
     *
     * @param newest what it follows
     * @param pvs where each PV is, by the name segments refer to it
     * @param command the command line that writes it
     */
    public static byte[] of(MetadataText newest, Map<String, Place> pvs, Stamp stamp, String command) {
        long version = newest.volumeGroup().number("seqno", 0) + 1;
        Section group = group(newest.volumeGroup(), version, pvs);
        MetadataText text = new MetadataText(group, TextHeader.of(stamp, "Write from " + command + "."));
        return MetadataWriter.write(text, TextForm.DISK, ZoneOffset.UTC);
    }

    /**
     * A backup of the newest version, as a file.
     *
     * @param zone the zone that times are told in
     */
    public static byte[] backup(MetadataText newest, Map<String, Place> pvs, Stamp stamp, String command, ZoneId zone) {
        Section group = group(newest.volumeGroup(), newest.volumeGroup().number("seqno", 0), pvs);
        return MetadataWriter.write(new MetadataText(group, TextHeader.of(stamp, command)), TextForm.FILE, zone);
    }

    private static Section group(Section newest, long version, Map<String, Place> pvs) {
        List<ConfigNode> nodes = new ArrayList<>();
        for (ConfigNode node : newest.children()) {
            if (node instanceof Setting setting && setting.name().equals("seqno")) {
                nodes.add(Setting.of("seqno", version));
            } else if (node instanceof Section section && section.name().equals("physical_volumes")) {
                nodes.add(physicalVolumes(section, pvs));
            } else {
                nodes.add(node);
            }
        }
        return new Section(newest.name(), nodes);
    }

    private static Section physicalVolumes(Section all, Map<String, Place> pvs) {
        List<ConfigNode> nodes = new ArrayList<>();
        for (ConfigNode node : all.children()) {
            Place place = node instanceof Section section ? pvs.get(section.name()) : null;
            nodes.add(node instanceof Section section && place != null ? moved(section, place) : node);
        }
        return new Section(all.name(), nodes);
    }

    private static Section moved(Section pv, Place place) {
        List<ConfigNode> nodes = new ArrayList<>();
        for (ConfigNode node : pv.children()) {
            Setting setting = node instanceof Setting one ? one : null;
            if (setting != null && setting.name().equals("device")) {
                nodes.add(Setting.of("device", place.device()));
            } else if (setting != null && setting.name().equals("flags")) {
                nodes.add(new Setting("flags", flags(setting.value(), place.missing())));
            } else {
                nodes.add(node);
            }
        }
        return new Section(pv.name(), nodes);
    }

    private static ConfigValue flags(@Nullable ConfigValue value, boolean missing) {
        List<ConfigValue> flags = new ArrayList<>();
        for (String flag : Section.texts(value)) {
            if (!flag.equals(MISSING)) {
                flags.add(new ConfigValue.Text(flag));
            }
        }
        if (missing) {
            flags.add(new ConfigValue.Text(MISSING));
        }
        return new ConfigValue.Array(flags);
    }

    /**
     * Where a PV is now.
     *
     * @param device the device's name, or lvm2's word for one that is not there
     */
    public record Place(String device, boolean missing) {}
}
