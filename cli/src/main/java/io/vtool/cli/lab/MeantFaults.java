package io.vtool.cli.lab;

import io.vtool.cli.model.Invocation;
import io.vtool.emulator.lab.fault.LabFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Faults of the lab as people name them: by number, kind or target, or all of them. */
final class MeantFaults {
    private static final String ALL = "all";

    private MeantFaults() {}

    /** The faults that words mean; a word that means none is told. */
    static Set<Integer> ids(Invocation in, List<LabFault> there, List<String> words, String what) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (String word : words) {
            boolean found = word.equals(ALL);
            for (LabFault fault : there) {
                if (means(word, fault)) {
                    ids.add(fault.id());
                    found = true;
                }
            }
            if (!found) {
                in.note("no fault '" + word + "' is there" + what + "; 'vtool lab fault list' shows what is broken");
            }
        }
        return ids;
    }

    private static boolean means(String word, LabFault fault) {
        return word.equals(ALL)
                || word.equals(Integer.toString(fault.id()))
                || word.equals(fault.kind())
                || word.equals(fault.on())
                || fault.on().equals(word + ":3260");
    }
}
