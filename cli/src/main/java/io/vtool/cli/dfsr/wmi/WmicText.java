package io.vtool.cli.dfsr.wmi;

import io.vtool.dfsr.fact.FactTable;
import java.util.List;

/** The texts of {@code wmic}, in one table, so that each can be put right in one place. */
final class WmicText {
    private static final String TABLE = "wmic-texts.tsv";

    private WmicText() {}

    /** A text. */
    static String of(String name) {
        for (List<String> cells : FactTable.rows(WmicText.class, TABLE)) {
            if (cells.get(0).equals(name)) {
                return cells.get(2);
            }
        }
        throw new IllegalArgumentException("no text " + name);
    }

    /** The description of an HRESULT. */
    static String of(int code) {
        String name = "0x" + Integer.toHexString(code);
        for (List<String> cells : FactTable.rows(WmicText.class, TABLE)) {
            if (cells.get(0).equals(name)) {
                return cells.get(2);
            }
        }
        return "Unknown error " + name;
    }
}
