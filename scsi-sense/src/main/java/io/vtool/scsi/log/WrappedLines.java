package io.vtool.scsi.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a line together that a mail, a page or a terminal broke in two or more. Lines are held back while the next one may go on
 * with them; they count as one where that says more than they do apart, or as much in fewer events if a form was cut.
 */
public final class WrappedLines {
    private static final int MOST_PARTS = 8;
    private static final int LONGEST = 2000;
    /** Shorter lines are broken only where {@link CutLine} sees it. */
    private static final int SHORTEST = 40;
    /** So long is a line at least that a terminal broke where it ended, in the middle of words. */
    private static final int TERMINAL = 79;

    private final LineDecoder decoder;
    private final Sink sink;
    private final List<Part> parts = new ArrayList<>();
    /** The lines as one, repaired; null while there is only the first and nothing had to look at it. */
    private @Nullable String whole;

    /** Takes what comes out, in the order of the lines. */
    public interface Sink {
        /** The events of several lines that were one. */
        void joined(List<StatusEvent> events);

        /** A line that stands by itself. */
        void line(long number, String text);
    }

    /**
     * A line that is held back.
     *
     * @param text behind the marks of a quotation, with its blanks
     * @param cut whether the lines before it end in the middle of a form with which it goes on
     */
    private record Part(long number, String line, String text, boolean cut) {}

    /**
     * What lines say as one beyond what they say apart.
     *
     * @param all weighed over all that events know
     * @param codes how many codes
     */
    private record Gain(int all, int codes) {
        static final Gain NONE = new Gain(0, 0);
    }

    /** Nothing is held back yet. */
    public WrappedLines(LineDecoder decoder, Sink sink) {
        this.decoder = decoder;
        this.sink = sink;
    }

    /** Whether a line is held back until the next one comes. */
    public boolean isPending() {
        return !parts.isEmpty();
    }

    /** Takes the next line. */
    public void add(long number, String line) {
        if (!parts.isEmpty() && !goesOn(number, line)) {
            settle();
        }
        if (parts.isEmpty()) {
            start(number, line);
        }
    }

    /** Hands over all that is held back. */
    public void settle() {
        while (parts.size() > 1) {
            handOver();
        }
        if (!parts.isEmpty()) {
            Part only = parts.remove(0);
            sink.line(only.number(), only.line());
        }
    }

    /** Hands over the first line, or as many as are one with it; the others are looked at anew. */
    private void handOver() {
        int count = 1;
        List<StatusEvent> events = List.of();
        Gain best = Gain.NONE;
        Gain last = Gain.NONE;
        for (int i = 2; i <= parts.size(); i++) {
            List<StatusEvent> together = together(i);
            Gain gain = gain(together, i);
            if (!parts.get(i - 1).cut() && (gain.codes() <= last.codes() || !isOfBoth(together, i))) {
                break;
            }
            last = gain;
            if (gain.all() > best.all()) {
                count = i;
                events = together;
                best = gain;
            }
        }
        List<Part> held = List.copyOf(parts);
        parts.clear();
        if (count > 1) {
            sink.joined(events);
        } else {
            sink.line(held.get(0).number(), held.get(0).line());
        }
        for (int i = count; i < held.size(); i++) {
            add(held.get(i).number(), held.get(i).line());
        }
    }

    /** Whether what the first lines say as one is of the last of them, too, and not said before any other words. */
    private boolean isOfBoth(List<StatusEvent> together, int count) {
        Part part = parts.get(count - 1);
        List<StatusEvent> own = decoder.decode(part.number(), part.line());
        if (!own.isEmpty() && own.get(0).origin() == Origin.RAW) {
            return false; // numbers that stand by themselves
        }
        String before = spaced(count - 1);
        char end = before.charAt(before.length() - 1);
        if (end == '$' || end == '.' || end == '\u2026') {
            return false; // cut by a pager
        }
        List<StatusEvent> whole = decoder.decode(part.number(), before);
        List<StatusEvent> more = decoder.decode(part.number(), before + " -");
        return codes(together) > codes(own) + Math.max(codes(whole), codes(more))
                || own.isEmpty() && whole.isEmpty() && more.isEmpty();
    }

    /** The first lines with a blank between each two. */
    private String spaced(int count) {
        StringBuilder text = new StringBuilder(parts.get(0).text().stripTrailing());
        for (int i = 1; i < count; i++) {
            text.append(' ').append(parts.get(i).text().strip());
        }
        return text.toString();
    }

    private void start(long number, String line) {
        if (line.length() > LONGEST || line.length() < SHORTEST && !CutLine.is(line)) {
            sink.line(number, line);
            return;
        }
        String text = line.substring(quotation(line));
        whole = null; // most lines are followed by one that begins with its own stamp
        parts.add(new Part(number, line, text, true));
    }

