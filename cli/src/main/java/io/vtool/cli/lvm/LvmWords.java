package io.vtool.cli.lvm;

import io.vtool.cli.getopt.ToolWords;
import io.vtool.lvm.command.OptionWords;
import io.vtool.lvm.program.LvmCommands;
import io.vtool.lvm.report.Field;
import io.vtool.lvm.report.Fields;
import io.vtool.lvm.report.ReportType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be typed behind a command of lvm2. */
final class LvmWords {
    private static final List<String> UNITS =
            List.of("h", "r", "b", "s", "k", "m", "g", "t", "p", "e", "H", "K", "M", "G", "T");

    private LvmWords() {}

    /** Behind {@code lvm} itself: its commands. */
    static ToolWords program() {
        return new ToolWords(List.copyOf(LvmCommands.names()), Map.of());
    }

    static ToolWords of(String command) {
        List<String> words = new ArrayList<>(OptionWords.names(command));
        words.add("--image");
        words.add("--dm");
        Map<String, List<String>> behind = new LinkedHashMap<>(OptionWords.values(command));
        behind.replace("--units", UNITS);
        List<String> fields = fields(command);
        for (String option : List.of("--options", "-o", "--sort", "-O")) {
            behind.replace(option, fields);
        }
        return new ToolWords(words, behind);
    }

    /** The fields of the command's own kind of report; others can be asked for, too, but would hide these. */
    private static List<String> fields(String command) {
        List<String> names = new ArrayList<>();
        for (Field field : new Fields().all()) {
            if (command.startsWith(kind(field.type()))) {
                names.add(field.id());
            }
        }
        return names;
    }

    private static String kind(ReportType type) {
        return switch (type) {
            case VGS -> "vg";
            case PVS, LABEL, PVSEGS -> "pv";
            case LVS, LVSINFO, LVSSTATUS, LVSINFOSTATUS, SEGS -> "lv";
            default -> "-";
        };
    }
}
