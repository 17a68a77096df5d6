package io.vtool.cli.iscsi;

import io.vtool.cli.words.Typography;
import java.util.ArrayList;
import java.util.List;

/** Command lines as runbooks and wikis have them, made into what was meant. */
final class PastedWords {
    private static final String OLD_TYPE = "--sendtargets";

    private PastedWords() {}

    /** The words with hyphens for dashes and with options of today; the same list when nothing was to be done. */
    static List<String> repair(List<String> given) {
        List<String> repaired = Typography.repair(given, AdminOptions.table());
        boolean old = false;
        for (String word : repaired) {
            old |= word.equals(OLD_TYPE) || word.equals("-sendtargets");
        }
        if (!old) {
            return repaired.equals(given) ? given : repaired;
        }
        List<String> today = new ArrayList<>();
        for (String word : repaired) {
            if (word.equals(OLD_TYPE) || word.equals("-sendtargets")) {
                today.add("-t");
                today.add("sendtargets");
            } else {
                today.add(word);
            }
        }
        return today;
    }
}