    /** Adds the line to those that are held back if it may go on with them. */
    private boolean goesOn(long number, String line) {
        if (CutLine.startsWithStamp(line)) {
            return false;
        }
        String text = line.substring(quotation(line));
        String rest = Repair.of(text).strip();
        String before = whole == null ? Repair.of(parts.get(0).text()).stripTrailing() : whole;
        whole = before;
        if (rest.isEmpty() || parts.size() == MOST_PARTS || before.length() + rest.length() > LONGEST) {
            return false;
        }
        boolean cut = CutLine.is(before);
        if (cut ? !CutLine.goesOn(before, rest) : !isBroken(text, rest)) {
            return false;
        }
        whole = before + " " + rest;
        parts.add(new Part(number, line, text, cut));
        return true;
    }

    /** Whether the last line is as long as one that was broken: the first word of the next had no room in it. */
    private boolean isBroken(String text, String rest) {
        String last = parts.get(parts.size() - 1).text();
        int word = 0;
        while (word < rest.length() && rest.charAt(word) != ' ') {
            word++;
        }
        return last.length() >= SHORTEST && last.length() + 1 + word >= text.length() && !CutLine.startsRecord(rest);
    }

    /** The events of the first lines as one. */
    private List<StatusEvent> together(int count) {
        StringBuilder glued = new StringBuilder(parts.get(0).text());
        for (int i = 1; i < count; i++) {
            glued.append(parts.get(i).text());
        }
        long number = parts.get(0).number();
        List<StatusEvent> events = decoder.decode(number, spaced(count));
        if (!isBrokenByTerminal(count)) {
            return events;
        }
        List<StatusEvent> other = decoder.decode(number, glued);
        return score(other, false) >= score(events, false) ? other : events;
    }

    /** Whether all lines but the last are of one length, and no number starts where one of them does. */
    private boolean isBrokenByTerminal(int count) {
        int width = parts.get(0).line().length();
        for (int i = 1; i < count; i++) {
            boolean full = parts.get(i).line().length() == width || i == count - 1;
            if (!full || parts.get(i).text().startsWith("0x")) {
                return false;
            }
        }
        return width >= TERMINAL;
    }

    /**
     * How much more the first lines say as one. Where they say as much, a line that goes on with a cut form belongs to it if
     * that makes fewer events, or another one of the only one.
     */
    private Gain gain(List<StatusEvent> together, int count) {
        int known = 0;
        int codes = 0;
        List<StatusEvent> apart = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Part part = parts.get(i);
            List<StatusEvent> events = decoder.decode(part.number(), part.line());
            apart.addAll(events);
            known += score(events, i > 0 && part.cut());
            codes += codes(events);
        }
        int fewer = apart.size() - together.size();
        int closer = 2 * fewer + (fewer == 0 && !together.equals(apart) ? 1 : 0);
        int all = 4 * (score(together, false) - known) + (parts.get(count - 1).cut() ? closer : 0);
        boolean first = apart.isEmpty() && !together.isEmpty();
        return new Gain(first ? all + 1 : all, first ? Math.max(1, codes(together)) : codes(together) - codes);
    }

    /** The length of the marks of a quotation and of one blank behind them; 0 where there are none. */
    private static int quotation(String line) {
        int at = 0;
        int end = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '>' || line.charAt(at) == '|')) {
            end = line.charAt(at) == ' ' ? end : at + 1;
            at++;
        }
        return end > 0 && end < line.length() && line.charAt(end) == ' ' ? end + 1 : end;
    }

    /** How much events know; bare numbers below a line that lacks its end are no event of their own. */
    private static int score(List<StatusEvent> events, boolean below) {
        int score = 0;
        for (int i = 0; i < events.size(); i++) {
            StatusEvent e = events.get(i);
            if (below && e.origin() == Origin.RAW) {
                continue;
            }
            score += codes(e) + known(e.opcode()) + known(e.deviceId()) + known(e.pathId());
            score += known(e.details().repeated()) + known(e.details().sector());
            score += known(e.details().lba()) + known(e.details().blocks());
        }
        return score;
    }

    private static int codes(List<StatusEvent> events) {
        int codes = 0;
        for (int i = 0; i < events.size(); i++) {
            codes += codes(events.get(i));
        }
        return codes;
    }

    /** How many numbers of an event tell what happened. */
    private static int codes(StatusEvent e) {
        return known(e.host())
                + known(e.device())
                + known(e.plugin())
                + known(e.driver())
                + known(e.senseKey())
                + known(e.asc())
                + known(e.ascq())
                + known(e.details().nvmeStatus());
    }

    private static int known(@Nullable Object value) {
        return value == null ? 0 : 1;
    }
}
