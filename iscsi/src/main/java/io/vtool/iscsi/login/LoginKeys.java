package io.vtool.iscsi.login;

import io.vtool.scsi.table.EnumNames;
import io.vtool.scsi.table.FactTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of all text keys of RFC 7143 and RFC 7144, which both ends of a login work from. */
final class LoginKeys {
    private static final Map<String, LoginKey> BY_NAME = read();

    private LoginKeys() {}

    /** Returns the row of a key, or null if no standard knows it. */
    static @Nullable LoginKey find(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, LoginKey> read() {
        List<String[]> rows = FactTable.load(LoginKeys.class, "login-keys").rows();
        Map<String, LoginKey> keys = new HashMap<>();
        for (String[] row : rows) {
            keys.put(
                    row[0],
                    new LoginKey(
                            row[0],
                            row[1],
                            EnumNames.find(LoginKey.Result.values(), row[2].toUpperCase(Locale.ROOT)),
                            row[3].isEmpty() ? 0 : Long.parseLong(row[3]),
                            row[4].isEmpty() ? 0xffffffffL : Long.parseLong(row[4]),
                            row[5],
                            row[7],
                            row[8],
                            row[10].equals("yes")));
        }
        return keys;
    }
}
