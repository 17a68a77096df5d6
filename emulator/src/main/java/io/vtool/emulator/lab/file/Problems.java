package io.vtool.emulator.lab.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects the mistakes of one file, and remembers what has to be unique in it. */
final class Problems {
    private final Speller speller;
    private final List<Problem> found = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> nameless = new HashSet<>();

    Problems(Speller speller) {
        this.speller = speller;
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    void add(Node where, String message) {
        add(line(where), message);
    }

    void add(int line, String message) {
        found.add(new Problem(line, message));
    }

    /** Says that a word is unknown, and which one was probably meant. */
    void unknown(Node where, String message, String word, List<String> known) {
        String clause = speller.clause(word, known);
        add(where, message + (clause.isEmpty() ? "; known: " + String.join(", ", known) : clause));
    }

    /** Says that a name belongs to nothing, unless what is meant may be in what could not be read. */
    void absent(Node where, List<String> holders, String message, String word, List<String> known) {
        if (Collections.disjoint(nameless, holders)) {
            unknown(where, message, word, known);
        }
    }

    /** Takes down that something is there, a {@code volume}, whose name nobody knows: what refers to it is not to blame. */
    void hidesNames(String what) {
        nameless.add(what);
    }

    /** Whether names of anything are missing. */
    boolean nameless() {
        return !nameless.isEmpty();
    }

    String clause(String word, List<String> known) {
        return speller.clause(word, known);
    }

    /** Takes a name of some kind for itself; the second to do so is told of the first. */
    void unique(Node where, String kind, String scope, String name) {
        Integer first = taken.putIfAbsent(kind + '\n' + scope + '\n' + name, line(where));
        if (first != null) {
            add(where, kind + " " + name + " is already used in line " + first);
        }
    }

    int count() {
        return found.size();
    }

    boolean none() {
        return found.isEmpty();
    }

    LabFileException asException() {
        found.sort(Comparator.comparingInt(Problem::line));
        return new LabFileException(found);
    }
}
