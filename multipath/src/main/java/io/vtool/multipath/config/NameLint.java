package io.vtool.multipath.config;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.List;

/** Names of checkers, prioritizers and path selectors that nobody has. */
final class NameLint {
    private static final FactTable TABLE = FactTable.load(NameLint.class, "names");
    private static final int NAME = 1;

    private NameLint() {}

    static void check(ConfigLint.Section section, Findings findings) {
        for (String keyword : List.of("path_checker", "prio", "path_selector")) {
            Setting setting = section.configured(keyword);
            if (setting == null) {
                continue;
            }
            String name = firstWord(setting.value());
            List<String> names = names(keyword);
            if (!names.contains(name)) {
                Origin origin = setting.origin();
                String text = "there is no " + keyword + " '" + name + "'";
                findings.add("unknown_name", origin.file(), origin.line(), text, name, names);
            }
        }
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static List<String> names(String keyword) {
        List<String> names = new ArrayList<>();
        String key = keyword + "\t";
        for (int row = TABLE.find(key); row != FactTable.NONE && TABLE.startsWith(row, key); row = TABLE.next(row)) {
            names.add(TABLE.text(row, NAME));
        }
        return names;
    }
}
