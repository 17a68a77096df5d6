package io.vtool.lvm.program;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmCommand;
import io.vtool.lvm.command.LvmRun;
import io.vtool.lvm.command.LvmStatus;
import java.util.List;

/** Commands that tell what lvm2 knows rather than what is on devices. */
enum ListCommand implements LvmCommand {
    /** Metadata formats. */
    FORMATS,
    /** How commands are used. */
    HELP,
    /** Default settings. */
    LVMCONFIG,
    /** Kinds of segments. */
    SEGTYPES,
    /** The owner that groups made here get. */
    SYSTEMID,
    /** Tags of this host. */
    TAGS,
    /** Versions. */
    VERSION;

    @Override
    public int run(LvmRun run) {
        switch (this) {
            case FORMATS -> run.print("lvm2");
            case HELP -> {
                return Help.command(run);
            }
            case LVMCONFIG -> {
                return defaults(run);
            }
            case SEGTYPES -> {
                for (List<String> row : FactTable.rows(ListCommand.class, "segment-types.tsv")) {
                    run.print(row.get(0));
                }
            }
            case SYSTEMID -> {
                boolean set =
                        run.config().text("global/system_id_source", "none").equals("lvmlocal");
                run.print("system ID: " + (set ? run.config().text("local/system_id", "") : ""));
            }
            case VERSION -> {
                run.print("LVM version:     2.03.16(2) (2022-05-18)");
                run.print("Library version: 1.02.185 (2022-05-18)");
            }
            default -> {
                // No host tags are set here.
            }
        }
        return LvmStatus.DONE;
    }

    /** The default settings of the sections or settings that are named, or all. */
    private static int defaults(LvmRun run) {
        String type = run.line().value(run.line().has("type") ? "type" : "typeconfig");
        if (!"default".equals(type)) {
            run.error("Only --type default is supported here.");
            return LvmStatus.FAILED;
        }
        List<List<String>> rows = FactTable.rows(ListCommand.class, "defaults.tsv");
        StringBuilder text = new StringBuilder();
        int status = LvmStatus.DONE;
        if (run.line().operands().isEmpty()) {
            section(rows, "", text);
        }
        for (String path : run.line().operands()) {
            int slash = path.indexOf('/');
            int before = text.length();
            if (slash < 0) {
                section(rows, path, text);
            } else {
                setting(rows, path.substring(0, slash), path.substring(slash + 1), text);
            }
            if (text.length() == before) {
                run.error("Configuration node " + path + " not found");
                status = LvmStatus.FAILED;
            }
        }
        run.world().output().out(text.toString());
        return status;
    }

    private static void section(List<List<String>> rows, String name, StringBuilder text) {
        for (List<String> row : rows) {
            if (name.isEmpty() || row.get(0).equals(name)) {
                text.append("\t".repeat(Integer.parseInt(row.get(1))))
                        .append(row.get(2))
                        .append('\n');
            }
        }
    }

    private static void setting(List<List<String>> rows, String section, String name, StringBuilder text) {
        for (List<String> row : rows) {
            String line = row.get(2);
            int start = line.startsWith("# ") ? 2 : 0;
            if (row.get(0).equals(section) && line.startsWith(name + '=', start)) {
                text.append(line).append('\n');
            }
        }
    }
}
