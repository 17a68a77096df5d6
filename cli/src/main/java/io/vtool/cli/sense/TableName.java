package io.vtool.cli.sense;

import io.vtool.cli.failure.UsageError;
import io.vtool.cli.words.Suggestion;
import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.Tables;
import java.util.ArrayList;
import java.util.List;

/** The tables by the names people give them. */
final class TableName {
    private static final List<String> ALIASES = List.of(
            "additional-sense",
            "commands",
            "esx-host",
            "esx-plugin",
            "linux-driver",
            "linux-host",
            "meanings",
            "nvme",
            "statuses",
            "vendor-sense");

    private TableName() {}

    /**
     * The table of that name or other name.
     *
     * @throws UsageError when there is none
     */
    static FactTable open(String word) {
        FactTable table = Tables.open(file(word));
        if (table != null) {
            return table;
        }
        throw new UsageError("no table '" + word + "' in 'vtool sense list'" + Suggestion.clause(word, all()));
    }

    /** All names and other names. */
    static List<String> all() {
        List<String> known = new ArrayList<>(ALIASES);
        for (Tables.Entry entry : Tables.list()) {
            known.add(entry.name());
        }
        return known;
    }

    private static String file(String word) {
        return switch (word) {
            case "additional-sense" -> "asc-ascq";
            case "commands" -> "opcodes";
            case "esx-host" -> "esx-host-status";
            case "esx-plugin" -> "esx-plugin-status";
            case "linux-driver" -> "linux-driverbyte";
            case "linux-host" -> "linux-hostbyte";
            case "meanings" -> "explanations";
            case "nvme" -> "nvme-status";
            case "statuses" -> "status";
            case "vendor-sense" -> "vendor-asc";
            default -> word;
        };
    }
}
