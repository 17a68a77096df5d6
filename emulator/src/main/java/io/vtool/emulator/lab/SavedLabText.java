package io.vtool.emulator.lab;

import io.vtool.emulator.array.config.AluaAccess;
import io.vtool.emulator.array.config.ArrayConfig;
import io.vtool.emulator.array.config.ChapConfig;
import io.vtool.emulator.array.config.LunConfig;
import io.vtool.emulator.array.config.PortalConfig;
import io.vtool.emulator.array.config.TargetConfig;
import io.vtool.emulator.array.config.VolumeConfig;
import io.vtool.emulator.host.HostConfig;
import io.vtool.emulator.lab.config.DfsrGroupConfig;
import io.vtool.emulator.lab.config.LogicalVolumeConfig;
import io.vtool.emulator.lab.config.PvConfig;
import io.vtool.emulator.lab.config.VolumeGroupConfig;
import io.vtool.emulator.lab.config.VolumeImage;
import io.vtool.emulator.lab.fault.FaultText;
import io.vtool.emulator.lab.fault.LabFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
                for (Map.Entry<Integer, AluaAccess> group : v.access().entrySet()) {
                    AluaAccess given = group.getValue();
                    line(text, "access", group.getKey(), given.state(), given.preferred());
                }
            }
            for (TargetConfig t : a.targets()) {
                target(text, t);
            }
        }
        for (HostConfig h : lab.definition().hosts()) {
            host(text, h);
        }
        rest(text, lab.definition());
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
                conf == null ? "" : LineText.escape(conf));
        for (String portal : h.portals()) {
            line(text, "session", portal);
        }
        for (String portal : h.rescanned()) {
            line(text, "rescanned", portal);
        }
        for (String volume : h.active()) {
            line(text, "active", volume);
        }
        for (String volume : h.open()) {
            line(text, "open", volume);
        }
    }

    private static void rest(StringBuilder text, LabDefinition lab) {
        for (VolumeGroupConfig g : lab.groups()) {
            line(text, "group", g.name(), g.extent());
            settings(text, "group-setting", g.settings());
            for (PvConfig pv : g.volumes()) {
                line(text, "pv", pv.volume());
                settings(text, "pv-setting", pv.settings());
            }
            for (LogicalVolumeConfig v : g.volumesMade()) {
                String tags = String.join(" ", v.tags());
                line(
                        text,
                        "lv",
                        v.name(),
                        v.size(),
                        v.type(),
                        v.stripes(),
                        v.copies(),
                        v.pool(),
                        v.origin(),
                        tags,
                        v.used());
                settings(text, "lv-setting", v.settings());
            }
        }
        for (DfsrGroupConfig d : lab.dfsr()) {
            line(text, "dfsr", d.name(), d.connections(), d.bandwidth(), d.schedule());
            for (String folder : d.folders()) {
                line(text, "folder", folder);
            }
            for (String member : d.members()) {
                line(text, "member", member);
            }
            for (DfsrGroupConfig.Option option : d.options()) {
                line(text, "option", option.member(), option.folder(), option.key(), option.value());
            }
        }
        for (VolumeImage image : lab.images()) {
            line(text, "image", image.volume(), LineText.escape(image.file()));
        }
        for (LabFault fault : lab.faults()) {
            text.append("fault\t").append(FaultText.format(List.of(fault)));
        }
    }

    private static void settings(StringBuilder text, String word, Map<String, String> settings) {
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            line(text, word, setting.getKey(), setting.getValue());
        }
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
        if (t.controller()) {
            line(text, "controller");
        }
        for (Map.Entry<String, String> parameter : new TreeMap<>(t.parameters()).entrySet()) {
            line(text, "parameter", parameter.getKey(), parameter.getValue());
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
        SavedLabReader reader = new SavedLabReader();
        int number = 1;
        try {
            int generation = Integer.parseInt(head[2]);
            for (; number < lines.length; number++) {
                reader.take(lines[number].split("\t", -1));
            }
            return new SavedLab(generation, reader.end());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw new Unusable("it is damaged at line " + Math.min(number + 1, lines.length));
        }
    }
}
