package io.vtool.cli.sense;

import io.vtool.cli.words.Suggestion;
import io.vtool.scsi.table.AdditionalSense;
import io.vtool.scsi.table.FactTable;
import io.vtool.scsi.table.LinuxHostByte;
import io.vtool.scsi.table.LinuxHostBytes;
import io.vtool.scsi.table.NvmeStatus;
import io.vtool.scsi.table.NvmeStatuses;
import io.vtool.scsi.table.OperationCode;
import io.vtool.scsi.table.OperationCodes;
import io.vtool.scsi.table.SenseKey;
import io.vtool.scsi.table.SenseKeys;
import io.vtool.scsi.table.Status;
import io.vtool.scsi.table.Statuses;
import io.vtool.scsi.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads words: first as the exact name of a code, then as words to be found in any table. */
final class NameReadings {
    private static final int SHORTEST_SUGGESTION = 4;
    private static final List<String> SILENT =
            List.of("tables", "vendors", "device-types", "explanation-words", "explanation-sources");

    private NameReadings() {}

    /** Adds every code that has exactly this name. */
    static void named(String text, CodeReadings to) {
        SenseKey key = SenseKeys.byText(text);
        if (key != null) {
            to.sense(key.code(), null, null);
        }
        AdditionalSense sense = AdditionalSense.byText(text);
        if (sense != null) {
            to.sense(null, sense.asc(), sense.ascq());
        }
        Status status = Statuses.byText(text);
        if (status != null) {
            to.status(status.code());
        }
        int esxHost = code("esx-host-status", 2, text);
        if (esxHost != Codes.NONE) {
            to.esxHost(esxHost);
        }
        int plugin = code("esx-plugin-status", 2, text);
        if (plugin != Codes.NONE) {
            to.plugin(plugin);
        }
        LinuxHostByte host = LinuxHostBytes.byName(text);
        if (host != null) {
            to.linuxHost(host.code());
        }
        int driver = code("linux-driverbyte", 1, text);
        if (driver != Codes.NONE) {
            to.linuxDriver(driver);
        }
        OperationCode opcode = OperationCodes.byText(text);
        if (opcode != null) {
            to.opcode(opcode.opcode());
        }
        NvmeStatus nvme = NvmeStatuses.byText(text);
        if (nvme != null) {
            to.nvme(nvme.combined());
        }
    }

    private static int code(String name, int column, String text) {
        FactTable table = FactTable.load(name);
        for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
            if (table.sameWords(row, column, text)) {
                return table.number(row, 0);
            }
        }
        return Codes.NONE;
    }

    /** Every row of the tables in which all words occur. */
    static List<Reading> search(List<String> words) {
        List<Reading> found = new ArrayList<>();
        for (Tables.Match match : Tables.search(words)) {
            if (!SILENT.contains(match.table())) {
                found.add(reading(match));
            }
        }
        return found;
    }

    private static Reading reading(Tables.Match match) {
        if (match.table().equals("explanations")) {
            List<String> cells = match.cells();
            String action = cells.get(cells.size() - 1);
            return new Reading(
                    "meaning of " + cells.get(0), cells.get(1), null, null, cells.get(cells.size() - 2) + " " + action);
        }
        StringBuilder code = new StringBuilder();
        String name = null;
        String meaning = null;
        for (int i = 0; i < match.cells().size(); i++) {
            String cell = match.cells().get(i);
            if (cell.startsWith("0x") && name == null) {
                code.append(code.isEmpty() ? "" : "/").append(cell);
            } else if (name == null && isName(match.columns().get(i))) {
                name = cell;
            } else if (meaning == null && isMeaning(match.columns().get(i))) {
                meaning = cell;
            }
        }
        return new Reading(
                match.table(), code.toString(), name == null ? meaning : name, null, name == null ? null : meaning);
    }

    private static String kind(String table) {
        return switch (table) {
            case "asc-ascq", "asc-ranges" -> "additional sense";
            case "esx-host-status" -> "ESX host status";
            case "esx-plugin-status" -> "ESX plug-in status";
            case "linux-driverbyte" -> "Linux driver byte";
            case "linux-hostbyte" -> "Linux host byte";
            case "nvme-status" -> "NVMe status";
            case "opcodes" -> "command";
            case "sense-keys" -> "sense key";
            case "status" -> "SCSI status";
            case "vendor-asc" -> "vendor sense";
            default -> table;
        };
    }

    private static boolean isName(String column) {
        return column.equals("name") || column.equals("vendor") || column.equals("act");
    }

    private static boolean isMeaning(String column) {
        return column.equals("meaning") || column.equals("plain_meaning") || column.equals("content");
    }

    /** A word that occurs in names of codes and is like this one, null when none is. */
    static @Nullable String similar(String word) {
        TreeSet<String> known = new TreeSet<>();
        for (String name : List.of("asc-ascq", "status", "sense-keys", "opcodes", "nvme-status", "linux-hostbyte")) {
            FactTable table = FactTable.load(name);
            int column = table.columns().indexOf("name");
            for (int row = table.first(); row != FactTable.NONE; row = table.next(row)) {
                for (String part :
                        table.text(row, column).toLowerCase(Locale.ROOT).split("[^a-z0-9_]+")) {
                    if (part.length() >= SHORTEST_SUGGESTION) {
                        known.add(part);
                    }
                }
            }
        }
        return Suggestion.closest(word.toLowerCase(Locale.ROOT), List.copyOf(known));
    }
}
