package io.vtool.multipath.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The bindings file: which user friendly name belongs to which WWID. It does not change; what adds a binding gives the
 * file as it is to be written.
 */
public final class Bindings {
    /** How the file begins. */
    static final String HEADER = """
            # Multipath bindings, Version : 1.0
            # NOTE: this file is automatically maintained by the multipath program.
            # You should not need to edit this file in normal circumstances.
            #
            # Format:
            # alias wwid
            #
            """;

    private static final int LONGEST_WWID = 127;

    private final String text;
    private final List<BindingLine> lines;
    private final int nextNumber;

    private Bindings(String text, List<BindingLine> lines, int nextNumber) {
        this.text = text;
        this.lines = lines;
        this.nextNumber = nextNumber;
    }

    /**
     * Reads a file.
     *
     * @param text its text, empty when there is none yet
     */
    public static Bindings parse(String text) {
        String whole = text.isEmpty() ? HEADER : text;
        int nextNumber = 1;
        for (int at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) {
            nextNumber++;
        }
        return new Bindings(whole, BindingLine.all(whole), nextNumber);
    }

    /** The text of the file. */
    public String text() {
        return text;
    }

    List<BindingLine> lines() {
        return lines;
    }

    /**
     * The name that belongs to a WWID, null when none does.
     *
     * @param wwid the WWID
     */
    public @Nullable String alias(String wwid) {
        for (BindingLine line : lines) {
            if (wwid.equals(line.wwid())) {
                return line.alias();
            }
        }
        return null;
    }

    /**
     * The WWID that a name belongs to, null when the file does not know it.
     *
     * @param alias the name
     */
    public @Nullable String wwid(String alias) {
        for (BindingLine line : lines) {
            String wwid = line.wwid();
            if (wwid != null && wwid.length() <= LONGEST_WWID && alias.equals(line.alias())) {
                return wwid;
            }
        }
        return null;
    }

    /**
     * The name of a WWID, a new one if need be: the first unused one after the prefix.
     *
     * @param wwid the WWID
     * @param prefix beginning of new names
     * @param taken whether a map of another WWID has that name
     * @return null when there are no more names
     */
    public @Nullable Binding bind(String wwid, String prefix, Predicate<String> taken) {
        String known = alias(wwid);
        if (known != null) {
            return new Binding(known, wwid, this);
        }
        int number = free(prefix, taken);
        return number == AliasNumber.NONE ? null : append(prefix + AliasNumber.letters(number), wwid);
    }

    /**
     * Keeps the name that a map has already: when the file says nothing else it is entered there.
     *
     * @param wwid the WWID of the map
     * @param alias its name
     * @param prefix beginning of new names; others are not entered
     * @return the name to use, null when it has to get another one
     */
    public @Nullable Binding keep(String wwid, String alias, String prefix) {
        String bound = wwid(alias);
        if (bound != null) {
            return bound.equals(wwid) ? new Binding(alias, wwid, this) : null;
        }
        String known = alias(wwid);
        if (known != null) {
            return new Binding(known, wwid, this);
        }
        return AliasNumber.of(alias, prefix) > 0 ? append(alias, wwid) : null;
    }

    private Binding append(String alias, String wwid) {
        if (!text.endsWith("\n")) {
            return new Binding(alias, wwid, parse(text + alias + " " + wwid + "\n"));
        }
        List<BindingLine> more = new ArrayList<>(lines.size() + 1);
        more.addAll(lines);
        more.add(new BindingLine(nextNumber, alias, wwid, null));
        return new Binding(alias, wwid, new Bindings(text + alias + " " + wwid + "\n", more, nextNumber + 1));
    }

    /** Looks for the smallest free number in one pass, so that in a file out of order it is one after the largest. */
    private int free(String prefix, Predicate<String> taken) {
        int number = 1;
        int largest = 1;
        int bound = Integer.MAX_VALUE;
        for (BindingLine line : lines) {
            int used = AliasNumber.of(line.alias(), prefix);
            number += used == number ? 1 : 0;
            largest = Math.max(largest, used);
            bound = used > number ? Math.min(bound, used) : bound;
        }
        if (number >= bound) {
            number = largest + 1;
        }
        while (number < Integer.MAX_VALUE && taken.test(prefix + AliasNumber.letters(number))) {
            number++;
            if (number == bound && largest >= bound) {
                number = largest + 1;
            }
        }
        return number == Integer.MAX_VALUE ? AliasNumber.NONE : number;
    }
}
