package io.vtool.lvm.listing;

import io.vtool.lvm.FactTable;
import io.vtool.lvm.command.LvmConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The settings of reports: those of the command line over lvm2's defaults. */
final class ReportDefaults {
    private final Map<String, String> defaults = new HashMap<>();
    private final LvmConfig config;

    ReportDefaults(LvmConfig config) {
        this.config = config;
        for (List<String> row : FactTable.rows(ReportDefaults.class, "report-defaults.tsv")) {
            defaults.put(row.get(0), row.get(1));
        }
    }

    String text(String name) {
        return config.text("report/" + name, defaults.getOrDefault(name, ""));
    }

    boolean flag(String name) {
        return config.flag("report/" + name, defaults.getOrDefault(name, "0").equals("1"));
    }
}
