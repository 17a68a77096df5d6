package io.vtool.lvm.command;

import io.vtool.lvm.report.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Where the identity of this system comes from, as {@code global/system_id_source} says. */
final class SystemIdSource {
    private static final String SOURCE = "global/system_id_source";
    private static final String NONE = "none";
    private static final String MACHINE = "/etc/machine-id";
    private static final int LONGEST = 128;

    private final LvmConfig config;
    private final LvmWorld world;
    private final Messages messages;

    /**
     * A source.
     *
     * @param messages hears what is wrong with it
     */
    SystemIdSource(LvmConfig config, LvmWorld world, Messages messages) {
        this.config = config;
        this.world = world;
        this.messages = messages;
    }

    /** The identity, empty if there is none. */
    String id() {
        String source = config.text(SOURCE, NONE);
        String kind = source.toLowerCase(Locale.ROOT);
        if (!kind.equals("lvmlocal") && !config.text("local/system_id", "").isEmpty()) {
            messages.error("WARNING: local/system_id is set, so should global/system_id_source be \"lvmlocal\" not \""
                    + source + "\"?");
        }
        if (kind.equals(NONE)) {
            return "";
        }
        String id = switch (kind) {
            case "lvmlocal" -> valid(config.text("local/system_id", ""));
            case "uname" -> valid(world.targets().host());
            case "machineid", "machine-id" -> ofFile(MACHINE);
            case "appmachineid" -> AppMachineId.of(ofFile(MACHINE));
            case "file" -> ofFile(config.text("global/system_id_file", ""));
            default -> {
                messages.error("WARNING: Unrecognised system_id_source \"" + source + "\".");
                yield "";
            }
        };
        if (id.isEmpty()) {
            messages.error("WARNING: No system ID found from system_id_source " + source + '.');
        }
        return id;
    }

    /** The first line of a file that is neither empty nor a remark. */
    private String ofFile(String name) {
        if (name.isEmpty()) {
            return "";
        }
        String text;
        try {
            text = new String(world.files().ofHost(name), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            messages.error("WARNING: " + name + ": fopen failed: No such file or directory");
            return "";
        }
        String id = null;
        for (String line : text.split("\n", -1)) {
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            if (id != null) {
                messages.error("WARNING: Ignoring extra line(s) in system ID file " + name + '.');
                break;
            }
            id = valid(content);
        }
        return id == null ? "" : id;
    }

    /** A name as an identity: what may not stand in one is left out; that of every host is none. */
    private String valid(String name) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < name.length() && id.length() < LONGEST - 1; i++) {
            char c = name.charAt(i);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (alphanumeric || id.length() > 0 && "+_.-".indexOf(c) >= 0) {
                id.append(c);
            }
        }
        if (id.indexOf("localhost") == 0) {
            messages.error("WARNING: system ID may not begin with the string \"localhost\".");
            return "";
        }
        return id.toString();
    }
}
