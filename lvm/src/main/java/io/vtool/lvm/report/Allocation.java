package io.vtool.lvm.report;

import org.jspecify.annotations.Nullable;

/** The policies extents are chosen by: a word in the metadata and a letter among the attributes. */
final class Allocation {
    private Allocation() {}

    /** The letter for a policy; for an absent or unknown one, that of another. */
    static char letter(@Nullable String policy, String otherwise) {
        return switch (word(policy, otherwise)) {
            case "contiguous" -> 'c';
            case "cling" -> 'l';
            case "cling_by_tags" -> 't';
            case "normal" -> 'n';
            case "anywhere" -> 'a';
            default -> 'i';
        };
    }

    /** The word for a policy; for an absent or unknown one, another. */
    static String word(@Nullable String policy, String otherwise) {
        if (policy == null) {
            return otherwise;
        }
        return switch (policy) {
            case "contiguous", "cling", "cling_by_tags", "normal", "anywhere", "inherit" -> policy;
            case "next free" -> "normal";
            default -> otherwise;
        };
    }
}
