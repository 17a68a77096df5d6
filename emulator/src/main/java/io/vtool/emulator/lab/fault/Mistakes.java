package io.vtool.emulator.lab.fault;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a fault as somebody wrote it. */
final class Mistakes {
    private final FaultChecker.Clause clause;
    private final List<FaultChecker.Mistake> all = new ArrayList<>();

    Mistakes(FaultChecker.Clause clause) {
        this.clause = clause;
    }

    List<FaultChecker.Mistake> all() {
        return all;
    }

    void wrong(String key, String message) {
        all.add(new FaultChecker.Mistake(key, message, false));
    }

    /** A word that is none of those that are known. */
    void unknown(String key, String message, String word, List<String> known) {
        all.add(new FaultChecker.Mistake(key, message + end(word, known), false));
    }

    /** A name that nothing in the lab has. */
    void absent(String key, String message, String name, List<String> known) {
        all.add(new FaultChecker.Mistake(key, message + end(name, known), true));
    }

    private String end(String word, List<String> known) {
        String end = clause.of(word, known);
        String list = known.isEmpty() ? "; it has none" : "; known: " + String.join(", ", known);
        return end.isEmpty() ? list : end;
    }
}
