package io.vtool.dfsr.capture;

import io.vtool.dfsr.fact.DfsrError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Other answers of {@code dfsrdiag}: errors, the summary of replicationstate, and facts behind labels; and those of {@code dfsrmig}. */
public final class DiagText {
    private static final String ERROR = "[ERROR]";
    private static final String CODE = "Err:";
    private static final String MIGRATION = "(Local Migration State)";
    private static final List<String> COUNTS = List.of(
            "Active inbound connections", "Updates received", "Active outbound connections", "Updates sent out");

    private final List<Map<String, String>> records = new ArrayList<>();
    private Map<String, String> record = new LinkedHashMap<>();
    private String kind = "";
    private boolean migrating;

    private DiagText() {}

    /**
     * What lines say, null when they are none of these answers.
     *
     * @param lines the lines of an output
     */
    public static Captured.@Nullable Records read(List<String> lines) {
        DiagText text = new DiagText();
        for (String line : lines) {
            text.take(line.strip());
        }
        text.end();
        return text.kind.isEmpty() || text.records.isEmpty() ? null : new Captured.Records(text.kind, text.records);
    }

    private void take(String line) {
        if (line.startsWith(ERROR)) {
            end();
            error(line.substring(ERROR.length()).strip());
        } else if (line.contains(MIGRATION)) {
            end();
            kind = "dfsrmig";
            migrating = true;
        } else if (migrating) {
            controller(line);
        } else if (line.isEmpty()) {
            endLabels();
        } else {
            labelled(line);
        }
    }

    private void error(String text) {
        kind = "dfsrdiag error";
        int at = text.indexOf(CODE);
        record.put("message", (at < 0 ? text : text.substring(0, at)).strip());
        if (at >= 0) {
            String code = text.substring(at + CODE.length()).strip();
            int blank = code.indexOf(' ');
            code(blank < 0 ? code : code.substring(0, blank));
        }
        end();
    }

    private void code(String text) {
        try {
            long code = DfsrError.number(text);
            record.put("error", Long.toString(code));
            for (DfsrError known : DfsrError.logged(code)) {
                record.putIfAbsent("meaning", known.meaning());
                record.putIfAbsent("action", known.action());
            }
        } catch (NumberFormatException e) {
            // words in place of a code
        }
    }

    /** {@code DC7 ('Preparing') - Primary DC}. */
    private void controller(String line) {
        int open = line.indexOf("('");
        int close = line.indexOf("')", Math.max(open, 0));
        int dash = line.indexOf(" - ", Math.max(close, 0));
        if (open > 0 && close > open && dash > 0) {
            record.put("name", line.substring(0, open).strip());
            record.put("state", line.substring(open + 2, close));
            record.put("type", line.substring(dash + " - ".length()).strip());
            end();
        }
    }

    private void labelled(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return;
        }
        String label = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (COUNTS.contains(label)) {
            kind = "dfsrdiag replicationstate";
            record.put(label, value);
        } else if (colon + 1 < line.length() && colon > 0 && line.charAt(colon - 1) == ' ' && isLabel(label)) {
            record.put(label, value);
        }
    }

    private static boolean isLabel(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    /** A blank line ends facts behind labels, but not the counts, which stand in two parts. */
    private void endLabels() {
        if (!kind.equals("dfsrdiag replicationstate")) {
            end();
        }
    }

    private void end() {
        if (record.isEmpty()) {
            return;
        }
        if (kind.isEmpty() || kind.startsWith("dfsrdiag ") && !kind.contains("error") && !kind.contains("state")) {
            String named = kind(record);
            if (named.isEmpty()) {
                record = new LinkedHashMap<>();
                return;
            }
            kind = named;
        }
        records.add(record);
        record = new LinkedHashMap<>();
    }

    private static String kind(Map<String, String> labels) {
        List<String> names = new ArrayList<>();
        for (String label : labels.keySet()) {
            names.add(label.toLowerCase(Locale.ROOT));
        }
        if (names.contains("object type")) {
            return "dfsrdiag guid2name";
        }
        return names.contains("uid") && names.contains("gvsn") ? "dfsrdiag idrecord" : "";
    }
}
