package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.unit.Size;
import io.vtool.emulator.lab.unit.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks faults as people write them against the lab they are for, and brings them into canonical form. */
public final class FaultChecker {
    private static final List<String> STATES =
            List.of("optimized", "non-optimized", "standby", "unavailable", "offline", "transitioning");
    private static final List<String> HOLDS = List.of("reserve", "exclusive", "write-exclusive");
    private static final List<String> DIGESTS = List.of("header", "data", "both");

    /** Makes the end of a sentence about an unknown word. */
    public interface Clause {
        /**
         * Names the word that was probably meant.
         *
         * @param word what was written
         * @param known what there is
         * @return {@code , did you mean 'busy'?}, or nothing
         */
        String of(String word, List<String> known);
    }

    /**
     * A mistake.
     *
     * @param key the key it is about; {@code kind} and {@code on} for those, empty for the whole
     * @param message what is wrong, one sentence without a full stop
     */
    public record Mistake(String key, String message) {}

    private final List<ArrayConfig> arrays;
    private final List<HostConfig> hosts;
    private final List<DfsrGroupConfig> dfsr;
    private final Clause clause;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * Readies a checker for one fault.
     *
     * @param arrays the lab's arrays
     * @param hosts the lab's hosts
     * @param dfsr the lab's replication groups
     * @param clause helps with unknown words
     */
    public FaultChecker(List<ArrayConfig> arrays, List<HostConfig> hosts, List<DfsrGroupConfig> dfsr, Clause clause) {
        this.dfsr = dfsr;
        this.arrays = arrays;
        this.hosts = hosts;
        this.clause = clause;
    }

