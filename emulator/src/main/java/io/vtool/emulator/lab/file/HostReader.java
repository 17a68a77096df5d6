package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.unit.PortalAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a host of a lab file. */
final class HostReader {
    private static final List<String> KEYS =
            List.of("name", "iqn", "style", "sessions", "rescanned", "multipathd", "multipath_conf", "active", "open");
    private static final List<String> STYLES = List.of("linux", "esxi");
    private static final List<String> SESSIONS = List.of("all", "none");
    private static final String USUAL_IQN = "iqn.1993-08.org.debian:01:";
    private static final int LONGEST_CONF = 1 << 20;

    private HostReader() {}

    static HostConfig read(
            Node node, List<ArrayConfig> arrays, List<VolumeGroupConfig> groups, boolean images, Problems problems) {
        Section host = new Section(node, "host", KEYS, problems);
        String name = ArrayReader.name(host, "host", "");
        String iqn = host.text("iqn", USUAL_IQN + name);
        if (host.has("iqn")) {
            TargetReader.name(problems, host.at("iqn"), iqn);
        }
        if (host.has("iqn") || host.has("name")) {
            problems.unique(host.at("iqn"), "initiator name", "", iqn);
        }
        HostConfig.Style style =
                HostConfig.Style.valueOf(host.choice("style", STYLES, "linux").toUpperCase(Locale.ROOT));
        boolean listed = host.has("sessions") && !(host.value("sessions") instanceof ScalarNode);
        List<String> portals = listed ? portals(host, "sessions", arrays) : List.of();
        List<String> rescanned = portals(host, "rescanned", arrays);
        HostConfig.Sessions sessions = listed
                ? HostConfig.Sessions.SOME
                : HostConfig.Sessions.valueOf(
                        host.choice("sessions", SESSIONS, "none").toUpperCase(Locale.ROOT));
        boolean daemon = host.flag("multipathd", true);
        String conf = conf(host, daemon);
        Set<String> active = new LinkedHashSet<>(ActiveVolumes.read(host, "active", groups, images));
        List<String> open = ActiveVolumes.read(host, "open", groups, images);
        active.addAll(open);
        if (images && !host.has("active")) {
            active.add(HostConfig.AUTOMATIC);
        }
        return new HostConfig(name, iqn, style, sessions, portals, rescanned, daemon, conf, List.copyOf(active), open);
    }

    private static List<String> portals(Section host, String key, List<ArrayConfig> arrays) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    known.add(portal.address());
                }
            }
        }
        List<String> portals = new ArrayList<>();
        for (Node entry : host.list(key, false)) {
            String text = entry instanceof ScalarNode scalar ? scalar.getValue() : "";
            InetSocketAddress address = PortalAddress.parse(text);
            String canonical = address == null ? text : PortalAddress.format(address);
            if (known.contains(canonical)) {
                portals.add(canonical);
            } else {
                host.problems()
                        .absent(
                                entry,
                                TargetReader.HOLDERS,
                                "'" + key + "' names '" + text + "', which is no portal of the lab",
                                text,
                                known);
            }
        }
        return portals;
    }

    private static @Nullable String conf(Section host, boolean daemon) {
        Node value = host.value("multipath_conf");
        if (value == null) {
            return daemon ? HostConfig.USUAL_MULTIPATH_CONF : null;
        }
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().length() > LONGEST_CONF) {
            host.problems().add(value, "'multipath_conf' of host is the text of the file, as in 'multipath_conf: |'");
            return null;
        }
        return scalar.getValue();
    }
}
