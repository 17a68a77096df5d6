package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * One label for all three numbers: {@code Key/ASC/ASCQ: 0x5/0x24/0x0}, {@code Key-Asc-Ascq: 05-24-00},
 * {@code [sense_key,asc,ascq]: [0x06,0x29,0x00]}, {@code KCQ 5/24/0}.
 */
final class TripleLabel implements Recognizer {
    private static final String MARKS = "/-,| ";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!c.accept("kcq") && !longLabel(c)) {
            return null;
        }
        if (Cursor.isLetter(c.peek())) {
            return null;
        }
        c.skipAny(" ]):=[(\"'{is");
        EventBuilder event = new EventBuilder(
                line.text.startsWith("Key-Asc-Ascq", at) ? "dic-sense" : "sense-label",
                StatusLabel.isFusion(line, at) ? Origin.LINUX : Origin.TOOL);
        if (!SlashTriple.read(c, event) || ProgramText.isAssignment(line, at, c.at)) {
            return null;
        }
        Prefix.before(line, at).into(event);
        event.start = at;
        event.end = c.at;
        return event;
    }

    /** Reads {@code key/asc/ascq}; the anchor may be the key or only the code. */
    private static boolean longLabel(Cursor c) {
        c.acceptLoose("sense");
        c.skipAny("_ -");
        if (c.accept("key")) {
            if (MARKS.indexOf(c.peek()) < 0) {
                return false;
            }
            c.skipAny(MARKS);
        } else if (!isAfterShortKey(c)) {
            return false;
        }
        if (!c.accept("asc") && !c.accept("code")) {
            return false;
        }
        if (MARKS.indexOf(c.peek()) < 0) {
            return false;
        }
        c.skipAny(MARKS);
        return c.accept("ascq") || c.accept("qualifier");
    }

    /** {@code sk/} or {@code k/} stands before the anchor. */
    private static boolean isAfterShortKey(Cursor c) {
        char mark = c.charAt(c.at - 1);
        return (mark == '/' || mark == '-' || mark == ',') && Cursor.lower(c.charAt(c.at - 2)) == 'k';
    }
}
