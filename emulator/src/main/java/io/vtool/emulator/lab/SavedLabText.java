package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.AluaMode;
import io.vtool.emulator.array.config.AluaState;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form in which a definition is kept: lines of fields between tabs, each line a thing that belongs to the
 * array or target before it. Needs no YAML to be read, and no escapes: no text of a definition has control characters.
 */
final class SavedLabText {
    /** The form this version writes. It reads the older ones too; in form 1 there were no hosts. */
    static final int VERSION = 2;

    private static final String MAGIC = "vtool-lab";

    private SavedLabText() {}

    /** The text cannot be used. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    static String write(SavedLab lab) {
        StringBuilder text = new StringBuilder();
        line(text, MAGIC, VERSION, lab.generation());
        for (ArrayConfig a : lab.definition().arrays()) {
            line(text, "array", a.name(), a.vendor(), a.product(), a.revision(), a.alua());
            for (VolumeConfig v : a.volumes()) {
                line(
                        text,
                        "volume",
                        v.name(),
                        v.size(),
                        v.blockSize(),
                        v.physicalBlockSize(),
                        v.naa(),
                        v.serial(),
                        v.thin(),
                        v.removable(),
                        v.writeProtect());
            }
            for (TargetConfig t : a.targets()) {
                target(text, t);
            }
        }
        for (HostConfig h : lab.definition().hosts()) {
            host(text, h);
        }
        return text.toString();
    }

    private static void host(StringBuilder text, HostConfig h) {
        String conf = h.multipathConf();
        line(
                text,
                "host",
                h.name(),
                h.initiatorName(),
                h.style(),
                h.sessions(),
                h.multipathd(),
                conf != null,
                conf == null ? "" : escape(conf));
        for (String portal : h.portals()) {
            line(text, "session", portal);
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static void target(StringBuilder text, TargetConfig t) {
        line(text, "target", t.iqn());
        for (PortalConfig p : t.portals()) {
            line(text, "portal", p.address(), p.tpgt(), p.portGroup(), p.state());
        }
        for (LunConfig l : t.luns()) {
            line(text, "lun", l.lun(), l.volume());
        }
        ChapConfig chap = t.chap();
        if (chap != null) {
            line(text, "chap", chap.user(), chap.secret(), or(chap.mutualUser()), or(chap.mutualSecret()));
        }
        for (String initiator : t.acl()) {
            line(text, "acl", initiator);
        }
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void line(StringBuilder text, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t").append(fields[i]);
        }
        text.append('\n');
    }

    /** Reads what {@link #write} wrote; anything else is refused. */
    static SavedLab read(String text) throws Unusable {
        String[] lines = text.split("\n");
        String[] head = lines[0].split("\t", -1);
        if (head.length < 2 || !head[0].equals(MAGIC)) {
            throw new Unusable("it is no lab definition");
        }
        if (!head[1].equals("1") && !head[1].equals(Integer.toString(VERSION))) {
            throw new Unusable("it has form " + head[1] + ", and this version of vtool knows form " + VERSION);
        }
        Reader reader = new Reader();
        int number = 1;
        try {
            int generation = Integer.parseInt(head[2]);
            for (; number < lines.length; number++) {
                reader.take(lines[number].split("\t", -1));
            }
            reader.endArray();
            reader.endHost();
            return new SavedLab(generation, new LabDefinition(reader.arrays, reader.hosts));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | NullPointerException e) {
            throw new Unusable("it is damaged at line " + Math.min(number + 1, lines.length));
        }
    }

    private static final class Reader {
        private final List<ArrayConfig> arrays = new ArrayList<>();
        private String @Nullable [] array;
        private final List<VolumeConfig> volumes = new ArrayList<>();
        private final List<TargetConfig> targets = new ArrayList<>();
        private @Nullable String iqn;
        private final List<PortalConfig> portals = new ArrayList<>();
        private final List<LunConfig> luns = new ArrayList<>();
        private @Nullable ChapConfig chap;
        private final List<String> acl = new ArrayList<>();
        private final List<HostConfig> hosts = new ArrayList<>();
        private String @Nullable [] host;
        private final List<String> sessions = new ArrayList<>();

        void take(String[] f) {
            switch (f[0]) {
                case "array" -> {
                    endArray();
                    array = f;
                }
                case "target" -> {
                    endTarget();
                    iqn = f[1];
                }
                case "volume" ->
                    volumes.add(new VolumeConfig(
                            f[1],
                            Long.parseLong(f[2]),
                            Integer.parseInt(f[3]),
                            Integer.parseInt(f[4]),
                            f[5],
                            f[6],
                            Boolean.parseBoolean(f[7]),
                            Boolean.parseBoolean(f[8]),
                            Boolean.parseBoolean(f[9])));
                case "portal" ->
                    portals.add(new PortalConfig(
                            f[1], Integer.parseInt(f[2]), Integer.parseInt(f[3]), AluaState.valueOf(f[4])));
                case "lun" -> luns.add(new LunConfig(Integer.parseInt(f[1]), f[2]));
                case "chap" -> chap = new ChapConfig(f[1], f[2], orNull(f[3]), orNull(f[4]));
                case "acl" -> acl.add(f[1]);
                case "host" -> {
                    endArray();
                    endHost();
                    host = f;
                }
                case "session" -> sessions.add(f[1]);
                default -> throw new IllegalArgumentException(f[0]);
            }
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }

        private void endTarget() {
            String name = iqn;
            if (name != null) {
                targets.add(new TargetConfig(name, portals, luns, chap, acl));
            } else if (!portals.isEmpty() || !luns.isEmpty() || chap != null || !acl.isEmpty()) {
                throw new IllegalArgumentException("no target");
            }
            iqn = null;
            portals.clear();
            luns.clear();
            chap = null;
            acl.clear();
        }

        void endArray() {
            endTarget();
            String[] a = array;
            if (a != null) {
                arrays.add(new ArrayConfig(a[1], a[2], a[3], a[4], AluaMode.valueOf(a[5]), volumes, targets));
            } else if (!volumes.isEmpty() || !targets.isEmpty()) {
                throw new IllegalArgumentException("no array");
            }
            array = null;
            volumes.clear();
            targets.clear();
        }

        void endHost() {
            String[] h = host;
            if (h != null) {
                hosts.add(new HostConfig(
                        h[1],
                        h[2],
                        HostConfig.Style.valueOf(h[3]),
                        HostConfig.Sessions.valueOf(h[4]),
                        sessions,
                        Boolean.parseBoolean(h[5]),
                        Boolean.parseBoolean(h[6]) ? unescape(h[7]) : null));
            } else if (!sessions.isEmpty()) {
                throw new IllegalArgumentException("no host");
            }
            host = null;
            sessions.clear();
        }
    }
}
