package io.vtool.multipath.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as steps of an automaton that follows all possibilities at once, so that time grows with the
 * length of the text only.
 */
final class RegexProgram {
    /** Nested intervals multiply; more steps than this are refused. */
    private static final int MOST_STEPS = 20_000;

    /** What a step does. */
    private enum Kind {
        CHARS,
        PLACE,
        SPLIT,
        MATCH
    }

    /** A step; after {@code SPLIT} both go on. */
    private static final class Step {
        private final Kind kind;
        private final @Nullable CharSet set;
        private final RegexNode.@Nullable Place place;
        private int next;
        private int other = -1;

        Step(Kind kind, @Nullable CharSet set, RegexNode.@Nullable Place place, int next) {
            this.kind = kind;
            this.set = set;
            this.place = place;
            this.next = next;
        }
    }

    private final List<Step> steps = new ArrayList<>();
    private boolean tooLarge;
    private final int start;

    private RegexProgram(RegexNode node) {
        int match = add(new Step(Kind.MATCH, null, null, -1));
        start = build(node, match);
    }

    /** The program of an expression, null when it is too large. */
    static @Nullable RegexProgram of(RegexNode node) {
        RegexProgram program = new RegexProgram(node);
        return program.tooLarge ? null : program;
    }

    private int add(Step step) {
        if (steps.size() >= MOST_STEPS) {
            tooLarge = true;
            return 0;
        }
        steps.add(step);
        return steps.size() - 1;
    }

    /** Adds the steps of a part, which go on at that step, and gives the first. */
    private int build(RegexNode node, int next) {
        if (tooLarge) {
            return 0;
        }
        if (node instanceof RegexNode.Chars chars) {
            return add(new Step(Kind.CHARS, chars.set(), null, next));
        }
        if (node instanceof RegexNode.Assertion assertion) {
            return add(new Step(Kind.PLACE, null, assertion.place(), next));
        }
        if (node instanceof RegexNode.Sequence sequence) {
            int at = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                at = build(sequence.parts().get(i), at);
            }
            return at;
        }
        if (node instanceof RegexNode.Choice choice) {
            int at = build(choice.alternatives().get(0), next);
            for (int i = 1; i < choice.alternatives().size(); i++) {
                at = split(at, build(choice.alternatives().get(i), next));
            }
            return at;
        }
        return repeat((RegexNode.Repeat) node, next);
    }

    private int split(int one, int other) {
        Step step = new Step(Kind.SPLIT, null, null, one);
        step.other = other;
        return add(step);
    }

    private int repeat(RegexNode.Repeat repeat, int next) {
        int at = next;
        if (repeat.most() < 0) {
            int loop = split(next, next);
            if (!tooLarge) {
                steps.get(loop).other = build(repeat.part(), loop);
            }
            at = loop;
        } else {
            for (int i = repeat.least(); i < repeat.most() && !tooLarge; i++) {
                at = split(next, build(repeat.part(), at));
            }
        }
        for (int i = 0; i < repeat.least() && !tooLarge; i++) {
            at = build(repeat.part(), at);
        }
        return at;
    }

    /** Whether the expression matches anywhere in the text. */
    boolean find(String text) {
        int[] now = new int[steps.size()];
        int[] then = new int[steps.size()];
        int[] seen = new int[steps.size()];
        int[] stack = new int[steps.size() * 2 + 2];
        int count = 0;
        for (int i = 0; i <= text.length(); i++) {
            // Steps added for this place were marked with it already; a new attempt begins at every place.
            count = follow(start, text, i, now, count, seen, stack);
            if (count < 0) {
                return true;
            }
            int following = 0;
            for (int k = 0; k < count && i < text.length(); k++) {
                Step step = steps.get(now[k]);
                CharSet set = step.set;
                if (set != null && set.has(text.charAt(i))) {
                    following = follow(step.next, text, i + 1, then, following, seen, stack);
                    if (following < 0) {
                        return true;
                    }
                }
            }
            int[] swap = now;
            now = then;
            then = swap;
            count = following;
        }
        return false;
    }

    /** Adds what is reachable from a step without a character; -1 when the match is. Marks are places plus one. */
    private int follow(int from, String text, int at, int[] list, int size, int[] seen, int[] stack) {
        int count = size;
        int top = 0;
        stack[top++] = from;
        while (top > 0) {
            int index = stack[--top];
            if (seen[index] == at + 1) {
                continue;
            }
            seen[index] = at + 1;
            Step step = steps.get(index);
            switch (step.kind) {
                case MATCH -> {
                    return -1;
                }
                case CHARS -> list[count++] = index;
                case SPLIT -> {
                    stack[top++] = step.other;
                    stack[top++] = step.next;
                }
                default -> {
                    if (step.place != null && holds(step.place, text, at)) {
                        stack[top++] = step.next;
                    }
                }
            }
        }
        return count;
    }

    private static boolean holds(RegexNode.Place place, String text, int at) {
        boolean before = at > 0 && word(text.charAt(at - 1));
        boolean after = at < text.length() && word(text.charAt(at));
        return switch (place) {
            case START -> at == 0;
            case END -> at == text.length();
            case WORD_START -> !before && after;
            case WORD_END -> before && !after;
            case WORD_EDGE -> before != after;
            case INSIDE -> before == after;
        };
    }

    private static boolean word(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
