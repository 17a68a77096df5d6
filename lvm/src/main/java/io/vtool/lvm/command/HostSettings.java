package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import io.vtool.lvm.text.ConfigFormatException;
import io.vtool.lvm.text.ConfigNode;
import io.vtool.lvm.text.ConfigParser;
import io.vtool.lvm.text.Section;
import io.vtool.lvm.text.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings and tags in a host's files: lvm.conf, on top of it lvmlocal.conf and the file of each of its tags. */
final class HostSettings {
    /** The file of settings. */
    static final String MAIN = "lvm.conf";

    /** The file of settings that are this host's alone. */
    static final String LOCAL = "lvmlocal.conf";

    private static final String TAGS = "tags";
    private static final String FOLDER = "/etc/lvm/";
    private static final int FILES = 64;

    private final LvmWorld world;
    private final MergedSettings merged = new MergedSettings(true);
    private final List<String> tags = new ArrayList<>();

    private HostSettings(LvmWorld world) {
        this.world = world;
    }

    /**
     * The settings; null, after saying so, if a file cannot be understood.
     *
     * @param messages hears what is wrong with them
     */
    static @Nullable LvmConfig read(LvmWorld world, Messages messages) {
        return new HostSettings(world).read(messages);
    }

    private @Nullable LvmConfig read(Messages messages) {
        if (!file(MAIN, messages) || !file(LOCAL, messages)) {
            return null;
        }
        for (int i = 0; i < tags.size() && i < FILES; i++) {
            if (!file("lvm_" + tags.get(i) + ".conf", messages)) {
                return null;
            }
        }
        return LvmConfig.of(merged.values(), tags, messages);
    }

    private boolean file(String name, Messages messages) {
        byte[] content = world.files().settings(name);
        if (content == null) {
            return true;
        }
        try {
            LvmConfig settings = LvmConfig.of(content, null, messages);
            settings.own().keySet().removeIf(path -> path.equals(TAGS) || path.startsWith(TAGS + '/'));
            merged.add(settings.own());
            if (ConfigParser.parse(content).member(TAGS) instanceof Section section) {
                tags(section);
            }
            return true;
        } catch (ConfigFormatException e) {
            world.output().err(e.inWords() + '\n');
            messages.error("Failed to load config file " + FOLDER + name);
            return false;
        }
    }

    /** Takes the tags of a section: the host's name if that is asked for, and those whose list of hosts has this one, or have no list. */
    private void tags(Section section) {
        String host = world.targets().host();
        if (section.number("hosttags", 0) != 0) {
            tag(host);
        }
        for (ConfigNode node : section.children()) {
            if (node instanceof Section tag
                    && (!(tag.member("host_list") instanceof Setting)
                            || tag.texts("host_list").contains(host))) {
                tag(tag.name().startsWith("@") ? tag.name().substring(1) : tag.name());
            }
        }
    }

    private void tag(String name) {
        if (!tags.contains(name)) {
            tags.add(name);
        }
    }
}
