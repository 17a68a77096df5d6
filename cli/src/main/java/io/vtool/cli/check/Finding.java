package io.vtool.cli.check;

import io.vtool.cli.render.Verdict.State;

/**
 * Something that a check found.
 *
 * @param state how bad it is
 * @param subject what it is about, such as a map's name
 * @param words what is the matter, one clause without a full stop
 */
record Finding(State state, String subject, String words) {
    /** Both in one clause. */
    String text() {
        boolean named = subject.isEmpty() || words.startsWith(subject + "/"); // a volume of the group
        return named ? words : subject + ": " + words;
    }
}
