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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads words: first as the exact name of a code, then as words to be found in any table. */
final class NameReadings {
    private static final int SHORTEST_SUGGESTION = 4;

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
        int event = code("windows-events", 1, text);
        if (event != Codes.NONE) {
            to.windowsEvent(event);
        }
        int request = code("windows-srb-status", 1, text);
        if (request != Codes.NONE) {
            to.windowsRequest(request);
        }
        int adapter = code("aix-adapter-status", 1, text);
        if (adapter != Codes.NONE) {
            to.aixAdapter(adapter);
        }
        int reason = code("solaris-reason", 1, text);
        if (reason != Codes.NONE) {
            to.solarisReason(reason);
        }
        int cam = code("cam-status", 1, text);
        if (cam != Codes.NONE) {
            to.cam(cam);
        }
        int lpfc = code("lpfc-status", 1, text);
        if (lpfc != Codes.NONE) {
            to.lpfc(lpfc);
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

    /**
     * Adds every row of the tables in which all words occur.
     *
     * @param readings has the codes that were named exactly; those are not added again, nor are meanings beside them
     */
    static void addFound(List<String> words, List<Reading> readings) {
        Set<String> known = new HashSet<>();
        for (Reading reading : readings) {
            known.add(String.valueOf(reading.name()));
        }
        boolean named = !readings.isEmpty();
        List<String> stems = stems(words);
        for (Tables.Match match : Tables.search(stems)) {
            String kind = kind(match.table());
            boolean meaning = match.table().equals("explanations");
            if (kind == null || meaning && named || !beginWords(stems, match.cells())) {
                continue;
            }
            Reading reading = meaning ? meaning(kind, match.cells()) : reading(kind, match);
            if (!known.contains(String.valueOf(reading.name())) || meaning) {
                readings.add(reading);
            }
        }
    }

    /** The words without the ending of a plural: the names of codes mostly have the singular. */
    static List<String> stems(List<String> words) {
        List<String> stems = new ArrayList<>();
        for (String word : words) {
            boolean plural = word.length() > SHORTEST_SUGGESTION && word.endsWith("s") && !word.endsWith("ss");
            stems.add(plural && !word.endsWith("us") ? word.substring(0, word.length() - 1) : word);
        }
        return stems;
    }

    /** Whether each word stands at the beginning of a word of a row: "thin" is not found in "nothing". */
    private static boolean beginWords(List<String> words, List<String> cells) {
        String text = " " + String.join(" ", cells).toLowerCase(Locale.ROOT);
        for (String word : words) {
            String wanted = word.toLowerCase(Locale.ROOT);
            int at = text.indexOf(wanted, 1);
            while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
                at = text.indexOf(wanted, at + 1);
            }
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    private static Reading meaning(String kind, List<String> cells) {
        int last = cells.size() - 1;
        String words = cells.get(last - 1) + " " + cells.get(last);
        boolean event = cells.get(0).equals("windows-event");
        String code = event ? String.valueOf(Integer.parseInt(cells.get(1), 16)) : cells.get(1);
        return new Reading(kind + " of " + cells.get(0).replace('-', ' '), code, null, null, words);
    }

    private static Reading reading(String kind, Tables.Match match) {
        StringBuilder code = new StringBuilder();
        String name = null;
        String meaning = null;
        for (int i = 0; i < match.cells().size(); i++) {
            String cell = match.cells().get(i);
            if (cell.startsWith("0x") && name == null) {
                code.append(code.isEmpty() ? "" : "/").append(Codes.hex(Codes.parse(cell)));
            } else if (name == null && isName(match.columns().get(i))) {
                name = cell;
            } else if (meaning == null && isMeaning(match.columns().get(i))) {
                meaning = cell;
            }
        }
        return new Reading(kind, code.toString(), name == null ? meaning : name, null, name == null ? null : meaning);
    }

    /** What kind of code a table holds, null for tables of something else. */
    private static @Nullable String kind(String table) {
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
            case "esx-act" -> "ESXi action";
            case "explanations" -> "meaning";
            case "windows-events" -> "Windows event";
            case "windows-srb-status" -> "Windows request status";
            case "aix-adapter-status" -> "AIX adapter status";
            case "lpfc-status" -> "lpfc status";
            case "solaris-reason" -> "Solaris packet reason";
            case "cam-status" -> "FreeBSD CAM status";
            case "sense-descriptors" -> "sense data descriptor";
            default -> null;
        };
    }

    private static boolean isName(String column) {
        return column.equals("name") || column.equals("vendor") || column.equals("act") || column.equals("symbol");
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
