package io.vtool.scsi.log;

import org.jspecify.annotations.Nullable;

/**
 * {@code H:0x0 D:0x2 P:0x0 Valid sense data: 0x6 0x3f 0xe}, whole or in part, in every ESX release since 4.0; but not
 * {@code H:0xA D:0xB P:0xC}, the legend of pages that explain the form.
 */
final class EsxHostDevicePlugin implements Recognizer {
    private static final String GAP = " ,;|./";

    @Override
    public @Nullable EventBuilder read(Line line, int at) {
        Cursor c = line.cursor.to(at);
        if (!startsHere(line, at)) {
            return null;
        }
        int host = value(c, 'h');
        int device = value(c, 'd');
        int plugin = value(c, 'p');
        if (host < 0 && device < 0 && plugin < 0 || device == 0xb && plugin == 0xc) {
            return null;
        }
        EventBuilder event = new EventBuilder("", Origin.ESX);
        boolean sense = SenseTriple.read(c, event);
        if (host < 0 && device < 0 && !sense) {
            return null;
        }
        int core = c.at;
        EsxContext context = EsxContext.before(line, at);
        EventBuilder whole = context.event();
        whole.host = host < 0 ? null : (Integer) host;
        whole.device = device < 0 ? null : (Integer) device;
        whole.plugin = plugin < 0 ? null : (Integer) plugin;
        whole.senseKey = event.senseKey;
        whole.asc = event.asc;
        whole.ascq = event.ascq;
        whole.senseKind = event.senseKind;
        whole.start = at;
        whole.end = EsxTail.read(line, core, whole);
        return whole;
    }

    /** The letter must begin a word, or be a capital glued to a word and followed by a prefixed number. */
    private static boolean startsHere(Line line, int at) {
        char before = line.cursor.charAt(at - 1);
        if (at == line.from || !Cursor.isAlnum(before)) {
            return true;
        }
        return Cursor.isLower(before) && Cursor.isUpper(line.text.charAt(at)) && line.text.startsWith("0x", at + 2);
    }

    /** Reads {@code X:0xNN}; also without 0x where another such value follows. */
    private static int value(Cursor c, char letter) {
        int start = c.at;
        c.skipAny(GAP);
        if (Cursor.lower(c.peek()) == letter) {
            c.at++;
            c.skipBlanks();
            if (c.accept(':') || c.accept('=')) {
                c.skipBlanks();
                int value = c.prefixedHex(2);
                if (value >= 0 || (value = bare(c, letter)) >= 0) {
                    return value;
                }
            }
        }
        c.at = start;
        return Cursor.NONE;
    }

    private static int bare(Cursor c, char letter) {
        int start = c.at;
        int value = c.hex(2);
        int after = c.at;
        char next = c.skipBlanks().peek();
        boolean partner = letter == 'h' ? next == 'D' : letter == 'd' ? next == 'P' : isAfterPartner(c, start);
        if (value >= 0 && partner && (letter == 'p' || c.charAt(c.at + 1) == ':')) {
            c.at = after;
            return value;
        }
        c.at = start;
        return Cursor.NONE;
    }

    /** Whether {@code D:n} stands before the {@code P:} whose value starts there. */
    private static boolean isAfterPartner(Cursor c, int value) {
        int colon = c.text.lastIndexOf("D:", value);
        return colon >= 0 && value - colon <= 8;
    }
}
