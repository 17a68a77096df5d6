package io.vtool.lvm.listing;

import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.report.OutputOptions;
import io.vtool.lvm.report.ReportRequest;
import io.vtool.lvm.report.ReportType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line says about one report: its columns, its order, which rows. */
final class ReportArguments {
    private static final String LOG_COLUMNS =
            "log_seq_num,log_type,log_context,log_object_type,log_object_name,log_object_id,"
                    + "log_object_group,log_object_group_id,log_message,log_errno,log_ret_code";

    private final LvmRun run;
    private final ReportType type;
    private final boolean single;
    private final ReportDefaults defaults;
    private List<String> fields = new ArrayList<>();
    private @Nullable String keys;
    private @Nullable String selection;
    private @Nullable String compact;

    /**
     * Those of a report.
     *
     * @param single whether it is the command's only one
     */
    ReportArguments(LvmRun run, ReportType type, boolean single, ReportDefaults defaults) {
        this.run = run;
        this.type = type;
        this.single = single && type != ReportType.LOG;
        this.defaults = defaults;
    }

    /** Reads them; whether they make sense. */
    boolean read(OptionGroups groups, String setting) {
        if (type == ReportType.LOG) {
            fields = split(run.config().text("log/command_log_cols", LOG_COLUMNS));
            keys = run.config().text("log/command_log_sort", "log_seq_num");
            selection = run.config().text("log/command_log_selection", "!(log_type=status && message=success)");
            compact = null;
        } else {
            read(setting);
        }
        for (OptionGroups.Value value : groups.values("options")) {
            if (value.text().isEmpty()) {
                run.error("Invalid options string: ");
                return false;
            }
            if (concerns(value.report())) {
                edit(value.text());
            }
        }
        for (OptionGroups.Value value : groups.values("sort")) {
            keys = concerns(value.report()) ? value.text() : keys;
        }
        for (OptionGroups.Value value : groups.values("select")) {
            selection = concerns(value.report()) ? value.text() : selection;
        }
        return true;
    }

    private void read(String setting) {
        String columns =
                single ? setting + (run.line().has("verbose") ? "_cols_verbose" : "_cols") : setting + "_cols_full";
        fields = split(defaults.text(columns));
        keys = defaults.text(setting + (single ? "_sort" : "_sort_full"));
        compact = defaults.flag("compact_output") ? "*" : single ? defaults.text("compact_output_cols") : null;
    }

    /** Whether options for the report of a name are for this one. */
    private boolean concerns(@Nullable String report) {
        if (report == null) {
            return single;
        }
        ReportType basic = switch (type) {
            case LABEL -> ReportType.PVS;
            case PVSEGS -> single ? ReportType.PVS : type;
            case SEGS -> single ? ReportType.LVS : type;
            default -> type;
        };
        return switch (report) {
            case "log" -> type == ReportType.LOG;
            case "vg" -> basic == ReportType.VGS;
            case "pv" -> basic == ReportType.PVS;
            case "lv" -> basic == ReportType.LVS;
            case "pvseg" -> basic == (single ? ReportType.PVS : ReportType.PVSEGS);
            case "seg" -> basic == (single ? ReportType.LVS : ReportType.SEGS);
            default -> false;
        };
    }

    private static List<String> split(String names) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start <= names.length()) {
            int comma = names.indexOf(',', start);
            int end = comma < 0 ? names.length() : comma;
            if (end > start) {
                parts.add(names.substring(start, end));
            }
            start = end + 1;
        }
        return parts;
    }

    /** Replaces the columns, adds some, takes some away, or names those that are left out when blank. */
    private void edit(String text) {
        String names = text.substring(1);
        switch (text.charAt(0)) {
            case '+' -> fields.addAll(split(names));
            case '-' -> {
                for (String name : split(names)) {
                    remove(name);
                }
            }
            case '#' -> compact = names;
            default -> fields = split(text);
        }
    }

    private void remove(String name) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            String field = fields.get(i);
            if (field.equals(name) || bare(field).equals(bare(name))) {
                fields.remove(i);
                return;
            }
        }
    }

    private String bare(String name) {
        String prefix = type.rowName();
        if (!name.startsWith(prefix)) {
            return name;
        }
        int at = prefix.length();
        return name.substring(at < name.length() && name.charAt(at) == '_' ? at + 1 : at);
    }

    ReportRequest request(OutputOptions output) {
        return new ReportRequest(type, String.join(",", fields), keys, selection, compact, output);
    }
}
