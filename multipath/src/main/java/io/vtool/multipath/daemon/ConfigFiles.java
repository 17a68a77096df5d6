package io.vtool.multipath.daemon;

import io.vtool.multipath.config.ConfigFile;
import io.vtool.multipath.config.MultipathConfig;
import io.vtool.multipath.host.Machine;
import java.util.ArrayList;
import java.util.List;

/** The configuration files of a machine. */
public final class ConfigFiles {
    private ConfigFiles() {}

    /** Reads them in the order in which they count. */
    public static List<ConfigFile> read(Machine machine) {
        List<ConfigFile> files = new ArrayList<>();
        String main = machine.read(MultipathConfig.FILE);
        if (main != null) {
            files.add(new ConfigFile(MultipathConfig.FILE, main));
        }
        for (String name : machine.list(MultipathConfig.FOLDER)) {
            if (name.endsWith(".conf")) {
                String file = MultipathConfig.FOLDER + "/" + name;
                String text = machine.read(file);
                if (text != null) {
                    files.add(new ConfigFile(file, text));
                }
            }
        }
        return files;
    }
}
