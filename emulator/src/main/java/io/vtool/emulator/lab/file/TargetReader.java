package io.vtool.emulator.lab.file;

import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.lab.unit.PortalAddress;
import io.vtool.iscsi.login.TargetParameters;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a target of a lab file. */
final class TargetReader {
    /** What has to be read well for a portal to be known. */
    static final List<String> HOLDERS = List.of("lab file", "array", "target", "portal");

    private static final List<String> KEYS =
            List.of("iqn", "portals", "luns", "chap", "acl", "controller", "parameters");
    private static final List<String> PORTAL_KEYS = List.of("address", "tpgt", "port_group", "state");
    private static final List<String> LUN_KEYS = List.of("lun", "volume");
    private static final List<String> CHAP_KEYS = List.of("user", "secret", "mutual_user", "mutual_secret");
    private static final List<String> STATES =
            List.of("optimized", "non-optimized", "standby", "unavailable", "offline", "transitioning");
    private static final int LONGEST_IQN = 223;
    private static final int HIGHEST_TAG = 0xffff;

    private final Section target;
    private final Problems problems;

    private TargetReader(Section target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    static TargetConfig read(Node node, List<String> volumes, GroupStates groups, Problems problems) {
        int before = problems.count();
        Section target = new Section(node, "target", KEYS, problems);
        TargetReader reader = new TargetReader(target, problems);
        String iqn = target.required("iqn");
        if (target.has("iqn")) {
            reader.name(target.at("iqn"), iqn);
            problems.unique(target.at("iqn"), "target", "", iqn);
        }
        List<PortalConfig> portals = reader.portals(iqn, groups);
        List<LunConfig> luns = reader.luns(iqn, volumes);
        ChapConfig chap = reader.chap();
        List<String> acl = target.texts("acl");
        for (String initiator : acl) {
            reader.name(target.at("acl"), initiator);
        }
        if (target.has("acl") && acl.isEmpty()) {
            problems.add(target.at("acl"), "'acl' of target is empty; leave it out to admit everyone");
        }
        boolean controller = reader.controller(luns);
        Map<String, String> parameters = reader.parameters();
        return problems.count() == before
                ? new TargetConfig(iqn, portals, luns, chap, acl, controller, parameters)
                : new TargetConfig(iqn, portals, List.of(), null, List.of()); // its portals are there all the same
    }

    private void name(Node where, String name) {
        name(problems, where, name);
    }

    /** The forms of RFC 7143 4.2.7. */
    static void name(Problems problems, Node where, String name) {
        boolean good = name.length() <= LONGEST_IQN
                && (name.startsWith("iqn.") || name.startsWith("eui.") || name.startsWith("naa."))
                && name.length() > 4;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            good &= c > ' ' && c != 0x7f && c != ',' && c != '/';
        }
        if (!good) {
            problems.add(where, "'" + name + "' is not an iSCSI name; one looks like iqn.2008-01.com.example:store01");
        }
    }

    private List<PortalConfig> portals(String iqn, GroupStates groups) {
        List<PortalConfig> portals = new ArrayList<>();
        for (Node entry : target.list("portals", true)) {
            Section portal = new Section(entry, "portal", PORTAL_KEYS, problems);
            int tag = portal.number("tpgt", 0, HIGHEST_TAG, 1);
            int group = portal.number("port_group", 0, HIGHEST_TAG, tag);
            AluaState state = AluaState.valueOf(portal.choice("state", STATES, "optimized")
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_'));
            groups.add(portal.at("state"), group, state);
            for (PortalConfig other : portals) {
                if (other.tpgt() == tag && other.portGroup() != group) {
                    problems.add(portal.at("port_group"), "portals with tpgt " + tag + " are in two port groups");
                }
            }
            portals.add(new PortalConfig(address(portal, iqn), tag, group, state));
        }
        return portals;
    }

    private String address(Section portal, String iqn) {
        String text = portal.required("address");
        if (!portal.has("address")) {
            return text;
        }
        InetSocketAddress address = PortalAddress.parse(text);
        if (address == null || address.getPort() == 0 || address.getAddress().isAnyLocalAddress()) {
            problems.add(
                    portal.at("address"),
                    "'" + text + "' is not an address; one looks like 127.0.10.1:3260 or [::1]:3260");
            problems.hidesNames("portal");
            return text;
        }
        String canonical = PortalAddress.format(address);
        problems.unique(portal.at("address"), "portal", iqn, canonical);
        return canonical;
    }

    private List<LunConfig> luns(String iqn, List<String> volumes) {
        List<LunConfig> luns = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (Node entry : target.list("luns", true)) {
            Section lun = new Section(entry, "LUN", LUN_KEYS, problems);
            int number = lun.required("lun").isEmpty() ? -1 : lun.number("lun", 0, LunConfig.MAX_LUN, -1);
            if (number >= 0) {
                problems.unique(lun.at("lun"), "LUN", iqn, Integer.toString(number));
            }
            String volume = lun.required("volume");
            if (lun.has("volume") && !volumes.contains(volume)) {
                problems.absent(
                        lun.at("volume"),
                        VolumeReader.HOLDERS,
                        "LUN names the volume '" + volume + "', which the array does not have",
                        volume,
                        volumes);
            } else if (!shown.add(volume) && lun.has("volume")) {
                problems.add(lun.at("volume"), "volume " + volume + " is shown twice by this target");
            }
            if (number >= 0 && volumes.contains(volume)) {
                luns.add(new LunConfig(number, volume));
            }
        }
        return luns;
    }

    private boolean controller(List<LunConfig> luns) {
        boolean controller = target.flag("controller", false);
        for (LunConfig lun : luns) {
            if (controller && lun.lun() == 0) {
                problems.add(target.at("controller"), "LUN 0 cannot be both a volume and the controller");
            }
        }
        return controller;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        Node node = target.value("parameters");
        if (node != null) {
            Section section = new Section(node, "parameters", TargetParameters.NAMES, problems);
            for (String key : TargetParameters.NAMES) {
                if (section.has(key)) {
                    String value = section.text(key, "");
                    String problem = TargetParameters.problem(key, value);
                    if (problem != null) {
                        problems.add(section.at(key), "'" + key + "' of parameters " + problem);
                    }
                    parameters.put(key, value);
                }
            }
        }
        return parameters;
    }

    private @Nullable ChapConfig chap() {
        Node node = target.value("chap");
        if (node == null) {
            return null;
        }
        Section chap = new Section(node, "chap", CHAP_KEYS, problems);
        String user = chap.required("user");
        String secret = chap.required("secret");
        boolean mutual = chap.has("mutual_user") || chap.has("mutual_secret");
        String mutualUser = mutual ? chap.required("mutual_user") : null;
        String mutualSecret = mutual ? chap.required("mutual_secret") : null;
        if (mutual && secret.equals(mutualSecret) && !secret.isEmpty()) {
            problems.add(chap.at("mutual_secret"), "CHAP secrets of both directions must differ");
        }
        for (String key : CHAP_KEYS) {
            if (chap.has(key) && chap.text(key, "-").isEmpty()) {
                problems.add(chap.at(key), "'" + key + "' of chap is empty");
            }
        }
        return new ChapConfig(user, secret, mutualUser, mutualSecret);
    }
}
