package io.vtool.cli.lab;

import io.vtool.cli.env.TextOutput;
import io.vtool.cli.render.Row;
import io.vtool.cli.render.Style;
import io.vtool.cli.render.TextView;
import io.vtool.emulator.lab.unit.Span;
import java.util.List;

/** {@code vtool lab status} for people: what differs from the definition is marked. */
final class LabStatusText implements TextView {
    @Override
    public void print(Row data, TextOutput out, Style style) {
        out.print("lab ").foreign(text(data, "directory"));
        Long pid = data.number("pid");
        boolean served = Boolean.TRUE.equals(data.value("served"));
        out.print(pid == null ? ", not in use" : (served ? ", served" : ", in use") + " by process " + pid);
        Long ahead = data.number("ahead_ms");
        out.line(ahead == null || ahead == 0 ? "" : ", clock " + Span.format(ahead) + " ahead: " + data.text("time"));
        for (Row array : rows(data, "arrays")) {
            out.line().print(style.paint(Style.Tone.STRONG, "array " + text(array, "name")));
            out.line(" (" + text(array, "vendor") + " " + text(array, "product") + ", alua " + text(array, "alua")
                    + ")");
            boolean mixed = isMixed(array);
            for (Row volume : rows(array, "volumes")) {
                out.line("  volume " + text(volume, "name") + "  " + size(volume) + ", "
                        + Bytes.words(number(volume, "allocated_bytes")) + " allocated, naa." + text(volume, "naa")
                        + ", serial " + text(volume, "serial") + traits(volume));
                if (mixed) {
                    out.line("    " + ways(volume));
                }
            }
            for (Row target : rows(array, "targets")) {
                target(target, out);
            }
        }
        rest(data, out);
    }

    private static void rest(Row data, TextOutput out) {
        List<Row> groups = rows(data, "volume_groups");
        if (!groups.isEmpty()) {
            out.line();
        }
        for (Row group : groups) {
            out.print("volume group ").foreign(text(group, "name"));
            out.line(" on " + String.join(", ", names(group)) + ", logical volumes " + group.number("lvs"));
        }
        out.line();
        for (Row host : rows(data, "hosts")) {
            out.print("host ").foreign(text(host, "name")).print(" (" + text(host, "style") + ") ");
            out.foreign(text(host, "initiator_name"));
            out.line(
                    host.number("sessions") == null
                            ? ", not used yet"
                            : ", sessions " + some(host, "sessions") + ", paths " + some(host, "paths"));
        }
        List<Row> faults = rows(data, "faults");
        if (!faults.isEmpty()) {
            out.line();
        }
        for (Row fault : faults) {
            out.print("fault " + fault.number("id") + "  ")
                    .foreign(text(fault, "words"))
                    .line("  for " + Span.format(number(fault, "age_ms") / 1000 * 1000));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Row group) {
        Object value = group.value("volumes");
        return value == null ? List.of() : (List<String>) value;
    }

    private static String traits(Row volume) {
        return (number(volume, "block_size_bytes") == 512
                        ? ""
                        : ", " + volume.number("block_size_bytes") + "-byte blocks")
                + (Boolean.TRUE.equals(volume.value("thin")) ? "" : ", thick")
                + (Boolean.TRUE.equals(volume.value("removable")) ? ", removable" : "")
                + (Boolean.TRUE.equals(volume.value("write_protect")) ? ", write-protected" : "");
    }

    private static boolean isMixed(Row array) {
        for (Row target : rows(array, "targets")) {
            for (Row portal : rows(target, "portals")) {
                if (text(portal, "state").equals(LabStatusRows.MIXED)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code group 1 non-optimized, group 2 optimized preferred}. */
    private static String ways(Row volume) {
        StringBuilder text = new StringBuilder();
        for (Row group : rows(volume, "port_groups")) {
            text.append(text.length() == 0 ? "" : ", ").append("group ").append(group.number("port_group"));
            text.append(' ').append(text(group, "state"));
            text.append(Boolean.TRUE.equals(group.value("preferred")) ? " preferred" : "");
        }
        return text.toString();
    }

    private static void target(Row target, TextOutput out) {
        out.print("  target ").foreign(text(target, "iqn"));
        out.line(target.value("chap_user") == null ? "" : ", CHAP user " + target.text("chap_user"));
        for (Row portal : rows(target, "portals")) {
            String state = text(portal, "state");
            String listening = portal.text("listening");
            String trouble = portal.text("trouble");
            out.line("    portal " + text(portal, "address") + "," + portal.number("tpgt") + "  group "
                    + portal.number("port_group") + " " + state
                    + (state.equals(portal.text("defined_state"))
                            ? ""
                            : " (defined " + text(portal, "defined_state") + ")")
                    + (trouble == null ? "" : ", " + trouble)
                    + (listening == null || listening.equals(portal.text("address"))
                            ? ""
                            : ", listens on " + listening));
        }
        for (Row lun : rows(target, "luns")) {
            out.line("    LUN " + lun.number("lun") + "  volume " + text(lun, "volume"));
        }
    }

    private static String size(Row volume) {
        long defined = number(volume, "defined_size_bytes");
        String now = Bytes.words(number(volume, "size_bytes"));
        return number(volume, "size_bytes") == defined ? now : now + " (defined " + Bytes.words(defined) + ")";
    }

    /** {@code 4 of 6}, or just how many if all work. */
    private static String some(Row host, String what) {
        long all = number(host, what);
        long up = number(host, what + "_up");
        return up == all ? Long.toString(all) : up + " of " + all;
    }

    private static String text(Row row, String column) {
        return String.valueOf(row.text(column));
    }

    private static long number(Row row, String column) {
        Long number = row.number(column);
        return number == null ? 0 : number;
    }

    @SuppressWarnings("unchecked")
    static List<Row> rows(Row row, String column) {
        Object value = row.value(column);
        return value == null ? List.of() : (List<Row>) value;
    }
}
