package io.vtool.lvm.write;

import io.vtool.lvm.FactTable;
import java.util.List;

/** Which names lvm2 takes for groups and volumes, and which it keeps for itself. */
final class Names {
    private static final int LONGEST = 127;

    private Names() {}

    static void checkGroup(String name) throws PlanException {
        check(name);
    }

    static void checkVolume(String name) throws PlanException {
        check(name);
        for (List<String> row : FactTable.rows(Names.class, "reserved-names.tsv")) {
            boolean start = row.get(1).equals("start");
            if (start ? name.startsWith(row.get(0)) : name.contains(row.get(0))) {
                throw new PlanException(
                        PlanException.Kind.NAME, name, "names with " + row.get(0) + " are kept for lvm2's own volumes");
            }
        }
    }

    private static void check(String name) throws PlanException {
        boolean good = !name.isEmpty()
                && name.length() <= LONGEST
                && name.charAt(0) != '-'
                && !name.equals(".")
                && !name.equals("..");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            good &= letter || c == '+' || c == '-' || c == '.' || c == '_';
        }
        if (!good) {
            throw new PlanException(
                    PlanException.Kind.NAME,
                    name,
                    "a name has 1 to 127 letters, digits and + - . _ and does not begin with a hyphen");
        }
    }
}
