package io.vtool.cli.check;

import java.util.Set;

/** What a baseline has and is not there any more, in words. */
final class Missing {
    private static final int MOST_NAMED = 4;

    private Missing() {}

    /** The first names, how many more there are, and who says so. */
    static String words(Set<String> names) {
        StringBuilder text = new StringBuilder();
        int named = 0;
        for (String name : names) {
            if (named == MOST_NAMED) {
                text.append(" and ").append(names.size() - named).append(" more");
                break;
            }
            text.append(named++ == 0 ? "" : ", ").append(name);
        }
        return text.append(", the baseline has ")
                .append(names.size() == 1 ? "it" : "them")
                .toString();
    }
}
