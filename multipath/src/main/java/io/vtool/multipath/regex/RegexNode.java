package io.vtool.multipath.regex;

import java.util.List;

/** A part of a regular expression. */
sealed interface RegexNode {
    /** One character. */
    record Chars(CharSet set) implements RegexNode {}

    /** A place between characters. */
    record Assertion(Place place) implements RegexNode {}

    /** One part after the other. */
    record Sequence(List<RegexNode> parts) implements RegexNode {}

    /** One of several. */
    record Choice(List<RegexNode> alternatives) implements RegexNode {}

    /** One part again and again; without an upper limit {@code most} is negative. */
    record Repeat(RegexNode part, int least, int most) implements RegexNode {}

    /** Places between characters. */
    enum Place {
        START,
        END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        INSIDE
    }
}
