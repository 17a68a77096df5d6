package io.vtool.cli.check;

import io.vtool.cli.baseline.Baseline;
import io.vtool.cli.failure.CommandFailure;
import io.vtool.cli.model.Invocation;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a baseline has and is not there any more, in words. */
final class Missing {
    private static final int MOST_NAMED = 4;

    private Missing() {}

    /** The baseline that the command line names; null for none, and for one that cannot be read, which the answer is told. */
    static @Nullable Baseline baseline(Invocation in, Answer answer) {
        String file = in.value("baseline");
        try {
            return file == null ? null : Baseline.read(in, file);
        } catch (CommandFailure e) {
            answer.find(e);
            return null;
        }
    }

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