    /**
     * Returns what was wrong.
     *
     * @return the mistakes of the fault that was checked
     */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * Checks a fault.
     *
     * @param kindWord name of its kind
     * @param on what it is on
     * @param given its keys and values
     * @return the fault without a number, null if there are mistakes
     */
    public @Nullable LabFault check(String kindWord, String on, Map<String, String> given) {
        FaultKind kind = FaultKinds.find(kindWord);
        if (kind == null) {
            unknown("kind", "unknown kind of fault '" + kindWord + "'", kindWord, FaultKinds.names());
            return null;
        }
        String place = place(kind, on);
        List<String> known = new ArrayList<>(kind.required());
        known.addAll(kind.optional());
        for (String key : kind.required()) {
            if (!given.containsKey(key)) {
                wrong(
                        "",
                        kind.name() + " needs '" + key + "': "
                                + FaultKinds.key(key).meaning());
            }
        }
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (known.contains(entry.getKey())) {
                values.put(entry.getKey(), value(place, FaultKinds.key(entry.getKey()), entry.getValue()));
            } else {
                unknown(
                        entry.getKey(),
                        "unknown key '" + entry.getKey() + "' of " + kind.name(),
                        entry.getKey(),
                        known);
            }
        }
        if (kind.name().equals("unit-attention")) {
            values.putIfAbsent("times", "1"); // a target tells of a change once
        }
        return mistakes.isEmpty() ? new LabFault(0, kind.name(), place, values, 0) : null;
    }

    private void wrong(String key, String message) {
        mistakes.add(new Mistake(key, message));
    }

    private void unknown(String key, String message, String word, List<String> known) {
        String end = clause.of(word, known);
        String list = known.isEmpty() ? "; it has none" : "; known: " + String.join(", ", known);
        wrong(key, message + (end.isEmpty() ? list : end));
    }

    private String place(FaultKind kind, String on) {
        return switch (kind.on()) {
            case "array" -> among("on", "array", on, arrayNames());
            case "portal" -> portal("on", on);
            case "member" -> member(on);
            case "connection" -> connection(on);
            default -> volume("on", on);
        };
    }

    private String among(String key, String what, String word, List<String> known) {
        if (!known.contains(word)) {
            unknown(key, "the lab has no " + what + " '" + word + "'", word, known);
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

    private String portal(String key, String text) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            for (TargetConfig target : array.targets()) {
                for (PortalConfig portal : target.portals()) {
                    String at = portal.address();
                    if (at.equals(text) || at.equals(text + ":3260") || at.equals("[" + text + "]:3260")) {
                        return at;
                    }
                    known.add(at);
                }
            }
        }
        return among(key, "portal", text, known);
    }

    private String volume(String key, String text) {
        List<String> known = new ArrayList<>();
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
        return same.size() == 1 ? same.get(0) : among(key, "volume", text, known);
    }

    private String value(String place, FaultKey key, String text) {
        return switch (key.type()) {
            case "portal" -> portal(key.name(), text);
            case "volume" -> other(place, key.name(), text);
            case "host" -> among(key.name(), "host", text, hostNames());
            case "state" -> word(key.name(), text, STATES);
            case "hold" -> word(key.name(), text, HOLDS);
            case "digest" -> word(key.name(), text, DIGESTS);
            case "flag" -> word(key.name(), text, List.of("true", "false"));
            case "size" -> size(place, key.name(), text);
            case "span" -> span(key.name(), text);
            case "code" -> code(key.name(), text);
            case "opcodes" -> opcodes(key.name(), text);
            case "path" -> path(key.name(), text);
            case "pattern" -> pattern(key.name(), text);
            default -> key.name().equals("group") ? group(place, text) : number(key.name(), text);
        };
    }

    private String path(String key, String text) {
        String path = text.replace('\\', '/');
        while (path.startsWith("/")) {
            path = path.substring(1);
        }
        if (path.isEmpty() || path.indexOf('\t') >= 0 || path.indexOf('\n') >= 0) {
            wrong(key, "'" + key + "' is '" + text + "', not the path of a file below its replicated folder");
        }
        return path;
    }

    private String pattern(String key, String text) {
        if (text.isBlank() || text.indexOf('/') >= 0 || text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0) {
            wrong(key, "'" + key + "' is '" + text + "', not a pattern of file names such as *.docx");
        }
        return text;
    }

    private String other(String place, String key, String text) {
        String name = volume(key, text);
        if (name.equals(place)) {
            wrong(key, "'" + key + "' names the volume itself");
        }
        return name;
    }

    private List<String> hostNames() {
        List<String> names = new ArrayList<>();
        for (HostConfig host : hosts) {
            names.add(host.name());
        }
        return names;
    }

    private String word(String key, String text, List<String> known) {
        if (!known.contains(text)) {
            unknown(key, "unknown " + key + " '" + text + "'", text, known);
        }
        return text;
    }

    private String number(String key, String text) {
        long value = FaultNumbers.parse(text);
        if (value < 0) {
            wrong(key, "'" + key + "' is '" + text + "', not a number");
        }
        return Long.toString(value);
    }

    private String group(String place, String text) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            if (array.name().equals(place)) {
                for (TargetPort port : array.ports()) {
                    String group = Integer.toString(port.group());
                    if (!known.contains(group)) {
                        known.add(group);
                    }
                }
            }
        }
        if (!known.isEmpty() && !known.contains(text)) {
            unknown("group", "array " + place + " has no target port group '" + text + "'", text, known);
        }
        return text;
    }

    private String size(String place, String key, String text) {
        long bytes = Size.parse(text);
        int block = 1;
        for (ArrayConfig array : arrays) {
            for (VolumeConfig volume : array.volumes()) {
                block = (array.name() + "/" + volume.name()).equals(place) ? volume.blockSize() : block;
            }
        }
        if (bytes < 0 || key.equals("size") && (bytes < block || bytes % block != 0 || bytes > 8L << 40)) {
            wrong(
                    key,
                    "'" + key + "' is '" + text + "', not a size such as 512MiB"
                            + (block > 1 ? " that is a multiple of " + block + " bytes" : ""));
        }
        return Long.toString(bytes);
    }

    private String span(String key, String text) {
        long millis = Span.parse(text);
        if (millis <= 0) {
            wrong(key, "'" + key + "' is '" + text + "', not a span of time such as 500ms or 20s");
            return text;
        }
        return Span.format(millis);
    }

    private String code(String key, String text) {
        String[] parts = text.split("/", -1);
        boolean good = parts.length == 2 || parts.length == 3;
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < parts.length && good; i++) {
            int part = FaultNumbers.hex(parts[i]);
            good = part >= 0 && (parts.length == 2 || i > 0 || part <= 0xf);
            code.append(i == 0 ? "" : "/").append(Integer.toHexString(part));
        }
        if (!good) {
            wrong(key, "'" + key + "' is '" + text + "', not a sense code such as 3/11/0 in hexadecimal");
        }
        return good && parts.length == 2 ? "6/" + code : code.toString();
    }

    private String opcodes(String key, String text) {
        StringBuilder codes = new StringBuilder();
        for (String part : text.split(",", -1)) {
            int code = FaultNumbers.hex(part.strip());
            if (code < 0) {
                wrong(key, "'" + key + "' is '" + text + "', not operation codes such as 0x28,0x2a");
                return text;
            }
            codes.append(codes.length() == 0 ? "" : ",").append("0x").append(Integer.toHexString(code));
        }
        return codes.toString();
    }
}
