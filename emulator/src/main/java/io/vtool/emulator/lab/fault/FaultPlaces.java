package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.unit.PortalAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The things of a lab that faults are on, by the names that people call them. */
final class FaultPlaces {
    private final List<ArrayConfig> arrays;
    private final List<HostConfig> hosts;
    private final List<DfsrGroupConfig> dfsr;
    private final Mistakes mistakes;

    FaultPlaces(List<ArrayConfig> arrays, List<HostConfig> hosts, List<DfsrGroupConfig> dfsr, Mistakes mistakes) {
        this.arrays = arrays;
        this.hosts = hosts;
        this.dfsr = dfsr;
        this.mistakes = mistakes;
    }

    /** The full name of what a fault is on; a mistake if the lab has no such thing. */
    String of(FaultKind kind, String on) {
        return switch (kind.on()) {
            case "array" -> among("on", "array", on, arrayNames());
            case "array or volume" -> arrayOrVolume(on);
            case "portal" -> portal("on", on);
            case "member" -> member(on);
            case "connection" -> connection(on);
            default -> volume("on", on);
        };
    }

    /** An array's name; anything else is the name of a volume, or nothing. */
    private String arrayOrVolume(String text) {
        List<String> arrayNames = arrayNames();
        String what = text.indexOf('/') < 0 ? "array" : "volume";
        return arrayNames.contains(text) ? text : volume("on", what, text, arrayNames);
    }

    String among(String key, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            mistakes.absent(key, "the lab has no " + what + " '" + word + "'", word, known);
        }
        return word;
    }

    private List<String> arrayNames() {
        List<String> names = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            names.add(array.name());
        }
        return names;
    }

    private String member(String text) {
        List<String> known = new ArrayList<>();
        for (DfsrGroupConfig group : dfsr) {
            for (String name : group.members()) {
                if (name.equalsIgnoreCase(text)) {
                    return name;
                }
                if (!known.contains(name)) {
                    known.add(name);
                }
            }
        }
        return among("on", "DFSR member", text, known);
    }

    /** SENDER>RECEIVER, which a shell wants in quotes, or SENDER:RECEIVER. */
    private String connection(String text) {
        int mark = text.indexOf('>') < 0 ? text.indexOf(':') : text.indexOf('>');
        boolean arrow = mark > 0 && text.startsWith("->", mark - 1);
        String from = mark < 0 ? text : text.substring(0, arrow ? mark - 1 : mark);
        String to = mark < 0 ? "" : text.substring(mark + 1);
        List<String> known = new ArrayList<>();
        for (DfsrGroupConfig group : dfsr) {
            for (String sender : group.members()) {
                for (String receiver : group.members()) {
                    if (group.isConnected(sender, receiver)) {
                        if (sender.equalsIgnoreCase(from) && receiver.equalsIgnoreCase(to)) {
                            return sender + ">" + receiver;
                        }
                        known.add(sender + ">" + receiver);
                    }
                }
            }
        }
        return among("on", "DFSR connection SENDER>RECEIVER", text, known);
    }

    String portal(String key, String text) {
        InetSocketAddress address = PortalAddress.parse(text);
        String meant = address == null ? text : PortalAddress.format(address);
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    String at = portal.address();
                    if (at.equals(meant)) {
                        return at;
                    }
                    if (!known.contains(at)) {
                        known.add(at);
                    }
                }
            }
        }
        return among(key, "portal", text, known);
    }

    String volume(String key, String text) {
        return volume(key, "volume", text, List.of());
    }

    private String volume(String key, String what, String text, List<String> others) {
        List<String> known = new ArrayList<>(others);
        List<String> same = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (VolumeConfig volume : array.volumes()) {
                String name = array.name() + "/" + volume.name();
                known.add(name);
                if (volume.name().equals(text)) {
                    same.add(name);
                }
            }
        }
        return same.size() == 1 ? same.get(0) : among(key, what, text, known);
    }

    String host(String key, String text) {
        return among(key, "host", text, hostNames());
    }

    private List<String> hostNames() {
        List<String> names = new ArrayList<>();
        for (HostConfig host : hosts) {
            names.add(host.name());
        }
        return names;
    }
}
