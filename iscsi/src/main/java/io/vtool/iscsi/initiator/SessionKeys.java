package io.vtool.iscsi.initiator;

import io.vtool.scsi.table.FactTable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What this initiator offers of the text keys, from a table. */
final class SessionKeys {
    private static final int KEY = 0;
    private static final int NORMAL = 1;
    private static final int DISCOVERY = 2;

    private SessionKeys() {}

    /** Returns what a normal session offers. */
    static Map<String, String> defaults() {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String[] row : FactTable.load(SessionKeys.class, "offered-keys").rows()) {
            keys.put(row[KEY], row[NORMAL]);
        }
        return keys;
    }

    /** Returns what a discovery session offers: few keys, and no digests unless the caller asks for nothing but them. */
    static Map<String, String> forDiscovery(Map<String, String> wanted) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String[] row : FactTable.load(SessionKeys.class, "offered-keys").rows()) {
            String rule = row[DISCOVERY];
            String value = rule.equals("same") ? wanted.get(row[KEY]) : rule;
            if (value != null && !value.isEmpty()) {
                keys.put(row[KEY], value);
            }
        }
        return keys;
    }
}
