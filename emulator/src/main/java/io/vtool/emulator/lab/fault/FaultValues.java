package io.vtool.emulator.lab.fault;

import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.TargetPort;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.lab.unit.Size;
import io.vtool.emulator.lab.unit.Span;
import java.util.ArrayList;
import java.util.List;

/** The values of a fault's keys, brought into canonical form by the type of the key. */
final class FaultValues {
    private static final List<String> STATES =
            List.of("optimized", "non-optimized", "standby", "unavailable", "offline", "transitioning");
    private static final List<String> HOLDS = List.of("reserve", "exclusive", "write-exclusive");
    private static final List<String> DIGESTS = List.of("header", "data", "both");

    private final List<ArrayConfig> arrays;
    private final FaultPlaces places;
    private final Mistakes mistakes;

    FaultValues(List<ArrayConfig> arrays, FaultPlaces places, Mistakes mistakes) {
        this.arrays = arrays;
        this.places = places;
        this.mistakes = mistakes;
    }

    /** The canonical form of a value of a fault on a place; a mistake if it has none. */
    String of(String place, FaultKey key, String text) {
        return switch (key.type()) {
            case "portal" -> places.portal(key.name(), text);
            case "volume" -> other(place, key.name(), text);
            case "host" -> places.host(key.name(), text);
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
            mistakes.wrong(key, "'" + key + "' is '" + text + "', not the path of a file below its replicated folder");
        }
        return path;
    }

    private String pattern(String key, String text) {
        if (text.isBlank() || text.indexOf('/') >= 0 || text.indexOf('\t') >= 0 || text.indexOf('\n') >= 0) {
            mistakes.wrong(key, "'" + key + "' is '" + text + "', not a pattern of file names such as *.docx");
        }
        return text;
    }

    private String other(String place, String key, String text) {
        String name = places.volume(key, text);
        if (name.equals(place)) {
            mistakes.wrong(key, "'" + key + "' names the volume itself");
        }
        return name;
    }

    private String word(String key, String text, List<String> known) {
        if (!known.contains(text)) {
            mistakes.unknown(key, "unknown " + key + " '" + text + "'", text, known);
        }
        return text;
    }

    private String number(String key, String text) {
        long value = FaultNumbers.parse(text);
        if (value < 0) {
            mistakes.wrong(key, "'" + key + "' is '" + text + "', not a number");
        }
        return Long.toString(value);
    }

    private String group(String place, String text) {
        List<String> known = new ArrayList<>();
        for (ArrayConfig array : arrays) {
            if (array.name().equals(place) || place.startsWith(array.name() + "/")) {
                for (TargetPort port : array.ports()) {
                    String group = Integer.toString(port.group());
                    if (!known.contains(group)) {
                        known.add(group);
                    }
                }
            }
        }
        if (!known.isEmpty() && !known.contains(text)) {
            String array = place.indexOf('/') < 0 ? place : place.substring(0, place.indexOf('/'));
            mistakes.absent("group", "array " + array + " has no target port group '" + text + "'", text, known);
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
        if (bytes < 0 || key.equals("size") && (bytes < block || bytes % block != 0 || bytes > VolumeConfig.LARGEST)) {
            mistakes.wrong(
                    key,
                    "'" + key + "' is '" + text + "', not a size such as 512MiB"
                            + (block > 1 ? " that is a multiple of " + block + " bytes" : ""));
        }
        return Long.toString(bytes);
    }

    private String span(String key, String text) {
        long millis = Span.parse(text);
        if (millis <= 0) {
            mistakes.wrong(key, "'" + key + "' is '" + text + "', not a span of time such as 500ms or 20s");
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
            mistakes.wrong(key, "'" + key + "' is '" + text + "', not a sense code such as 3/11/0 in hexadecimal");
        }
        return good && parts.length == 2 ? "6/" + code : code.toString();
    }

    private String opcodes(String key, String text) {
        StringBuilder codes = new StringBuilder();
        for (String part : text.split(",", -1)) {
            int code = FaultNumbers.hex(part.strip());
            if (code < 0) {
                mistakes.wrong(key, "'" + key + "' is '" + text + "', not operation codes such as 0x28,0x2a");
                return text;
            }
            codes.append(codes.length() == 0 ? "" : ",").append("0x").append(Integer.toHexString(code));
        }
        return codes.toString();
    }
}
