package io.vtool.multipath.config;

import io.vtool.scsi.table.FactTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as they come up; severity and advice are those of the table. */
final class Findings {
    private static final FactTable TABLE = FactTable.load(Findings.class, "lint");
    private static final int SEVERITY = 1;
    private static final int ADVICE = 2;

    private final List<String> files;
    private final List<Finding> list = new ArrayList<>();

    Findings(List<String> files) {
        this.files = files;
    }

    void add(String code, Origin origin, String text) {
        add(code, origin.file(), origin.line(), text);
    }

    void add(String code, String file, int line, String text) {
        add(code, file, line, text, null, List.of());
    }

    void add(String code, String file, int line, String text, @Nullable String word, List<String> candidates) {
        int row = TABLE.find(code + "\t");
        Finding.Severity severity = switch (TABLE.text(row, SEVERITY)) {
            case "error" -> Finding.Severity.ERROR;
            case "warning" -> Finding.Severity.WARNING;
            default -> Finding.Severity.NOTE;
        };
        list.add(new Finding(severity, code, file, line, text, TABLE.text(row, ADVICE), word, candidates));
    }

    /** In the order of files and lines; what is about no line comes last in its file. */
    List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(list);
        sorted.sort(new Comparator<>() {
            @Override
            public int compare(Finding one, Finding other) {
                int byFile = Integer.compare(files.indexOf(one.file()), files.indexOf(other.file()));
                return byFile != 0 ? byFile : Integer.compareUnsigned(one.line() - 1, other.line() - 1);
            }
        });
        return List.copyOf(sorted);
    }
}
